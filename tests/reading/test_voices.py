"""Voices: who speaks on a page, held to cases in plain text and to laws."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.reading import DocumentFacts, Voice
from tadmor.model.text import Span, Spans, fits, quote
from tadmor.reading import voices
from tadmor.reading.excerpts import excerpts
from tests.golden import cases

pages = st.lists(
    st.sampled_from(
        [
            "A line. ",
            "[Editor: a note] ",
            "[SF editor: open ",
            "\n",
            "\n\n",
            "Leave a Reply\n",
            "By X",
            "Editor's note:\n",
            "We republish it today.\n",
            "🕌 “quoted ",
            "(photo: me)\n",
            "> quoted\n",
            "\u2014 A (@a) 3 May 2016",
            "(so \u2013 Ed.)",
            "The statement reads:\n",
            "(ends)\n",
            "Comments\nB says:\n",
            "Correction, 3 May 2016: no ",
        ]
    ),
    max_size=12,
).map("".join)


def _short(text: str, span: Span) -> str:
    words = quote(text, span).split()
    whole = " ".join(words)
    return whole if len(words) < 12 else f"{' '.join(words[:3])} ... {' '.join(words[-2:])}"


def _head(text: str, page: voices.Page, voice: Voice) -> str:
    named = f"{voice.kind} ({voice.name})" if voice.name else voice.kind
    dates = dict(page.dates)
    return f"{named} @ {quote(text, dates[voice.id])}" if voice.id in dates else named


def _matches(expected: str, text: str, pieces: Spans) -> bool:
    wanted = expected.split(" | ")
    return len(wanted) == len(pieces) and all(
        " ".join(quote(text, piece).split()).startswith(want.split(" ... ")[0])
        and quote(text, piece).endswith(want.split(" ... ")[-1])
        for want, piece in zip(wanted, pieces, strict=True)
    )


@pytest.mark.parametrize(("text", "expected"), [*cases("voices/pages"), *cases("voices/held-out")])
def test_pages_are_divided_among_their_voices(text: str, expected: list[str]) -> None:
    page = voices.find(text)
    said = [line for line in expected if line.split(":")[0] not in {"dated", "publisher", "author"}]
    heads = [_head(text, page, voice) for voice in page.voices[1:]]
    assert sorted(heads) == sorted(line.split(": ", 1)[0] for line in said)
    for line in said:
        head, words = line.split(": ", 1)
        assert any(
            _matches(words, text, voice.spans)
            for voice, found in zip(page.voices[1:], heads, strict=True)
            if found == head
        ), [[_short(text, span) for span in voice.spans] for voice in page.voices]
    for name, span in (
        ("dated", page.dated),
        ("publisher", page.publisher),
        ("author", page.author),
    ):
        wanted = [line.split(": ", 1)[1] for line in expected if line.startswith(f"{name}:")]
        assert wanted == ([quote(text, span)] if span else [])


@given(pages)
def test_voices_fit_the_text_and_never_share_a_word(text: str) -> None:
    pieces = sorted(span for voice in voices.find(text).voices for span in voice.spans)
    assert all(fits(text, span) for span in pieces)
    assert all(left.end <= right.start for left, right in pairwise(pieces))


@given(pages)
def test_a_bracket_that_is_not_closed_never_swallows_the_next_line(text: str) -> None:
    for voice in voices.find(text).voices:
        for span in voice.spans:
            words = quote(text, span)
            assert words[0] != "[" or "\n" not in words or words[-1] == "]"


@given(pages)
def test_what_is_read_apart_lies_within_its_voice(text: str) -> None:
    found = voices.find(text).voices
    for excerpt in excerpts(text, found):
        speakers = {voices.speaking(found, piece) for piece in excerpt.pieces}
        assert all(fits(text, piece) for piece in excerpt.pieces)
        assert len(speakers - {v.id for v in found if v.kind in {"headline", "caption"}}) <= 1


def test_a_voice_that_the_page_dates_speaks_on_that_day() -> None:
    text = "It fell on Sunday.\n\nCorrection, 9 May 1809: it did not.\n\nPhoto: the walls"
    page = voices.find(text)
    facts = DocumentFacts(name="x", sha256="", published="1809-05-01")
    dated = voices.dated(page, facts, {page.dates[0][0]: "1809-05-09"})
    assert [(voice.name or voice.kind, voice.published) for voice in dated] == [
        ("author", "1809-05-01"),
        ("correction", "1809-05-09"),
        ("caption", "1809-05-01"),
    ]


def test_only_voices_of_the_day_get_the_pages_date() -> None:
    page = voices.find("Town taken\n\nIt fell. [Editor: no]\n\nLeave a Reply")
    facts = DocumentFacts(name="x", sha256="", published="1809", author="Ann")
    dated = voices.dated(page, facts, {})
    assert [(voice.kind, voice.published) for voice in dated] == [
        ("author", "1809"),
        ("headline", "1809"),
        ("editor", None),
        ("boilerplate", None),
    ]
    assert dated[0].name == "Ann"


def test_each_place_has_the_voice_that_speaks_there() -> None:
    text = "It fell. [Editor: no] So it did."
    found = voices.find(text).voices
    assert voices.speaking(found, Span(0, 2)) == "v0"
    assert voices.speaking(found, Span(10, 16)) == "v1"
    assert voices.speaking(found, Span(22, 24)) == "v0"
