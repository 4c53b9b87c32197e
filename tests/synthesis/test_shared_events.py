"""What several accounts tell is marked on the row of each; a copy is no second voice."""

from dataclasses import replace

from hypothesis import given, settings

from tadmor.model.findings import ClaimRow
from tadmor.synthesis.timeline import timeline
from tests.synthesis.make import case, claim
from tests.synthesis.test_laws_of_control import rows

ONE = claim(1, "gain", "1700-05-03", "reds", assertion="ast_1")
OTHER = claim(2, "gain", "1700-05-03", "reds", by="bailiff", assertion="ast_1")
APART = claim(3, "gain", "1700-08-09", "blues", by="bailiff", assertion="ast_2")


def shared(*claims: ClaimRow, one: bool = False) -> dict[str, tuple[list[str], list[str]]]:
    found = timeline(case(*claims), lambda *_: one)
    return {
        row.claim: ([party.name for party in row.also], [party.name for party in row.copies])
        for row in found
    }


def test_two_accounts_of_one_event_name_each_other() -> None:
    assert shared(ONE, OTHER, APART) == {
        "clm_0001": (["Bailiff"], []),
        "clm_0002": (["Abbot"], []),
        "clm_0003": ([], []),
    }


def test_a_copy_is_named_as_one() -> None:
    assert shared(ONE, OTHER, one=True)["clm_0001"] == (["Bailiff"], ["Bailiff"])


def test_an_account_does_not_share_with_itself_or_with_what_is_not_known_to_be_the_same() -> None:
    again = replace(ONE, id="clm_0004")
    unknown = [replace(row, assertion=None) for row in (ONE, OTHER)]
    assert shared(ONE, again)["clm_0001"] == ([], [])
    assert shared(*unknown)["clm_0001"] == ([], [])


@given(rows())
@settings(max_examples=40, deadline=None)
def test_sharing_is_mutual(claims: tuple[ClaimRow, ...]) -> None:
    alike = [replace(one, assertion=f"ast_{one.frame}") for one in claims]
    found = timeline(case(*alike))
    for row in found:
        mates = [one for one in found if one.assertion == row.assertion]
        assert {one.account for one in mates} == {row.account, *row.also}
