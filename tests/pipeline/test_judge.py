"""Rulings on a case: what they do to its tables, and that undoing them leaves no trace there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.comparison.conflicts import conflicts
from tadmor.comparison.sources import sources
from tadmor.documents import load
from tadmor.errors import CaseError, UsageError
from tadmor.grounding.case_places import CasePlace
from tadmor.model.collection import Collection
from tadmor.model.rulings import Grading, Placing, Ruling, RulingKind
from tadmor.pipeline import reread
from tadmor.pipeline.collect import asserted, collect, gather
from tadmor.pipeline.judge import Judge, of_places
from tadmor.pipeline.read import placed, read
from tadmor.pipeline.why import why
from tadmor.progress import Silence
from tadmor.store.case import Case, Stored
from tadmor.synthesis.control import control
from tadmor.synthesis.figures import figures
from tadmor.synthesis.timeline import timeline
from tests.comparison.building import page
from tests.pipeline.conftest import PAGES

POINT = Placing(lat=44.37, lon=20.12, source="a map of 1912")
WHEN = "1914-12-20T00:00:00+00:00"


def party(whole: Collection, name: str) -> str:
    return next(party.id or "" for party in whole.parties if party.name == name)


def tables(whole: Collection) -> tuple[object, ...]:
    fed = whole.without_rejected()
    return (
        *(whole.claims, conflicts(fed), control(fed), figures(fed), sources(fed), timeline(fed)),
    )


def accounts(whole: Collection) -> set[str]:
    rows = control(whole.without_rejected())
    return {row.account if isinstance(row.account, str) else row.account.name for row in rows}


def test_the_same_joins_two_accounts_everywhere_and_undo_parts_them(case: Case) -> None:
    before = gather(case)
    army, command = party(before, "Serbian army"), party(before, "Serbian army command")
    bench = Judge(case, "anna", "one staff")
    (ruling,) = bench.identity("same", command, army)
    after = gather(case)
    assert accounts(before) - accounts(after) in ({"Serbian army"}, {"Serbian army command"})
    joined = [row for row in sources(after) if row.name.startswith("Serbian army")]
    assert len(joined) == 1
    assert {"lamp.txt", "post.txt"} <= set(joined[0].documents)
    bench.undo([ruling.id])
    assert tables(gather(case)) == tables(before)


def test_different_takes_a_document_out_of_what_its_name_joined(case: Case) -> None:
    before = gather(case)
    army = party(before, "Serbian army")
    others = [link.id for link in why(case, army) if link.what == "one with" and link.id]
    assert others
    Judge(case, "anna").identity("different", army, others[-1])
    names = [party.name for party in gather(case).parties]
    assert names.count("Serbian army") == 2


def test_nouns_join_only_by_a_ruling(case: Case) -> None:
    found = [p.id or "" for p in gather(case).parties if "mercenaries" in p.name]
    assert len(found) == 2
    Judge(case, "anna").identity("same", *found)
    assert sum("mercenaries" in p.name for p in gather(case).parties) == 1


def test_what_is_rejected_stands_in_the_claims_alone(case: Case) -> None:
    before = gather(case)
    row = next(row for row in control(before) if row.because)
    Judge(case, "anna").each("reject", row.because)
    after = gather(case)
    marked = {claim.id for claim in after.claims if claim.ruling == "rejected"}
    assert marked == set(row.because)
    assert len(after.claims) == len(before.claims)
    rows = control(after.without_rejected())
    assert all(marked.isdisjoint(other.because) for other in rows)
    dated = timeline(after.without_rejected())
    assert all(other.claim not in marked for other in dated)


def test_what_was_read_in_something_rejected_is_rejected(case: Case) -> None:
    said = next(claim for claim in gather(case).claims if claim.attribution)
    Judge(case, "anna").each("reject", [said.attribution or ""])
    after = gather(case)
    inside = {claim.id for claim in after.claims if claim.attribution == said.attribution}
    assert {claim.id for claim in after.claims if claim.ruling == "rejected"} == inside
    document = next(source.id for source in after.sources if source.facts.name == said.document)
    Judge(case, "anna").each("reject", [document])
    assert all(c.ruling == "rejected" for c in gather(case).claims if c.document == said.document)


def test_a_rejected_actor_or_place_fills_no_role(case: Case) -> None:
    before = gather(case)
    army = party(before, "Serbian army")
    place = next(claim.place or "" for claim in before.claims if claim.place)
    Judge(case, "anna").each("reject", [army, place])
    after = gather(case)
    assert all(army not in claim.actors.values() for claim in after.claims)
    assert all(place != claim.place for claim in after.claims)
    assert after.place(place) is None
    tables(after)


def test_two_who_differ_are_both_kept_and_neither_applies(case: Case) -> None:
    before = gather(case)
    claim = next(row for row in control(before) if row.because).because[0]
    Judge(case, "anna").each("reject", [claim])
    Judge(case, "ben").each("accept", [claim])
    after = gather(case)
    assert next(row for row in after.claims if row.id == claim).ruling == "disputed"
    assert control(after.without_rejected()) == control(before)
    beside = [link.label for link in why(case, claim) if link.what == "ruling"]
    assert len(beside) == 2
    assert all("disputed" in label for label in beside)


def test_a_conflict_is_marked_and_not_lost(case: Case) -> None:
    row = conflicts(gather(case))[0]
    (ruling,) = Judge(case, "anna").each("reject", [row.id])
    assert conflicts(gather(case))[0] == replace(row, ruling="rejected")
    chain = why(case, ruling.id)
    assert [link.id for link in chain[:2]] == [ruling.id, row.id]
    assert chain[-1].what == "step"
    Judge(case, "anna").each("reject", [row.right])
    assert row.id not in {other.id for other in conflicts(gather(case).without_rejected())}
    assert why(case, ruling.id)[0].id == ruling.id


def test_a_ruling_is_not_recorded_twice_but_can_be_made_again(case: Case) -> None:
    bench = Judge(case, "anna")
    claim = gather(case).claims[0].id
    (first,) = bench.each("accept", [claim, claim])
    assert bench.each("accept", [claim]) == (first,)
    assert len(case.rulings()) == 1
    bench.undo([first.id])
    (again,) = bench.each("accept", [claim])
    assert again.id != first.id
    assert [ruling.kind for ruling in case.rulings()] == ["accept", "undo", "accept"]


def test_grades_stand_with_the_source_by_whoever_gave_them(case: Case) -> None:
    army = party(gather(case), "Serbian army")
    Judge(case, "anna").grade(army, "b2", Grading(topic="losses", start="1914"))
    Judge(case, "ben").grade(army, "F", Grading())
    row = next(row for row in sources(gather(case)) if row.id == army)
    assert set(row.grades) == {"B2, on losses, 1914/.. (by anna)", "F (by ben)"}


def test_a_placed_name_is_grounded_without_the_trained_reader(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        pytest.fail("the text was read again")

    before = gather(case)
    monkeypatch.setattr(reread, "read", fail)
    bench = Judge(case, "anna")
    made = bench.place("valjevo", POINT)
    assert of_places(case, made)
    assert reread.reread(case, Silence()) == len(PAGES)
    found = next(place for place in gather(case).places if place.name == "Valjevo")
    assert (found.lat, found.lon, found.authority) == (44.37, 20.12, "case:a map of 1912")
    assert [link.what for link in why(case, made[0].id)][:2] == ["ruling", "place"]
    assert made[0].id in {link.id for link in why(case, found.id)}
    assert reread.reread(case, Silence()) == 0
    undone = bench.undo([made[0].id])
    assert of_places(case, undone)
    reread.reread(case, Silence())
    assert tables(gather(case)) == tables(before)
    assert len(list(case.readings())) == 2 * len(PAGES)


def test_grounding_anew_is_reading_anew(pages: Path) -> None:
    own = (CasePlace(name="Lajkovac", lat=44.37, lon=20.16),)
    for file in pages.glob("*.txt"):
        document = load(file, {})
        assert placed(read(document), own) == read(document, own)


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (lambda bench: bench.each("accept", ["clm_none"]), CaseError),
        (lambda bench: bench.each("accept", ["cfl_none"]), CaseError),
        (lambda bench: bench.each("reject", ["nonsense"]), CaseError),
        (lambda bench: bench.undo(["rul_none"]), CaseError),
        (lambda bench: bench.identity("same", "act_none", "act_other"), CaseError),
        (lambda bench: bench.identity("same", "clm_a", "act_b"), UsageError),
        (lambda bench: bench.identity("same", "act_a", "act_a"), UsageError),
        (lambda bench: bench.grade("act_a", "G", Grading()), UsageError),
        (lambda bench: bench.grade("clm_a", "B2", Grading()), UsageError),
        (lambda bench: bench.grade("act_a", "B", Grading(start="someday")), UsageError),
        (lambda bench: bench.place("Nowhere", POINT), UsageError),
        (lambda bench: bench.place("Valjevo", replace(POINT, lat=91)), UsageError),
    ],
)
def test_what_does_not_fit_is_not_recorded(
    case: Case, rule: Callable[[Judge], object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        rule(Judge(case, "anna"))
    assert case.rulings() == ()


def test_another_cannot_undo_a_ruling(case: Case) -> None:
    (ruling,) = Judge(case, "anna").each("accept", [gather(case).claims[0].id])
    with pytest.raises(UsageError, match="anna"):
        Judge(case, "ben").undo([ruling.id])


@given(st.data())
def test_any_rulings_undone_leave_the_tables_as_they_were(
    held: tuple[Stored, ...], data: st.DataObject
) -> None:
    whole = asserted(collect(held))
    parties = sorted(p.id or "" for p in whole.parties)
    pair = st.lists(st.sampled_from(parties), min_size=2, max_size=2, unique=True).map(sorted)
    names: list[RulingKind] = ["same", "different"]
    kinds = st.sampled_from(names)
    drawn = data.draw(st.lists(st.tuples(kinds, pair), min_size=1, max_size=4))
    rulings = [
        Ruling(kind=kind, subjects=tuple(both), by=f"person {n}", at=WHEN)
        for n, (kind, both) in enumerate(drawn)
    ]
    undone = [Ruling(kind="undo", subjects=(r.id,), by=r.by, at=WHEN) for r in rulings]
    tables(asserted(collect(held, rulings)))
    assert asserted(collect(held, [*rulings, *undone])) == whole


def test_two_places_are_one_with_the_point_of_either(case: Case) -> None:
    before = gather(case)
    town = next(place for place in before.places if place.name == "Valjevo")
    other = next(place for place in before.places if place.name == "Lajkovac")
    Judge(case, "anna").identity("same", town.id, other.id)
    after = gather(case)
    assert len(after.places) == len(before.places) - 1
    (joined,) = [place for place in after.places if place.id in {town.id, other.id}]
    assert joined.lat == (town.lat or other.lat)
    assert {claim.place for claim in after.claims} <= {place.id for place in after.places} | {None}


def test_a_source_that_is_only_words_can_be_said_to_be_somebody() -> None:
    held = page(
        "The Serbian Defence Ministry met the Serbian Interior Ministry. The ministry said that"
        " Valjevo had fallen on 15 December 1914."
    )
    bare = collect([held])
    (words,) = [row for row in sources(bare) if row.id.startswith("src_")]
    ministry = party(bare, "Serbian Defence Ministry")
    pair = tuple(sorted((words.id, ministry)))
    ruling = Ruling(kind="same", subjects=pair, by="anna", at=WHEN)
    origins = {claim.originating_source.id for claim in collect([held], [ruling]).claims}
    assert ministry in origins
    assert None not in origins
