"""The queue for review: what most rests on comes first, and nothing that was ruled on is lost."""

from tadmor.model.findings import ConflictRow
from tadmor.model.queue import QueueRow
from tadmor.pipeline.dossier import dossier
from tadmor.pipeline.judge import Judge
from tadmor.store.case import Case


def row(case: Case, *ids: str) -> QueueRow:
    return next(row for row in dossier(case).queue if set(row.ids) == set(ids))


def test_what_most_rests_on_comes_first(case: Case) -> None:
    weights = [row.weight for row in dossier(case).queue]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > weights[-1] == 0


def test_everything_that_was_read_is_asked_about_once(case: Case) -> None:
    held = dossier(case)
    asked = [row.ids for row in held.queue]
    assert len(asked) == len(set(asked))
    assert {(claim.id,) for claim in held.claims} <= set(asked)
    assert {(one.id,) for one in held.conflicts} <= set(asked)
    assert {(place.id,) for place in held.places} <= set(asked)


def test_a_saying_holds_all_that_its_claims_hold(case: Case) -> None:
    for claim in dossier(case).claims:
        if claim.attribution:
            assert row(case, claim.attribution).control >= row(case, claim.id).control


def test_counts_are_rows_that_name_the_claim(case: Case) -> None:
    held = dossier(case)
    for claim in held.claims:
        stretches = sum(claim.id in one.because for one in held.control)
        clashes = sum(claim.id in _sides(one) for one in held.conflicts)
        found = row(case, claim.id)
        assert (found.control, found.conflicts) == (stretches, clashes)


def _sides(one: ConflictRow) -> tuple[str | None, str]:
    return one.left, one.right


def test_a_rejected_claim_stays_in_the_queue_and_holds_nothing(case: Case) -> None:
    first = next(row for row in dossier(case).queue if row.kind == "claim" and row.control)
    Judge(case, "anna").each("reject", first.ids)
    assert row(case, *first.ids).weight == 0
    assert [ruling.state for ruling in dossier(case).rulings] == ["stands"]


def test_names_of_which_one_has_the_words_of_the_other_are_asked_about(case: Case) -> None:
    pair = next(row for row in dossier(case).queue if row.kind == "parties")
    assert pair.joined is False
    (ruling,) = Judge(case, "anna").identity("same", *pair.ids)
    assert row(case, *pair.ids).joined is True
    Judge(case, "anna").undo([ruling.id])
    Judge(case, "anna").identity("different", *pair.ids)
    assert row(case, *pair.ids).joined is False


def test_a_rejected_place_can_be_taken_back(case: Case) -> None:
    place = dossier(case).places[0].id
    Judge(case, "anna").each("reject", [place])
    assert place not in {one.id for one in dossier(case).places}
    assert row(case, place).kind == "place"
