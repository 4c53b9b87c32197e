"""The smallest sets of origins, documents or spans without which a board is ranked otherwise.

Every set of one is tried, then of two, then of three, until one of them changes what is asked or
the trials are too many; so each set given is a smallest one, and `tried` says how far it went.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from tadmor.explanation.testimony import Statement
from tadmor.explanation.weighing import WEIGHINGS, Flags, Scale, Weighed
from tadmor.model.explanations import Change, KnockoutRow, Unit, Weighing
from tadmor.model.findings import Party

# The greatest set that is tried, and how many sets of one kind of thing in all.
LARGEST = 3
TRIALS = 1200
QUOTED = 70  # characters of a quotation in a sentence

Asked: TypeAlias = tuple[Weighing, Literal["lead", "order"]]
Sets: TypeAlias = dict[tuple[str, ...], list[Change]]
UNITS: Mapping[Unit, str] = {"origin": "source", "document": "document", "span": "statement"}


class Search(NamedTuple):
    """What was found: the sets with their changes, and up to which size all were tried."""

    found: Sets
    tried: int


def knockouts(scale: Scale) -> Iterator[KnockoutRow]:
    """Give the smallest sets of each unit, and for what nothing changes a row that says so."""
    for unit in UNITS:
        parts = parts_of(scale, unit)
        if not parts:
            continue
        search = removals(scale, {key: part.live for key, part in parts.items()})
        for keys, changes in search.found.items():
            removes = tuple(parts[key].party for key in keys)
            names = _listed([_named(one.name, unit) for one in removes])
            yield KnockoutRow(
                unit=unit,
                removes=removes,
                changes=tuple(changes),
                tried=search.tried,
                why=f"Without {names}, {_told(changes)}.",
            )
        changed = {each.weighing for held in search.found.values() for each in held}
        if left := [one for one in WEIGHINGS if one not in changed]:
            yield KnockoutRow(
                unit=unit, removes=(), changes=(), tried=search.tried, why=_firm(unit, search, left)
            )


class Part(NamedTuple):
    """Something that may be removed: its name, and the statements that are left without it."""

    party: Party
    live: Flags


def parts_of(scale: Scale, unit: Unit) -> dict[str, Part]:
    """Give the origins, documents or spans that a board rests on, each with what is left."""
    name = _BY[unit]
    parts: dict[str, Part] = {}
    for at, one in enumerate(scale.testimony):
        if one.passage is None:
            continue
        key, party = name(one)
        part = parts.setdefault(key, Part(party, scale.everything()))
        part.live[at] = False
    return parts


def removals(scale: Scale, without: Mapping[str, Flags]) -> Search:
    """Find the smallest sets that change who leads, or the order, by each way of weighing."""
    everything = scale.everything()
    before = scale.weigh(everything)
    open_: list[Asked] = [(one, what) for one in WEIGHINGS for what in ("lead", "order")]
    found: Sets = {}
    trials = tried = 0
    for size in range(1, min(LARGEST, len(without)) + 1):
        trials += comb(len(without), size)
        if trials > TRIALS and size > 1:
            break
        tried = size
        met: set[Asked] = set()
        for keys in combinations(without, size):
            live = np.logical_and.reduce([without[key] for key in keys])
            after = scale.weigh(live)
            if np.array_equal(before.ranks, after.ranks):
                continue
            changes = [asked for asked in open_ if _changed(before, after, asked)]
            if changes:
                found[keys] = _changes(scale, before, after, changes)
                met.update(changes)
        open_ = [asked for asked in open_ if asked not in met]
        if not open_:
            break
    return Search(found, tried)


def _changed(before: Weighed, after: Weighed, asked: Asked) -> bool:
    weighing, what = asked
    if what == "lead":
        return before.leads(weighing) != after.leads(weighing)
    row = WEIGHINGS.index(weighing)
    return bool(np.any(before.ranks[row] != after.ranks[row]))


def _changes(scale: Scale, before: Weighed, after: Weighed, asked: list[Asked]) -> list[Change]:
    """Give each way of weighing once: a change of the lead is one of the order too."""
    lead = {weighing for weighing, what in asked if what == "lead"}
    held = dict.fromkeys(weighing for weighing, _ in asked)
    return [
        Change(
            weighing=weighing,
            changes="lead" if weighing in lead else "order",
            before=scale.tiers(before.ranks[WEIGHINGS.index(weighing)]),
            after=scale.tiers(after.ranks[WEIGHINGS.index(weighing)]),
        )
        for weighing in held
    ]


def _told(changes: list[Change]) -> str:
    """Say what changes: who leads by which weighing, then by which the order alone changes."""
    leads: dict[tuple[str, ...], list[str]] = {}
    for one in changes:
        if one.changes == "lead":
            leads.setdefault(one.after[0], []).append(one.weighing)
    said = [
        f"{_listed(first)} {'come' if len(first) > 1 else 'comes'} first by {_listed(by)}"
        for first, by in leads.items()
    ]
    order = [one.weighing for one in changes if one.changes == "order"]
    return "; ".join([*said, f"the order by {_listed(order)} changes"] if order else said)


def _named(name: str, unit: Unit) -> str:
    """Give a name for a sentence: the words of a span in quotation marks, cut at their end."""
    flat = " ".join(name.split())
    cut = flat if len(flat) <= QUOTED else f"{flat[:QUOTED].rsplit(' ', 1)[0]} …"
    return f"“{cut}”" if unit == "span" else flat


def _listed(names: Sequence[str]) -> str:
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def _firm(unit: Unit, search: Search, left: list[Weighing]) -> str:
    which = (
        f"No set of up to {search.tried} {UNITS[unit]}s"
        if search.tried > 1
        else f"No one {UNITS[unit]}"
    )
    return f"{which} changes the ranking by {_listed(left)}."


def _origin(one: Statement) -> tuple[str, Party]:
    return one.origin.key, one.origin.party


def _document(one: Statement) -> tuple[str, Party]:
    document = one.passage.document if one.passage else ""
    return document, Party(id=None, name=document)


def _span(one: Statement) -> tuple[str, Party]:
    if one.passage is None:
        return "", Party(id=None, name="")
    key = f"{one.passage.id}|{one.passage.span.start}|{one.passage.span.end}"
    return key, Party(id=one.passage.id, name=one.passage.quote)


_BY: Mapping[Unit, Callable[[Statement], tuple[str, Party]]] = {
    "origin": _origin,
    "document": _document,
    "span": _span,
}
