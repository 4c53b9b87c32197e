"""Inferences that a text claims: because, therefore, "maps show", "can be inferred from".

They are drawn as the speaker's, with the gap that the words leave between premise and conclusion.
A step by time alone is named as such: a sequence is not a cause.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tadmor.model.collection import AttributionRow, Collection, Source, VoiceRow
from tadmor.model.explanations import InferenceRow
from tadmor.model.findings import UNNAMED, Party
from tadmor.model.sentences import sentences
from tadmor.model.text import Span, hull, quote, trimmed

TIME = re.compile(r"\b(?:after|since|before|soon|then|following|later)\b", re.IGNORECASE)
LEAST = 3  # words of a conclusion: "In this case, because …" has none before the comma
END = " \n\t.!?;:,"


class Step(NamedTuple):
    """One way of drawing a conclusion, as a pattern over a sentence."""

    marker: str
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    gap: str
    before: bool


class Drawn(NamedTuple):
    """An inference in a text, by its positions."""

    step: Step
    span: Span
    premise: Span | None
    conclusion: Span


@cache
def _steps() -> tuple[tuple[Step, ...], dict[str, str]]:
    table = tomllib.loads((files(__package__) / "arguments.toml").read_text("utf-8"))
    return tuple(
        Step(
            marker=one["marker"],
            pattern=re.compile(one["pattern"], re.IGNORECASE | re.DOTALL),
            needs=re.compile(one["needs"], re.IGNORECASE) if "needs" in one else None,
            gap=one["gap"],
            before=one.get("before", False),
        )
        for one in table["inference"]
    ), table["gaps"]


def inferences(whole: Collection) -> Iterator[InferenceRow]:
    """Give every inference that the texts of a case claim, in the order of the pages."""
    for source in whole.sources:
        said = [row for row in whole.attributions if row.document == source.facts.name]
        voices = [row for row in whole.voices if row.document == source.facts.name]
        for drawn in drawn_in(source.reading.text):
            yield _row(source, drawn, said, voices)


def drawn_in(text: str) -> Iterator[Drawn]:
    """Give the inferences of a text; one a sentence, by the first pattern that fits."""
    steps, _ = _steps()
    before: Span | None = None
    for sentence in sentences(text):
        words = quote(text, sentence)
        found = next((one for step in steps if (one := _drawn(step, words))), None)
        if found and (before or not found.step.before):
            conclusion = _at(text, sentence, found.match, "conclusion") or sentence
            premise = _at(text, sentence, found.match, "premise")
            span = sentence
            if found.step.before and before:
                premise, span = _bare(text, before), Span(before.start, sentence.end)
            yield Drawn(found.step, span, premise, conclusion)
        before = sentence


class _Found(NamedTuple):
    step: Step
    match: re.Match[str]


def _drawn(step: Step, words: str) -> _Found | None:
    if step.needs and not step.needs.search(words):
        return None
    match = step.pattern.match(words)
    if match is None or len(match["conclusion"].split()) < LEAST:
        return None
    return _Found(step, match)


def _at(text: str, sentence: Span, match: re.Match[str], group: str) -> Span | None:
    if group not in match.re.groupindex:
        return None
    return _bare(text, Span(*match.span(group)).shifted(sentence.start))


def _bare(text: str, span: Span) -> Span:
    """Give a stretch of a text without the stops at its end."""
    found = trimmed(text, span)
    words = text[found.start : found.end]
    return Span(found.start, found.start + len(words.rstrip(END)))


def _row(
    source: Source, drawn: Drawn, said: list[AttributionRow], voices: list[VoiceRow]
) -> InferenceRow:
    text = source.reading.text
    drawn, within = _within(drawn, said)
    id_, by = _speaker(source, drawn.conclusion, within, voices)
    return InferenceRow(
        id=id_,
        by=by,
        document=source.facts.name,
        marker=drawn.step.marker,
        span=drawn.span,
        quote=quote(text, drawn.span),
        premise=drawn.premise,
        premise_quote=drawn.premise and quote(text, drawn.premise),
        conclusion=drawn.conclusion,
        conclusion_quote=quote(text, drawn.conclusion),
        gap=_gap(drawn, text),
    )


def _within(drawn: Drawn, said: list[AttributionRow]) -> tuple[Drawn, list[AttributionRow]]:
    """Keep to what is said, where a saying holds the step: "he said that …" is no part of it."""
    around = [
        row
        for row in said
        if hull(row.content).overlaps(drawn.conclusion)
        and (drawn.step.before or _meets(row, drawn.premise))
    ]
    if not around:
        return drawn, said
    inner = min(around, key=lambda row: hull(row.content).end - hull(row.content).start)
    held = hull(inner.content)
    premise = drawn.premise
    if premise and held.overlaps(premise):
        premise = _clipped(premise, held)
    clipped = drawn._replace(premise=premise, conclusion=_clipped(drawn.conclusion, held))
    return clipped, [inner]


def _meets(row: AttributionRow, premise: Span | None) -> bool:
    return premise is None or hull(row.content).overlaps(premise)


def _clipped(span: Span, to: Span) -> Span:
    return Span(max(span.start, to.start), min(span.end, to.end))


def _gap(drawn: Drawn, text: str) -> str:
    _, gaps = _steps()
    words = quote(text, drawn.premise) if drawn.premise else ""
    timed = drawn.step.gap != "sequence" and TIME.search(f"{words} {quote(text, drawn.conclusion)}")
    named = gaps[drawn.step.gap]
    return f"{named}; {gaps['sequence']}" if timed else named


def _speaker(
    source: Source, span: Span, said: list[AttributionRow], voices: list[VoiceRow]
) -> tuple[str, Party]:
    """Give who draws it: the innermost saying that holds the conclusion, else the page's voice."""
    around = [row for row in said if hull(row.content).covers(span)]
    if around:
        inner = min(around, key=lambda row: hull(row.content).end - hull(row.content).start)
        return inner.id, inner.by or Party(id=None, name=UNNAMED)
    spans = [voice.spans for voice in source.reading.voices]
    held = [
        row
        for row, pieces in zip(voices, spans, strict=True)
        if any(piece.covers(span) for piece in pieces)
    ]
    voice = held[0] if held else voices[0]
    return voice.id, voice.party
