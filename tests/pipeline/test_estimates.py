"""The estimate that a page carries: from all origins, and without each."""

from tadmor.pipeline.collect import gather
from tadmor.pipeline.estimates import estimate_without, estimates
from tadmor.store.case import Case


def test_the_first_leaves_nobody_out_and_each_other_one(case: Case) -> None:
    whole = gather(case)
    first, *others = estimates(whole)
    assert first.without == ()
    assert first.rows
    assert {one.without[0] for one in others} == {one.origin for one in first.voices}
    assert estimates(whole, each=False) == (first,)
    for other in others:
        (party,) = other.without
        assert estimate_without(whole, (party.id or party.name,)) == other
        assert party not in {voice.origin for voice in other.voices}


def test_stretches_run_through_in_bands_that_lead_to_claims(case: Case) -> None:
    whole = gather(case)
    known = {claim.id for claim in whole.claims}
    for row in estimates(whole, each=False)[0].rows:
        days = [(span.first, span.last) for span in row.spans]
        assert days == sorted(days)
        assert all(last is not None for _, last in days[:-1])
        assert {*row.because, *row.copies, *(move.claim for move in row.moves or ())} <= known
        assert (row.holder is None) == all(span.band == "open" for span in row.spans)


def test_a_case_in_which_nobody_holds_anything_has_none(case: Case) -> None:
    whole = gather(case)
    assert estimates(type(whole)(sources=whole.sources)) == ()
