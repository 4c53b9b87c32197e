"""What the trained reader sees: words in place, quotation marks in every style, paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.reading.words import LINE_BREAK, Words, words

OUTSIDE, INSIDE = 0, 1


def quoted(found: Words) -> list[str]:
    """The words that are shown as standing inside a quotation, marks left out."""
    pairs = zip(found.forms, found.features, strict=True)
    inside = [form for form, feature in pairs if feature and (feature - 1) % 2 == INSIDE]
    return [form for form in inside if form not in ("\u201c", "\u201d", LINE_BREAK)]


@pytest.mark.parametrize(
    "text",
    [
        'He called it "our gate" and left.',
        "He called it “our gate” and left.",
        "He called it ''our gate'' and left.",
        "He called it ``our gate'' and left.",
        "He called it «our gate» and left.",
        "He called it „our gate“ and left.",
        "He called it \u2018our gate\u2019 and left.",
        "He called it 'our gate' and left.",
        'He called it ("our gate") and left.',
    ],
)
def test_every_style_of_quotation_looks_the_same(text: str) -> None:
    assert quoted(words(text)) == ["our", "gate"]


def test_apostrophes_do_not_quote() -> None:
    text = "The brigades' guns didn't reach the dyers' street, the mayor's clerk said."
    assert quoted(words(text)) == []


def test_single_marks_within_double_ones_do_not_end_the_quotation() -> None:
    text = "“They cried \u2018to the walls\u2019 all night,” she wrote. “Nobody came.”"
    assert "night" in quoted(words(text))
    assert "wrote" not in quoted(words(text))


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    found = words("“We hold the ford.\n\nThe river rose.")
    assert quoted(found) == ["We", "hold", "the", "ford", "."]
    assert found.forms.count(LINE_BREAK) == 1


def test_lines_cut_at_a_width_are_no_paragraphs() -> None:
    wrapped = (
        "The column halted at\nthe ford. “We wait\nhere,” he said.\n\nNight fell on\nthe camp."
    )
    found = words(wrapped)
    assert found.forms.count(LINE_BREAK) == 1
    assert "here" in quoted(found)
    assert words("Night falls\n\nThe camp\nThe ford").forms.count(LINE_BREAK) == 2


def test_a_double_apostrophe_is_one_word() -> None:
    found = words("''Go''")
    assert list(zip(found.starts, found.ends, strict=True)) == [(0, 2), (2, 4), (4, 6)]


@given(st.text())
def test_words_keep_their_place(text: str) -> None:
    found = words(text)
    places = list(zip(found.starts, found.ends, strict=True))
    assert all(start < end for start, end in places)
    assert places == sorted(places)
    kept = "".join(text[start:end] for start, end in places)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_long_text_of_marks_is_read_in_linear_time() -> None:
    assert len(words("'a " * 50_000).forms) == 100_000
