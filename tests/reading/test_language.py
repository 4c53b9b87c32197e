"""Languages: which one a text is in, and what is read of one that is not English."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.document import Document
from tadmor.model.reading import DocumentFacts, Voice
from tadmor.model.text import fits, quote
from tadmor.pipeline.read import read
from tadmor.reading import language, quotations
from tests.golden import cases

AUTHOR = (Voice(id="v0", kind="author"),)
FRENCH = (
    "La ville est tombée mardi soir, ont annoncé les autorités. Le général Morel a déclaré : "
    "« Nous tenons désormais les deux rives. » Selon la BBC, douze hommes sont morts."
)
marks = st.text('abc "\u00ab\u00bb\u201e\u201c\u201d\u300c\u300d\n.', max_size=60)


def _document(text: str, stated: str | None = None) -> Document:
    facts = DocumentFacts(name="page.txt", sha256="", language=stated)
    return Document(id="doc_x", extractor="text/1", received=b"", text=text, facts=facts)


@pytest.mark.parametrize(("text", "expected"), cases("language/texts"))
def test_a_language_is_told_or_left_open(text: str, expected: list[str]) -> None:
    found = language.recognise(text)
    how = "read" if language.readable(text, found) else "not read"
    assert [f"{found or 'unknown'}, {how}"] == expected


@pytest.mark.parametrize(("text", "expected"), cases("language/quotations"))
def test_quotations_of_every_style_are_read(text: str, expected: list[str]) -> None:
    found = quotations.find(text, AUTHOR)
    assert [quote(text, said.content) for said in found] == expected
    assert not any((*said.source, *said.cue) for said in found)
    assert {said.manner for said in found} <= {"direct"}


@given(marks)
def test_quotations_stay_in_their_paragraph_and_apart(text: str) -> None:
    found = quotations.quotations(text)
    assert all(fits(text, span) for span in found)
    assert not any("\n" in quote(text, span) for span in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize("language_named", ["en", "en-GB", "EN_us"])
def test_what_is_stated_wins_over_what_is_found(language_named: str) -> None:
    reading = read(_document(FRENCH, language_named))
    assert reading.document.language == language_named
    assert not reading.limits


def test_of_a_text_in_another_language_quotations_and_names_are_read() -> None:
    reading = read(_document(FRENCH))
    assert reading.document.language == "fr"
    assert reading.limits == ("This text is in French; only quotations and names are read.",)
    assert [quote(FRENCH, said.content) for said in reading.attributions] == [
        "« Nous tenons désormais les deux rives. »"
    ]
    assert [actor.name for actor in reading.actors] == ["BBC"]
    assert (reading.times, reading.places, reading.claims) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "stated", "limit"),
    [
        (FRENCH, "fr-CA", "This text is in French; only quotations and names are read."),
        (FRENCH, "xx", "This text is not in English; only quotations and names are read."),
        (
            "أعلنت ذلك.",
            None,
            "This text is not in English; only quotations and names in Latin letters are read.",
        ),
    ],
)
def test_the_limit_is_said_in_one_sentence(text: str, stated: str | None, limit: str) -> None:
    assert language.limits(text, stated) == (limit,)


def test_english_asks_no_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_detector", lambda: pytest.fail("the detector was asked"))
    assert language.recognise("They said that the town had fallen, but nobody left it.") == "en"
