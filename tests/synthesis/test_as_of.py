"""What an account held on one day to be the case on another, as published by a third."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.cli import sentences
from tadmor.model.findings import ClaimRow
from tadmor.synthesis.control import control, known
from tadmor.synthesis.lookup import Lookup
from tests.synthesis.make import case, of_texts, told
from tests.synthesis.test_laws_of_control import rows

# A weekly that looks back, and a wire that is quick and corrects itself.
WHOLE = of_texts(
    wire_1701_03_21="Saxon troops captured Bregova on 19 March 1701.",
    wire_1701_03_27="The Swedish army recaptured Bregova on 18 March 1701.",
    weekly_1701_03_25="The Swedish army holds Bregova.",
    weekly_1701_04_02=(
        "Saxon troops took Bregova on 19 March 1701, a captain said on 24 March 1701."
    ),
)


def asked(account: str, **times: str) -> list[str]:
    return [told(row) for row in control(WHOLE, account=account, place="Bregova", **times)]


def test_a_wire_is_asked_in_three_times() -> None:
    question = {"held_on": "1701-03-20", "said_by": "1701-03-26", "published_by": "1701-03-30"}
    assert asked("wire", **question) == ["held Saxon troops 1701-03-19 to ?"]
    later = question | {"said_by": "1701-03-28"}
    assert asked("wire", **later) == ["held Saxon troops 1701-03-19 to ?"]
    assert asked("wire", **later | {"held_on": "1701-03-18"}) == [
        "held Swedish army 1701-03-18 to 1701-03-19"
    ]
    assert asked("wire", **question | {"held_on": "1701-03-18"}) == []


def test_what_is_published_late_was_said_before() -> None:
    assert asked("captain", said_by="1701-03-26") == ["held Saxon troops 1701-03-19 to ?"]
    assert asked("captain", said_by="1701-03-23") == []
    assert asked("captain", said_by="1701-03-26", published_by="1701-03-30") == []


def test_what_has_no_day_of_saying_was_said_when_it_was_published() -> None:
    undated = of_texts(
        weekly_1701_03_25="According to the mayor, Saxon troops took Bregova on 19 March 1701."
    )
    assert control(undated, said_by="1701-03-25") == control(undated) != ()
    assert control(undated, said_by="1701-03-24") == ()


def test_nobody_knows_when_an_editor_added_a_note() -> None:
    noted = of_texts(
        weekly_1701_03_25=(
            "The Swedish army holds Bregova.\n\n"
            "[Editor: Saxon troops took Bregova on 19 March 1701.]"
        )
    )
    by_then = {row.holder.name for row in control(noted, published_by="1701-04") if row.holder}
    assert by_then == {"Swedish army"}
    assert len(control(noted)) > len(control(noted, published_by="1701-04"))


def test_people_read_how_old_the_evidence_was_on_the_day_asked_for() -> None:
    (row,) = control(WHOLE, account="wire", held_on="1701-04-20")
    assert "last evidence 32 days ago, on 1701-03-19" in sentences.control(row, "1701-04-20")
    assert "last evidence 1 day ago" in sentences.control(row, "1701-03-20")
    assert "ago" not in sentences.control(row, "1701-03-19") + sentences.control(row)


days = st.integers(1, 28).map("1700-05-{:02}".format)
PUBLISHED = {"a.txt": "1700-05-20", "b.txt": "1700-05-10"}


@given(rows(), days, days)
@settings(max_examples=60, deadline=None)
def test_a_later_day_leaves_out_less_and_two_times_leave_out_what_either_does(
    claims: tuple[ClaimRow, ...], one: str, other: str
) -> None:
    sooner, later = sorted((one, other))
    lookup = Lookup(case(*claims, published=PUBLISHED))

    def ids(said_by: str | None, published_by: str | None) -> set[str]:
        return {claim.id for claim in known(claims, lookup, said_by, published_by)}

    assert ids(sooner, None) <= ids(later, None)
    assert ids(None, sooner) <= ids(None, later)
    assert ids(None, one) <= ids(one, None)
    assert ids(one, other) == ids(one, None) & ids(None, other)


@given(rows(), days)
@settings(max_examples=60, deadline=None)
def test_held_on_only_chooses_among_the_rows(claims: tuple[ClaimRow, ...], day: str) -> None:
    whole = case(*claims)
    assert set(control(whole, held_on=day)) <= set(control(whole))


@pytest.mark.parametrize("time", ["held_on", "said_by", "published_by"])
def test_each_time_may_be_a_month(time: str) -> None:
    assert control(WHOLE, **{time: "1701-04"}) == control(WHOLE, **{time: "1701-04-30"})
