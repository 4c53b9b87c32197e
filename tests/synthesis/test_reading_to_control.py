"""From prose to the history of a place: two chronicles of a fort that changed hands four times."""

from time import perf_counter

from tadmor.synthesis.control import control
from tadmor.synthesis.disputes import disputed
from tadmor.synthesis.figures import figures
from tadmor.synthesis.timeline import timeline
from tests.synthesis.make import case, claim, of_texts, told

GAZETTE = """The Swedish army captured the fortress of Bregova on 3 March 1701. Saxon troops retook
Bregova on 20 June 1701. The Swedish army recaptured Bregova on 4 April 1702, and it was lost to
Saxon troops on 10 December 1702. At least 60 Saxon soldiers were killed at Bregova on 10 December
1702."""

CHRONICLE = """The Swedish army captured Bregova on 3 March 1701. Saxon troops entered Bregova on 20
June 1701 and were driven back. Saxon troops retook Bregova on 28 June 1701. The Swedish army
recaptured Bregova on 4 April 1702. Saxon troops did not capture Bregova on 1 June 1702. Saxon
troops took Bregova on 11 December 1702. The Danish fleet may capture Bregova. About 80 Saxon
soldiers were killed at Bregova on 10 December 1702."""

WHOLE = of_texts(
    gazette_1702_12_30=" ".join(GAZETTE.split()), chronicle_1703_01_15=" ".join(CHRONICLE.split())
)


def test_two_accounts_of_four_changes() -> None:
    assert [told(row) for row in control(WHOLE, account="gazette", place="bregova")] == [
        "held Swedish army 1701-03-03 to 1701-06-20",
        "held Saxon troops 1701-06-20 to 1702-04-04",
        "held Swedish army 1702-04-04 to 1702-12-10",
        "held Saxon troops 1702-12-10 to ?",
    ]
    assert [told(row) for row in control(WHOLE, account="chronicle", place="Bregova")] == [
        "held Swedish army 1701-03-03 to 1701-06-28",
        "held Saxon troops 1701-06-28 to 1702-04-04",
        "held Swedish army 1702-04-04 to 1702-12-11",
        "held Saxon troops 1702-12-11 to ?",
    ]


def test_days_on_which_they_disagree() -> None:
    stretches = disputed(control(WHOLE))
    assert [(one.place.name, one.first, one.last) for one in stretches] == [
        ("Bregova", "1701-06-20", "1701-06-27"),
        ("Bregova", "1702-12-10", "1702-12-10"),
    ]


def test_the_lanes_and_the_range_of_the_dead() -> None:
    lanes = [(row.account.name, row.start_min, row.label) for row in timeline(WHOLE)]
    assert ("Chronicle", "1701-06-28", "Saxon troops took Bregova") in lanes
    assert ("Gazette", "1702-12-10", "Killed: At least 60 Saxon soldiers, at Bregova") in lanes
    assert not any("Danish" in label for _, _, label in lanes)
    assert lanes == sorted(lanes, key=lambda lane: lane[:2])
    ranges = [(row.min, row.max) for row in figures(WHOLE) if row.row == "group"]
    assert ranges == [(60, None)]


def test_what_is_said_of_somewhere_near_is_not_said_of_the_place() -> None:
    near = of_texts(diary_2012_12_30="Clashes broke out near Aleppo on 2 May 2012.")
    inside = of_texts(diary_2012_12_30="Clashes broke out in Aleppo on 2 May 2012.")
    assert control(near) == ()
    assert [told(row) for row in control(inside)] == ["contested - 2012-05-02 to ?"]


def test_five_thousand_claims_take_less_than_a_second() -> None:
    claims = [
        claim(
            number,
            ("gain", "control", "clash", "withdraw", "loss")[number % 5],
            f"17{number % 100:02}-05-{1 + number % 28:02}",
            *((None, "reds") if number % 5 in {3, 4} else (None, None)),
            by=("abbot", "bailiff")[number % 2],
            document=f"{number % 50}.txt",
            place=("plc_fort", "plc_mill")[number // 7 % 2],
        )
        for number in range(5000)
    ]
    whole = case(*claims)
    started = perf_counter()
    control(whole)
    figures(whole)
    timeline(whole)
    assert perf_counter() - started < 1.5
