"""Hypothesis strategies, one per value, with a pool of texts that have gone wrong before."""

from hypothesis import strategies as st

from tadmor.model.reading import (
    Actor,
    Attribution,
    Claim,
    DocumentFacts,
    Reading,
    TimeExpression,
    Voice,
)
from tadmor.model.text import Span, Spans

ODD = (
    "Tadmor fell on 20 May 2015, monitors said.",
    "“One.\r\nTwo,” he said",
    "e\u0301 and \u00e9, 🕌 تدمر and Пальмира",
    "''Nested 'quotes' ''",
    "\ufeffmark\u2028line",
    "a",
)
texts = st.sampled_from(ODD) | st.text(min_size=1, max_size=80)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """Draw a span that fits a text."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


def several(text: str, least: int = 0) -> st.SearchStrategy[Spans]:
    """Draw up to three spans."""
    return st.lists(spans(text), min_size=least, max_size=3).map(tuple)


dates = st.none() | st.sampled_from(["2015", "2015-05", "2016-03-14", "2015-10/.."])


@st.composite
def attributions(draw: st.DrawFn, text: str, number: int) -> Attribution:
    """Draw an attribution whose outer one, if any, has a lower number."""
    return Attribution(
        id=f"a{number}",
        source=draw(several(text)),
        cue=draw(several(text)),
        content=draw(several(text, 1)),
        within=draw(st.none() | st.integers(1, number - 1).map("a{}".format))
        if number > 1
        else None,
        stance=draw(st.sampled_from(["asserts", "denies", "admits"])),
    )


@st.composite
def readings(draw: st.DrawFn, text: str | None = None) -> Reading:
    """Draw a whole reading of a text."""
    words = draw(texts) if text is None else text
    count = draw(st.integers(0, 3))
    return Reading(
        document=DocumentFacts(name="drawn.txt", sha256="0" * 64, published=draw(dates)),
        text=words,
        voices=(Voice(id="v0", kind="author"),),
        attributions=tuple(draw(attributions(words, number + 1)) for number in range(count)),
        actors=(Actor(id="n1", name="X", type="force", mentions=draw(several(words))),),
        times=(TimeExpression(id="t1", span=draw(spans(words)), edtf=draw(dates)),),
        claims=tuple(
            Claim(
                id=f"c{number + 1}",
                frame=draw(st.sampled_from(["gain", "loss", "clash"])),
                span=draw(spans(words)),
                roles={"place": draw(several(words, 1))},
                actors={"taker": "n1"},
                attribution=draw(st.none() | st.integers(1, count).map("a{}".format))
                if count
                else None,
            )
            for number in range(draw(st.integers(0, 3)))
        ),
    )
