"""Attributions on a page: relays in order, stance, voices; held to passages in plain text."""

import pytest

from tadmor.model.reading import Attribution, Voice
from tadmor.model.text import Span, quote
from tadmor.reading import attributions, voices
from tests.golden import cases

AUTHOR = (Voice(id="v0", kind="author"),)


def _depth(found: tuple[Attribution, ...], said: Attribution) -> int:
    outer = next((other for other in found if other.id == said.within), None)
    return 0 if outer is None else 1 + _depth(found, outer)


@pytest.mark.parametrize(("text", "expected"), cases("nesting/relays"))
def test_relays_are_nested_in_order(text: str, expected: list[str]) -> None:
    found = attributions.find(text, AUTHOR)
    lines = [
        f"{'-' * _depth(found, said)}{' ' if said.within else ''}{quote(text, said.source)}"
        f" | {said.stance} | {quote(text, said.content)}"
        for said in found
    ]
    assert lines == expected


def test_an_editors_bracket_is_no_part_of_what_the_author_reports() -> None:
    text = "The mayor said that the gate [Editor: the north gate] was held by the guard."
    page = voices.find(text).voices
    (said,) = attributions.find(text, page)
    assert said.voice == "v0"
    assert "Editor" not in quote(text, said.content)
    assert "the gate" in quote(text, said.content)
    assert "was held by the guard" in quote(text, said.content)


def test_an_editors_label_is_his_voice_and_no_source() -> None:
    text = "The gate fell. [SF editor: How could the guard change the situation?]"
    assert attributions.find(text, voices.find(text).voices) == ()


def test_what_an_editor_reports_is_reported_in_his_voice() -> None:
    text = "The gate fell.\n\n[Editor: The mayor denied that the gate had fallen.]"
    page = voices.find(text).voices
    (said,) = attributions.find(text, page)
    assert (said.voice, said.stance, said.stance_by) == ("v1", "denies", "v1")


def test_a_quotation_left_open_does_not_swallow_the_next_sentences() -> None:
    text = (
        "The Sentinel wrote that “the guns were never there. Later its story changed. "
        "The colonel admitted the loss of two guns, according to Havas."
    )
    found = attributions.find(text, AUTHOR)
    first = next(said for said in found if quote(text, said.source) == "The Sentinel")
    assert first.content[-1].end <= text.index("Later")
    assert any(quote(text, said.source) == "Havas" for said in found)


@pytest.mark.parametrize(
    ("words", "manner"),
    [
        ('"The gate is lost," the mayor said.', "direct"),
        ('The mayor said the gate was "lost to thieves" that night.', "mixed"),
        ("The mayor said that the gate was lost.", "indirect"),
        ("''The gate is lost,'' the mayor said.", "direct"),
        ("«The gate is lost», the mayor said.", "direct"),
    ],
)
def test_manner_is_how_much_is_quoted(words: str, manner: str) -> None:
    (said,) = attributions.find(words, AUTHOR)
    assert said.manner == manner


def test_nothing_is_read_where_nothing_is_said() -> None:
    assert attributions.find("", AUTHOR) == ()
    assert attributions.find("\n\n   \n", AUTHOR) == ()
    assert attributions.find("The river runs south.", AUTHOR) == ()


def test_positions_hold_after_marks_of_two_code_units() -> None:
    text = "🕌🕌 The mayor of تدمر said that the gate had fallen."
    (said,) = attributions.find(text, AUTHOR)
    assert quote(text, said.cue) == "said"
    assert said.cue[0] == Span(text.index("said"), text.index("said") + 4)


def test_a_noun_is_claimed_by_somebody_or_by_nobody_named() -> None:
    text = "Control claimed by the league. Capture by the crown claimed 6 May 1650."
    found = [
        (quote(text, said.source), quote(text, said.cue), quote(text, said.content))
        for said in attributions.find(text, AUTHOR)
    ]
    assert found == [
        ("the league", "claimed", "Control"),
        ("", "claimed", "Capture by the crown"),
    ]
