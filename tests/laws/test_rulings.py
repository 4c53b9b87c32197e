"""Laws of rulings: what stands is a function of the rows, and undoing restores what was."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from tadmor.grounding.across import joined
from tadmor.model.rulings import Grading, Pair, Placing, Ruling, RulingKind, Standing, standing

IDS = tuple(f"act_{letter}" for letter in "abcdef")
KINDS: tuple[RulingKind, ...] = (
    *("accept", "reject", "same", "different", "place", "grade", "note"),
    *("against-interest", "not-against-interest"),
)
NAMES = ("Fort Amal", "fort-amal", "Port Elba")
WHEN = "1921-06-03T05:00:00+00:00"
people = st.sampled_from(["anna", "ben"])


def ordered(pair: Sequence[str]) -> Pair:
    one, other = sorted(pair)
    return one, other


pairs = st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True).map(ordered)


@st.composite
def drafts(draw: st.DrawFn) -> Ruling:
    kind = draw(st.sampled_from(KINDS))
    if kind in {"same", "different"}:
        subjects: tuple[str, ...] = draw(pairs)
    else:
        subjects = (draw(st.sampled_from(NAMES if kind == "place" else IDS)),)
    lat = draw(st.integers(-90, 90))
    return Ruling(
        kind=kind,
        subjects=subjects,
        placing=Placing(lat=lat, lon=0, source="a map") if kind == "place" else None,
        grading=Grading(reliability=draw(st.sampled_from("AF"))) if kind == "grade" else None,
        by=draw(people),
        at=WHEN,
    )


def numbered(found: Sequence[Ruling]) -> list[Ruling]:
    """Number rulings alike, as the record does."""
    held: list[Ruling] = []
    for ruling in found:
        alike = sum(ruling.content == other.content for other in held)
        held.append(replace(ruling, again=alike))
    return held


def undoing(ruling: Ruling) -> Ruling:
    return Ruling(kind="undo", subjects=(ruling.id,), by=ruling.by, at=WHEN)


records = st.lists(drafts(), max_size=8).map(numbered)


def applied(now: Standing) -> tuple[object, ...]:
    """Give all that applies, without the states of rows that do not."""
    same, places = frozenset(now.same), frozenset(now.places)
    return now.verdicts, same, now.different, places, now.grades, now.against


@given(records.flatmap(lambda held: st.tuples(st.just(held), st.permutations(held))))
def test_the_order_of_independent_rulings_does_not_matter(
    drawn: tuple[list[Ruling], list[Ruling]],
) -> None:
    held, shuffled = drawn
    first = {(ruling.subject, ruling.by): ruling for ruling in reversed(held)}
    alone = [ruling for ruling in held if ruling in first.values()]
    other = [ruling for ruling in shuffled if ruling in alone]
    assert applied(standing(alone)) == applied(standing(other))
    assert standing(alone).states == standing(other).states


@given(records, drafts())
def test_undoing_restores_what_stood_before(held: list[Ruling], draft: Ruling) -> None:
    more = numbered([*held, draft])
    undone = [*more, undoing(more[-1])]
    assert applied(standing(undone)) == applied(standing(held))
    assert standing(undone).states[more[-1].id] == "undone"
    again = [*undone, undoing(undone[-1])]
    assert applied(standing(again)) == applied(standing(more))


@given(records, drafts())
def test_nobody_undoes_what_another_ruled(held: list[Ruling], draft: Ruling) -> None:
    more = numbered([*held, draft])
    stranger = replace(undoing(more[-1]), by="cleo")
    assert applied(standing([*more, stranger])) == applied(standing(more))


@given(records)
def test_every_row_has_one_state_and_one_id(held: list[Ruling]) -> None:
    assert set(standing(held).states) == {ruling.id for ruling in held}
    assert len({ruling.id for ruling in held}) == len(held)


def test_the_clock_does_not_enter_an_id() -> None:
    one = Ruling(kind="accept", subjects=("clm_a",), by="anna", at=WHEN)
    assert one.id == replace(one, at="1922").id
    assert one.id != replace(one, again=1).id
    assert one.id != replace(one, by="ben").id


def test_who_rules_again_overrules_himself_and_nobody_else() -> None:
    accept = Ruling(kind="accept", subjects=("clm_a",), by="anna", at=WHEN)
    reject = replace(accept, kind="reject")
    other = replace(reject, by="ben")
    assert standing([accept, reject]).verdicts == {"clm_a": "rejected"}
    assert standing([accept, reject]).states[accept.id] == "replaced"
    assert standing([accept, other]).verdicts == {"clm_a": "disputed"}
    assert set(standing([accept, other]).states.values()) == {"disputed"}
    assert standing([reject, other]).verdicts == {"clm_a": "rejected"}


def test_spellings_of_a_name_are_one_subject() -> None:
    one = Ruling(
        kind="place",
        subjects=("Fort Amal",),
        placing=Placing(lat=1, lon=2, source="a map"),
        by="anna",
        at=WHEN,
    )
    moved = replace(one, subjects=("fort-amal",), placing=Placing(lat=3, lon=4, source="a guide"))
    assert standing([one, moved]).places == (("fort-amal", moved.placing),)
    assert standing([one, replace(moved, by="ben")]).places == ()


Keys: TypeAlias = dict[str, str | None]
Pairs: TypeAlias = list[Pair]
keys = st.dictionaries(st.sampled_from(IDS), st.none() | st.sampled_from("xy"))
links = st.lists(pairs, max_size=5, unique=True)


def groups(found: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(id_ for id_ in found if found[id_] == first) for first in found.values()}


@given(keys, links, st.randoms(use_true_random=False))
def test_joining_is_one_partition_in_any_order(keys: Keys, links: Pairs, random: Random) -> None:
    found = joined(keys, links)
    shuffled = list(links)
    random.shuffle(shuffled)
    assert joined(keys, shuffled) == found
    assert all(found[one] == found[other] for one, other in links)
    by_key = {id_: found[id_] for id_, key in keys.items() if key == "x"}
    assert len(set(by_key.values())) <= 1
    assert all(found[first] == first for first in found.values())


@given(keys, links, links)
def test_what_is_parted_is_never_one(keys: Keys, same: Pairs, different: Pairs) -> None:
    found = joined(keys, same, frozenset(different))
    assert all(found.get(a, a) != found.get(b, b) for a, b in different)


@given(keys)
def test_without_rulings_only_keys_join(keys: Keys) -> None:
    found = joined(keys)
    for id_, key in keys.items():
        alike = {other for other, its in keys.items() if key is not None and its == key} | {id_}
        assert {other for other in found if found[other] == found[id_]} == alike


@given(keys, links, links, st.randoms(use_true_random=False))
def test_which_are_one_does_not_depend_on_the_order_of_the_case(
    keys: Keys, same: Pairs, different: Pairs, random: Random
) -> None:
    ids = list(keys)
    random.shuffle(ids)
    moved = joined({id_: keys[id_] for id_ in ids}, same, different)
    assert groups(moved) == groups(joined(keys, same, different))


def test_of_two_that_are_parted_the_second_leaves_the_company() -> None:
    keys = dict.fromkeys("abcd", "x")
    assert groups(joined(keys, (), {("a", "c")})) == {frozenset("abd"), frozenset("c")}
    assert groups(joined(keys, (), {("c", "a")})) == {frozenset("bcd"), frozenset("a")}
    assert groups(joined(keys, [("c", "d")], {("a", "c")})) == {frozenset("ab"), frozenset("cd")}
