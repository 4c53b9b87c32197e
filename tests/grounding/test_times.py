"""Times in text: golden cases a linguist can edit, and what holds for every text."""

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.grounding import times
from tadmor.grounding.time_builders import BUILDERS
from tadmor.grounding.time_rules import levels
from tadmor.grounding.time_words import lowered, lowered_pattern
from tadmor.model import edtf
from tadmor.model.reading import TimeExpression, Voice
from tadmor.model.text import Span, fits, quote
from tadmor.model.time import bounds

GOLDEN = Path(__file__).parents[1] / "golden" / "times"
OPEN = "-"


# Sets in the form of ../shared/suites/time-expressions.tsv: measured by bench/times.py, and what
# is held out is shown to no test.
SETS = {"second", "held-out"}


def golden_rows() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for path in sorted(GOLDEN.glob("*.tsv")):
        if path.stem in SETS:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            read = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            rows += [tuple(row.values()) for row in read]
    return rows


def found_at(sentence: str, expression: str, published: str | None) -> list[TimeExpression]:
    at = sentence.index(expression)
    span = Span(at, at + len(expression))
    return [time for time in find(sentence, published) if time.span.overlaps(span)]


def find(text: str, published: str | None) -> tuple[TimeExpression, ...]:
    return times.find(text, (Voice(id="v0", kind="author", published=published),))


@pytest.mark.parametrize(("sentence", "expression", "published", "wanted"), golden_rows())
def test_golden(sentence: str, expression: str, published: str, wanted: str) -> None:
    found = found_at(sentence, expression, published or None)
    assert [time.edtf or OPEN for time in found] == [wanted]


@pytest.mark.parametrize("line", (GOLDEN / "not_times.txt").read_text("utf-8").splitlines())
def test_what_only_looks_like_a_time(line: str) -> None:
    assert find(line, "2018-01-10") == ()


def test_an_open_time_says_why() -> None:
    [today] = find("The gate is shut today.", None)
    assert (today.edtf, today.anchor) == (None, None)
    assert today.rule == "today: the voice has no date"


def test_each_voice_has_its_own_today() -> None:
    text = "The gate fell yesterday. We print this again today. [Note: reopened on Monday.]"
    note = text.index("[")
    middle = text.index("We")
    voices = (
        Voice(id="v0", kind="author", published="2014-06-11"),
        Voice(id="v1", kind="editor", published=None, spans=(Span(middle, note),)),
        Voice(id="v2", kind="editor", published="2015-01-07", spans=(Span(note, len(text)),)),
    )
    found = times.find(text, voices)
    assert [time.edtf for time in found] == ["2014-06-10", None, "2015-01-05"]
    assert [time.anchor for time in found] == ["2014-06-11", None, "2015-01-07"]


def test_what_one_voice_told_is_no_anchor_for_another() -> None:
    text = "The gate fell on 3 May 2014. Two days later it was rebuilt."
    second = Span(text.index("Two"), len(text))
    voices = (
        Voice(id="v0", kind="author", published="2016-01-01"),
        Voice(id="v1", kind="editor", published="2016-01-01", spans=(second,)),
    )
    assert [time.edtf for time in times.find(text, voices)] == ["2014-05-03", None]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("27 March\n", "26 March\n"),
        ("** Update 27 March: ", "** Update 26 March: "),
        ("Day 3 (27 March): ", "Day 2 (26 March): "),
        ("[27 March, 14:00] ", "[26 March, 09:00] "),
        ("Wednesday, 27 March 2019:\n", "Tuesday, 26 March 2019:\n"),
    ],
)
def test_a_log_may_run_backwards(first: str, second: str) -> None:
    text = f"{first}The ford was crossed this morning.\n\n{second}The ford was mined yesterday.\n"
    found = [(time.edtf or "")[:10] for time in find(text, "2019-04-02")]
    assert found == ["2019-03-27", "2019-03-27", "2019-03-26", "2019-03-25"]


def test_a_header_is_past_though_its_entry_looks_ahead() -> None:
    text = "24 August\nThe mill burns.\n\n23 August\nTalks will be held tomorrow.\n"
    found = [time.edtf for time in find(text, "2011-08-25")]
    assert found == ["2011-08-24", "2011-08-23", "2011-08-24"]


def second_set() -> list[tuple[str, ...]]:
    with (GOLDEN / "second.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    names = ("sentence", "expression", "published", "edtf")
    return [tuple(row[name].replace("\\n", "\n") for name in names) for row in rows]


@pytest.mark.parametrize(("sentence", "expression", "published", "wanted"), second_set())
def test_the_second_set(sentence: str, expression: str, published: str, wanted: str) -> None:
    found = found_at(sentence, expression, published or None)
    dates = {time.edtf for time in found if time.edtf}
    assert dates == (set() if wanted in {"open", "none"} else {wanted})
    assert not (wanted == "none" and found)


def test_broken_lines_do_not_break_dates() -> None:
    [since] = find("The ford has been mined since October\n2015, they say.", "2016-02-11")
    assert since.edtf == "2015-10/.."


@pytest.mark.parametrize(
    ("expression", "anchor", "wanted"),
    [
        ("yesterday", "2016-04-22", "2016-04-21"),
        ("two days later", "2016-04-22", "2016-04-24"),
        ("5 May 2016", None, "2016-05-05"),
        ("in the second half of March", "2016-04-22", "2016-03-16/2016-03-31"),
        ("last week", "2016", None),
        ("yesterday", None, None),
        ("yesterday", "not a date", None),
        ("31 June 2016", "2016-04-22", None),
        ("a heap of stones", "2016-04-22", None),
        ("9000 years ago", "2016-04-22", None),
    ],
)
def test_read_one_expression(expression: str, anchor: str | None, wanted: str | None) -> None:
    assert times.read(expression, anchor) == wanted


PIECES = ["on", "3", "May", "2014", "March", "since", "until", "last", "week", "two", "days", "ago"]
PIECES += [
    "to",
    "-",
    ",",
    ".",
    "and",
    "the",
    "first",
    "half",
    "of",
    "Sunday",
    "at",
    "5 a.m.",
    "GMT",
]
PIECES += ["later", "will", "\n", "1187", "31/12/2015", "summer", "by", "early", "the 12th century"]
PIECES += [
    "from",
    "\ue000",
    "\U000f0001",
    "\u0622\u0630\u0627\u0631",
    "Easter",
    "BC",
    "February 29",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([None, "2016-04-22", "2016"])
)
def test_laws_of_every_text(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    found = find(text, published)
    assert [time.id for time in found] == [f"t{n + 1}" for n in range(len(found))]
    spans = [time.span for time in found]
    assert all(fits(text, span) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    for time in found:
        assert quote(text, time.span) == quote(text, time.span).strip()
        assert time.rule
        assert (time.edtf is None) == (": " in time.rule)
        if time.edtf is not None and not edtf.is_duration(time.edtf):
            bounds(time.edtf)
    assert find(text, published) == found


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    find(text, "2016-04-22")


@given(st.text(max_size=60))
def test_lowered_text_keeps_its_positions(text: str) -> None:
    assert len(lowered(f"İ{text}")) == len(text) + 1


@pytest.mark.parametrize("text", ["on MONDAY", "12 May", "Quarter", "at 5 GMT"])
@pytest.mark.parametrize("pattern", [r"(?P<day>(?-i:Mon|MON))", r"\b(?:May|QUARTER)", r"\d\W\D"])
def test_a_lowered_pattern_finds_all_that_the_pattern_finds(text: str, pattern: str) -> None:
    if re.search(pattern, text, re.IGNORECASE):
        assert re.search(lowered_pattern(pattern), lowered(text))


def test_every_rule_names_a_builder_and_every_builder_has_a_rule() -> None:
    ops = {rule.op for level in levels() for rule in level}
    assert ops == set(BUILDERS)


def test_rules_are_named() -> None:
    assert all(re.fullmatch("[a-z -]*", rule.id) for level in levels() for rule in level)


@pytest.mark.parametrize(
    ("words", "published", "editor_writes", "after"),
    [
        ("on May 8", "2016-05-05", None, "2016-05-08"),
        ("on 9 December 2016", "2016-05-05", None, "2016-12-09"),
        ("on 12 May", "2016-05-05", "2016-06-01", "2016-05-12"),
        ("on May 4", "2016-05-05", None, None),
        ("on Sunday", "2016-05-05", "2016-05-05", None),
        ("in May", "2016-05-05", None, None),
        ("on May 8", None, None, None),
    ],
)
def test_an_editors_day_after_the_page_gives_his_note_away(
    words: str, published: str | None, editor_writes: str | None, after: str | None
) -> None:
    text = f"The mill burned. [Editor: they came back {words}]"
    note = Span(text.index("["), len(text))
    voices = (
        Voice(id="v0", kind="author", published=published),
        Voice(id="v1", kind="editor", published=editor_writes, spans=(note,)),
    )
    assert [time.after_page for time in times.find(text, voices)] == [after]


def test_an_author_may_look_ahead() -> None:
    (time,) = find("The council meets on 9 May 2016.", "2016-05-05")
    assert time.after_page is None
