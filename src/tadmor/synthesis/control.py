"""Who held what when, by each account: the rows of the table `control`.

Each history rests on the claims of one account on one place alone: nothing is averaged, no account
corrects another, and nothing is filled between places. The effects stand in `effects.toml`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import TypeAlias

from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow, ControlRow, Party
from tadmor.model.time import bounds
from tadmor.synthesis.days import number, written
from tadmor.synthesis.history import history
from tadmor.synthesis.lookup import Lookup, account_key, folded
from tadmor.synthesis.retracted import still_made
from tadmor.synthesis.settling import settled
from tadmor.synthesis.signs import signs

# An account's id or name or part of it, or several of which each will do; all accounts if nothing.
Asked: TypeAlias = str | tuple[str, ...] | None


def control(
    collection: Collection,
    *,
    place: str | None = None,
    held_on: str | None = None,
    said_by: str | None = None,
    published_by: str | None = None,
    account: Asked = None,
) -> tuple[ControlRow, ...]:
    """Give the history of each place by each account, as far as it was told by the given days.

    `said_by` and `published_by` leave out what was said or published later, or nobody knows when;
    `held_on` keeps the states that may hold on some day of it; all three are EDTF (NotationError
    otherwise). `account` (one or several) and `place` are ids or names; of an account's name a part
    is enough.
    """
    lookup = Lookup(collection)
    wanted_places = asked_places(place, lookup)
    told: dict[tuple[str, str], list[ClaimRow]] = defaultdict(list)
    for claim in known(collection.claims, lookup, said_by, published_by):
        if (
            claim.place
            and claim.place in wanted_places
            and is_of(claim.originating_source, account)
        ):
            told[claim.place, account_key(claim)].append(claim)
    rows = (row for claims in told.values() for row in _history(claims, lookup))
    return tuple(sorted((row for row in rows if may_hold(row, held_on)), key=_order))


def _history(claims: Sequence[ClaimRow], lookup: Lookup) -> Iterator[ControlRow]:
    """Fold the claims of one account on one place; their order does not matter."""
    place = lookup.places[claims[0].place or ""]
    account = min((claim.originating_source for claim in claims), key=lambda party: party.name)
    found = (sign for claim in still_made(claims, lookup) for sign in signs(claim, lookup))
    for phase in history(settled(found)):
        end_min, end_max = phase.end or (-inf, inf)
        yield ControlRow(
            place=Party(id=place.id, name=place.name),
            lat=place.lat,
            lon=place.lon,
            account=account,
            holder=phase.holder,
            state=phase.state,
            start_min=written(phase.start[0]),
            start_max=written(phase.start[1]),
            end_min=written(end_min),
            end_max=written(end_max),
            last_evidence=written(phase.last),
            because=tuple(phase.because),
        )


def as_one(collection: Collection, accounts: Asked) -> Collection:
    """Give a case in which the accounts asked for are one: a chosen set of sources.

    What they say is folded into one history as if one had said it all. Its name has all of theirs,
    its id is that of the first.
    """
    chosen = [claim for claim in collection.claims if is_of(claim.originating_source, accounts)]
    parties = {account_key(claim): claim.originating_source for claim in chosen}
    if len(parties) < 2:
        return collection
    named = sorted(parties.values(), key=lambda party: (party.name, party.id or ""))
    ids = [*(party.id for party in named if party.id), chosen[0].voice]
    joint = Party(id=ids[0], name=" + ".join(dict.fromkeys(party.name for party in named)))
    of_set = {claim.id for claim in chosen}
    claims = (
        replace(claim, originating_source=joint) if claim.id in of_set else claim
        for claim in collection.claims
    )
    return replace(collection, claims=tuple(claims))


def known(
    claims: Iterable[ClaimRow], lookup: Lookup, said_by: str | None, published_by: str | None
) -> Iterator[ClaimRow]:
    """Give the claims that were said and published by the days asked for.

    What is published has been said by then, on whatever day.
    """
    said_limit = number(bounds(said_by).end_max, inf)
    published_limit = number(bounds(published_by).end_max, inf)
    for claim in claims:
        published = number(bounds(lookup.published(claim)).end_max, inf)
        said = claim.times.said
        said_on = min(published, number(said.start_max if said else None, inf))
        in_time = published_by is None or published <= published_limit
        if in_time and (said_by is None or said_on <= said_limit):
            yield claim


def asked_places(wanted: str | None, lookup: Lookup) -> frozenset[str]:
    """Give the ids of the places asked for, by id or by name in any spelling."""
    return frozenset(
        place.id
        for place in lookup.places.values()
        if wanted is None or wanted == place.id or folded(wanted) == folded(place.name)
    )


def is_of(account: Party, wanted: Asked) -> bool:
    """Say whether an account is one of those asked for, by id or by a part of its name."""
    names = (wanted,) if isinstance(wanted, str) else wanted
    return not names or any(
        name == account.id or folded(name) in folded(account.name) for name in names
    )


def may_hold(row: ControlRow, held_on: str | None) -> bool:
    """Say whether a state may hold on some day of a time; an open end is only carried on."""
    asked = bounds(held_on)
    begun = number(row.start_min) <= number(asked.end_max, inf)
    return begun and number(asked.start_min) <= number(row.end_max, inf)


def _order(row: ControlRow) -> tuple[object, ...]:
    account = row.account if isinstance(row.account, Party) else Party(id=None, name=row.account)
    ends = (number(row.start_max, inf), number(row.end_max, inf))
    where = (row.place.name, row.place.id or "", account.name, account.id or "")
    return (*where, row.state == "presence", *ends, row.state, row.because)
