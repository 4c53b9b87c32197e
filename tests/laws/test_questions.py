"""Laws of questions: how one stands is a function of its rows, and the record only grows."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.questions import (
    STATUSES,
    Finding,
    QuestionAct,
    QuestionEntry,
    Scope,
    Search,
    entry_id,
    named,
    numbered,
    picked,
    question_id,
    stands,
)

WHEN = "1921-06-03T05:00:00+00:00"
ASKED = QuestionEntry(
    question="qst_a", act="asked", text="Who held it?", scope=Scope(), by="anna", at=WHEN
)
people = st.sampled_from(["anna", "ben"])
claims = st.lists(st.sampled_from(["clm_a", "clm_b", "clm_c"]), min_size=1, unique=True).map(tuple)


@st.composite
def drafts(draw: st.DrawFn) -> QuestionEntry:
    acts: list[QuestionAct] = ["added", "left out", "status", "finding", "searched"]
    act = draw(st.sampled_from(acts))
    return QuestionEntry(
        question="qst_a",
        act=act,
        claims=draw(claims) if act in {"added", "left out"} else (),
        status=draw(st.sampled_from(STATUSES)) if act == "status" else None,
        finding=Finding(text=draw(st.sampled_from("xy"))) if act == "finding" else None,
        search=Search(what="a map", where="an archive") if act == "searched" else None,
        by=draw(people),
        at=WHEN,
    )


def recorded(found: Sequence[QuestionEntry]) -> tuple[QuestionEntry, ...]:
    """Write rows one after the other, as the record does."""
    held = [numbered(ASKED, ())]
    for draft in found:
        entry = numbered(draft, held)
        if entry.id not in {one.id for one in held}:
            held.append(entry)
    return tuple(held)


records = st.lists(drafts(), max_size=8).map(recorded)


@given(records)
def test_every_row_has_an_id_of_its_own_by_what_it_says(entries: tuple[QuestionEntry, ...]) -> None:
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.id == entry_id(entry) for entry in entries)


@given(records, drafts())
def test_a_row_written_twice_in_a_row_is_written_once(
    entries: tuple[QuestionEntry, ...], draft: QuestionEntry
) -> None:
    first = numbered(draft, entries)
    assert numbered(draft, (*entries, first)).id == first.id


@given(records, claims)
def test_what_is_added_is_under_it_until_it_is_left_out(
    entries: tuple[QuestionEntry, ...], ids: tuple[str, ...]
) -> None:
    add = QuestionEntry(question="qst_a", act="added", claims=ids, by="anna", at=WHEN)
    out = QuestionEntry(question="qst_a", act="left out", claims=ids, by="ben", at=WHEN)
    assert picked((*entries, add))[0] >= set(ids)
    assert picked((*entries, add, out))[1] >= set(ids)
    added, left_out = picked(entries)
    assert not added & left_out


@given(records, records)
def test_the_latest_counts_and_all_can_be_read(
    entries: tuple[QuestionEntry, ...], others: tuple[QuestionEntry, ...]
) -> None:
    whole = (*entries, *others[1:])
    row = stands("qst_a", whole, ())
    last = [entry.status for entry in whole if entry.status]
    assert row.status == (last[-1] if last else "open")
    findings = [entry for entry in whole if entry.finding]
    assert row.finding == (findings[-1] if findings else None)
    assert row.history == whole


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_question_is_named_by_its_words(one: str, other: str) -> None:
    assert (question_id(one) == question_id(other)) == (one == other)


@given(records)
def test_a_row_names_the_claims_that_it_says(entries: tuple[QuestionEntry, ...]) -> None:
    assert all(set(named(entry)) >= set(entry.claims) for entry in entries)
