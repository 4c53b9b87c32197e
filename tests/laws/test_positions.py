"""Laws of positions: they count code points of a text that nothing has changed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.sentences import paragraphs, sentences
from tadmor.model.text import GAP, Span, fits, hull, quote, trimmed
from tests.strategies import several, spans, texts

in_text = texts.flatmap(lambda text: st.tuples(st.just(text), spans(text)))
pieces_in_text = texts.flatmap(lambda text: st.tuples(st.just(text), several(text, 1)))
words = st.text(alphabet="aB .!?\n\r\u2028“”'1🕌ة", max_size=60)


@given(in_text)
def test_a_span_gives_its_words_and_its_length(case: tuple[str, Span]) -> None:
    text, span = case
    assert fits(text, span)
    assert quote(text, span) == text[span.start : span.end]
    assert len(quote(text, span)) == span.end - span.start


@given(pieces_in_text)
def test_pieces_are_quoted_in_order_with_gaps(case: tuple[str, tuple[Span, ...]]) -> None:
    text, pieces = case
    assert quote(text, pieces) == GAP.join(quote(text, piece) for piece in pieces)
    assert all(hull(pieces).covers(piece) for piece in pieces)


@given(in_text, st.integers(0, 50))
def test_shifting_keeps_the_words(case: tuple[str, Span], by: int) -> None:
    text, span = case
    assert quote("x" * by + text, span.shifted(by)) == quote(text, span)


@given(in_text)
def test_trimming_loses_only_white_space(case: tuple[str, Span]) -> None:
    text, span = case
    assert quote(text, trimmed(text, span)) == quote(text, span).strip()
    assert span.covers(trimmed(text, span))


@given(in_text, in_text)
def test_overlap_is_symmetric_and_covering_implies_it(
    left: tuple[str, Span], right: tuple[str, Span]
) -> None:
    a, b = left[1], right[1]
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(b) or not a.covers(b)


@given(words)
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    found = sentences(text)
    assert all(fits(text, span) for span in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert "".join("".join(quote(text, span) for span in found).split()) == "".join(text.split())


@given(words)
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    lines = paragraphs(text)
    assert all(any(line.covers(span) for line in lines) for span in sentences(text))


def test_sentences_end_where_they_should() -> None:
    text = (
        'Mr. Smith met Lt. Gen. A. Khan in the U.S. embassy at 5 a.m. on 3 Jan. 1920. "It fell." He'
    )
    assert [quote(text, span) for span in sentences(text)] == [
        "Mr. Smith met Lt. Gen. A. Khan in the U.S. embassy at 5 a.m. on 3 Jan. 1920.",
        '"It fell."',
        "He",
    ]
