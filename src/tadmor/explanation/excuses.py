"""What a hypothesis must say of words against it: every statement is accepted or excused.

The cheapest excuse is taken: what the words themselves leave open, then that the source is
mistaken (never of its own deeds), then that it lies, which is dear where it harms the liar.
"""

from collections.abc import Iterator, Mapping, Sequence

from tadmor.explanation.tables import cost
from tadmor.explanation.testimony import Statement
from tadmor.model.explanations import Excuse, ExcuseKind

OPEN: Mapping[str, ExcuseKind] = {
    "place": "another place",
    "time": "another time",
    "certainty": "unsure",
}
WHY: Mapping[ExcuseKind, str] = {
    "another place": "the words do not place it, and may be of elsewhere",
    "another time": "the words do not date it, and may be of another day",
    "another party": "the words do not say who, and may be of others",
    "unsure": "it is told as possible only",
    "nobody named": "no source is named for it",
    "not recorded": "it may have been so without any document of this case telling it",
    "false in its interest": "the source gains by saying so",
    "mistaken": "the source may be mistaken",
    "false": "the source would have to say what is not so",
    "false against its interest": "the source would have to say what is not so, to its own harm",
    "source not believed": "one excuse for all that this source says against it",
}


def of_statement(one: Statement) -> Excuse:
    """Give the cheapest excuse for one statement."""
    kinds = [(cost(kind, one.grades), kind) for kind in _kinds(one)]
    price, kind = min(kinds, key=lambda pair: pair[0])
    source = None if one.told == "absent" else one.origin.party.name
    return Excuse(kind=kind, cost=price, about=one.item, source=source, why=WHY[kind])


def of_origin(said: Sequence[Statement]) -> Excuse:
    """Give the excuse that serves for all that an origin says; silence has none of its own."""
    one = said[0]
    if one.told == "absent":
        price = sum(of_statement(each).cost for each in said)
        return Excuse(kind="not recorded", cost=price, about="", source=None, why="")
    kind: ExcuseKind = "source not believed"
    grades = [grade for each in said for grade in each.grades]
    against = any(each.interest == "against" for each in said)
    price = cost("false against its interest" if against else kind, grades)
    name = one.origin.party.name
    return Excuse(kind=kind, cost=price, about=name, source=name, why=WHY[kind])


def needed(
    counted: Sequence[Statement], hypothesis: str, wide: Mapping[str, Excuse]
) -> tuple[Excuse, ...]:
    """Give the cheapest set of excuses that a hypothesis needs, cheapest first.

    `wide` has, by its key, the excuse that would serve for all that an origin says.
    """
    groups: dict[str, list[Excuse]] = {}
    for one in counted:
        if one.says[hypothesis] in {"conflicts", "excludes"}:
            groups.setdefault(one.origin.key, []).append(of_statement(one))
    found: list[Excuse] = []
    for key, single in groups.items():
        cheaper = wide[key].cost < sum(one.cost for one in single)
        found += [wide[key]] if cheaper else single
    return tuple(sorted(found, key=lambda excuse: (excuse.cost, excuse.about)))


def _kinds(one: Statement) -> Iterator[ExcuseKind]:
    if one.told == "absent":
        yield "not recorded"
        return
    if one.passage:
        yield from (OPEN[part] for part in one.passage.open if part in OPEN)
    if not one.origin.known:
        yield "nobody named"
    if not one.own:
        yield "mistaken"
    if one.interest == "own":
        yield "false in its interest"
    yield "false against its interest" if one.interest == "against" else "false"
