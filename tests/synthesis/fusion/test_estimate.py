"""From claims to the rows of the account "fused", and the words beside them."""

from dataclasses import replace

from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow
from tadmor.model.registry import Graded, RegisteredSource
from tadmor.model.rulings import Grading
from tadmor.pipeline.fused import Estimate, estimate
from tadmor.synthesis.fusion.rows import band
from tadmor.synthesis.fusion.told import told
from tests.synthesis.make import case, claim

REDS = claim(1, "gain", "1700-05-03", "reds", published="1700-05-05", document="a.txt")
AGAIN = claim(
    2, "gain", "1700-05-03", "reds", published="1700-05-06", document="b.txt", by="bailiff"
)
BLUES = claim(3, "gain", "1700-06-20", "blues", "reds", published="1700-06-22", document="a.txt")
BOTH = claim(
    4, "gain", "1700-06-20", "blues", published="1700-06-21", document="b.txt", by="bailiff"
)


def fusing(*claims: ClaimRow, **only: object) -> Estimate:
    return estimate(collected(*claims), **only)  # type: ignore[arg-type]


def collected(*claims: ClaimRow) -> Collection:
    dates = {"a.txt": "1700-07-01", "b.txt": "1700-07-02"}
    return case(*claims, published=dates)


def test_two_accounts_make_one_history() -> None:
    found = fusing(REDS, AGAIN, BLUES, BOTH)
    held = [row for row in found.rows if row.holder]
    assert [row.start_max for row in held] == ["1700-05-03", "1700-06-20"]
    assert [row.holder.name for row in held if row.holder] == ["Reds", "Blues"]
    assert {row.account for row in found.rows} == {"fused"}
    assert all(row.probability and 0 < row.probability <= 1 for row in found.rows)
    assert set(held[-1].because) == {"clm_0003", "clm_0004"}
    assert held[-1].last_evidence == "1700-06-20"
    assert found.name == "model estimate from these 2 documents"


def test_an_account_left_out_tells_nothing() -> None:
    assert fusing(REDS, AGAIN, without=("bail",)) == fusing(REDS)
    assert fusing(REDS, without=("abbot",)).rows == ()


def test_what_is_published_later_is_not_known() -> None:
    assert fusing(REDS, AGAIN, published_by="1700-06").rows == ()
    assert fusing(REDS, AGAIN, published_by="1700-07-01") == fusing(REDS)
    assert fusing(REDS, place="Fort Ombre").rows == fusing(REDS).rows
    assert fusing(REDS, place="elsewhere").rows == ()


def test_who_takes_a_place_from_somebody_says_who_held_it_the_day_before() -> None:
    reports = told(collected(BLUES)).reports
    assert [(one.id, one.holder, one.change) for one in reports] == [
        ("clm_0003", "act_blues", True),
        ("clm_0003#before", "act_reds", False),
    ]
    assert reports[1].last == (reports[0].first or 0) - 1


def test_who_leaves_holds_it_no_longer() -> None:
    left = claim(1, "withdraw", "1700-05-03", None, "reds")
    reports = told(collected(left)).reports
    assert [(one.denied, one.holder) for one in reports] == [
        (True, "act_reds"),
        (False, "act_reds"),
    ]


def test_what_is_not_asserted_is_not_reported() -> None:
    assert told(collected(replace(REDS, polarity="denies"))).reports == ()
    assert told(collected(claim(1, "clash", "1700-05-03"))).reports == ()


def test_a_change_without_a_day_is_known_by_its_publication() -> None:
    (report,) = told(collected(claim(1, "gain", None, "reds", published="1700-05-05"))).reports
    assert (report.first, report.last) == (None, None)
    assert report.published is not None
    assert not report.change


def test_grades_of_people_are_read() -> None:
    words = {
        "act_abbot": ("B, on shelling (by anna)", "C (by ben)", "F (by carl)"),
        "clm_0001": ("2 (by anna, of the desk)",),
    }
    found = told(replace(collected(REDS), grades=words))
    assert found.grades == {"act_abbot": "C"}
    assert found.reports[0].credibility == 2


def test_where_people_differ_the_most_doubtful_grade_counts() -> None:
    words = {"act_abbot": ("D (by anna)", "B (by ben)"), "clm_0001": ("4 (by a)", "6 (by b)")}
    found = told(replace(collected(REDS), grades=words))
    assert found.grades == {"act_abbot": "D"}
    assert found.reports[0].credibility == 4


def test_the_registry_grades_who_is_graded_by_no_ruling() -> None:
    grade = Graded(grading=Grading(reliability="E"), by="the desk")
    known = {"abbot": RegisteredSource(name="Abbot", grades=(grade,))}
    registered = replace(collected(REDS), registry=known)
    assert told(registered).grades == {"act_abbot": "E"}
    assert told(replace(registered, grades={"act_abbot": ("A (by ben)",)})).grades == {
        "act_abbot": "A"
    }


def test_a_claim_ruled_against_its_speakers_interest_weighs_more() -> None:
    whole = collected(REDS, replace(AGAIN, actors={"taker": "act_blues"}))
    ruled = replace(whole, against=frozenset({"clm_0001"}))
    assert [one.against_interest for one in told(ruled).reports] == [True, False]
    assert estimate(whole).rows != estimate(ruled).rows


def test_bands_are_words() -> None:
    assert [band(chance) for chance in (0.99, 0.9, 0.7, 0.4)] == [
        "almost certainly",
        "very likely",
        "likely",
        "open",
    ]
