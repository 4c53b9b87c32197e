import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tadmor.dossier.build import Dossier, build
from tadmor.dossier.excerpts import LONGEST_VOICE, REACH, excerpted, pieces, quoted
from tadmor.dossier.page import packed
from tadmor.model.reading import Claim, DocumentFacts, Reading, Voice
from tadmor.model.rulings import RulingRow
from tadmor.model.text import Span
from tests.dossier.siege import siege
from tests.dossier.tables_case import tables_case

BEFORE = "The miller kept bees. "
QUOTED = "The ford was held by nobody."
AFTER = " A heron stood there all winter."

texts = st.text(st.sampled_from("ab. \n?؟ق𝔊"), min_size=1, max_size=900)


@st.composite
def cut(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(texts)
    positions = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(positions, positions), max_size=4))
    return text, [Span(*sorted(pair)) for pair in pairs]


def whole(length: int, parts: Sequence[tuple[int, str]]) -> str:
    """Put pieces at their positions, as the page does."""
    text = ""
    for start, words in parts:
        text += "\n" * (start - len(text)) + words
    return text + "\n" * (length - len(text))


@given(cut())
def test_every_span_is_whole_and_where_it_was(given_: tuple[str, list[Span]]) -> None:
    text, spans = given_
    put = whole(len(text), pieces(text, spans))
    assert len(put) == len(text)
    for span in spans:
        assert put[span.start : span.end] == text[span.start : span.end]


@given(cut())
def test_nothing_is_kept_that_no_span_reaches(given_: tuple[str, list[Span]]) -> None:
    text, spans = given_
    near = [Span(span.start - REACH, span.end + REACH) for span in spans if span.start < span.end]
    found = pieces(text, spans)
    ends = [(piece.start, piece.start + len(piece.words)) for piece in found]
    for start, end in ends:
        assert any(span.start <= start < span.end for span in near)
        assert any(span.start < end <= span.end for span in near)
    assert all(one[1] < other[0] for one, other in pairwise(ends))


def story() -> Reading:
    text = BEFORE * 40 + QUOTED + AFTER * 40
    start = len(BEFORE) * 40
    claim = Claim(
        id="c1",
        frame="control",
        span=Span(start, start + len(QUOTED)),
        roles={},
        actors={},
        voice="v0",
    )
    facts = DocumentFacts(name="mill.txt", sha256="0" * 64)
    return Reading(
        document=facts, text=text, voices=(Voice(id="v0", kind="author"),), claims=(claim,)
    )


def test_what_is_left_out_is_nowhere_in_the_file() -> None:
    reading = story()
    lone = Reading(
        document=DocumentFacts(name="bees.txt", sha256="1" * 64), text="Wax is dear.", voices=()
    )
    held = packed(build([reading, lone], "The mill"), whole_texts=False)
    assert QUOTED in held
    assert "Wax is dear" not in held
    assert held.count(BEFORE.strip()) <= REACH // len(BEFORE) + 1
    assert held.count(AFTER.strip()) <= REACH // len(AFTER) + 1
    assert "Wax is dear" in packed(build([reading, lone], "The mill"))


def test_no_sentence_out_of_reach_is_in_the_file() -> None:
    for dossier in (tables_case(), build([siege()], "Forts")):
        plain = excerpted(dossier)
        held = json.dumps(plain, ensure_ascii=False)
        for reading, written in zip(dossier.readings, plain["readings"], strict=True):
            kept = written["text"]["pieces"]
            put = whole(written["text"]["length"], kept)
            for sentence in re.finditer(r"[^.\n]{25,}\.", reading.text):
                stretch = put[sentence.start() : sentence.end()]
                if not stretch.strip() and reading.text.count(sentence[0]) == 1:
                    assert sentence[0] not in held


def quotes(rows: Any) -> Iterator[tuple[str, list[int], str]]:
    """Find all that rows quote, with its document and span."""
    for row in rows:
        for side in ("", "left_", "right_"):
            if row.get(f"{side}quote") and row.get(f"{side}span"):
                yield row[f"{side}document"], row[f"{side}span"], row[f"{side}quote"]


def test_every_quotation_of_the_tables_stands_in_the_file() -> None:
    dossier = tables_case()
    plain = excerpted(dossier)
    texts = {
        one["document"]["name"]: whole(one["text"]["length"], one["text"]["pieces"])
        for one in plain["readings"]
    }
    found = [*quotes(plain["claims"]), *quotes(plain["conflicts"]), *quotes(plain["dismissed"])]
    assert found
    for document, (start, end), words in found:
        assert texts[document][start:end] == words
    for reading in dossier.readings:
        for span in quoted(reading):
            put = texts[reading.document.name]
            assert put[span.start : span.end] == reading.text[span.start : span.end]


def test_a_long_voice_is_only_shown_to_begin() -> None:
    text = "Note. " * 400
    voice = Voice(id="v1", kind="editor", spans=(Span(0, len(text)),))
    facts = DocumentFacts(name="note.txt", sha256="2" * 64)
    (span,) = quoted(Reading(document=facts, text=text, voices=(voice,)))
    assert span == Span(0, LONGEST_VOICE)


def ruled(number: int, by: str, reason: str | None = None) -> RulingRow:
    return RulingRow(
        id=f"rul_{number}",
        kind="accept",
        subjects=("clm_a",),
        placing=None,
        grading=None,
        coding=None,
        codebook=None,
        reason=reason,
        by=by,
        at="2026-11-23T12:00:00Z",
        state="stands",
    )


def test_reviewers_are_numbered_in_the_order_in_which_they_first_ruled() -> None:
    rows = (ruled(1, "Berta"), ruled(2, "Ada"), ruled(3, "Berta"))
    dossier = Dossier(title="The mill", rulings=rows)
    held = packed(dossier, reviewers=False)
    assert [row["by"] for row in json.loads(held)["rulings"]] == [
        "reviewer 1",
        "reviewer 2",
        "reviewer 1",
    ]
    assert "Berta" not in held
    assert "Ada" not in held
    assert "Berta" in packed(dossier)
