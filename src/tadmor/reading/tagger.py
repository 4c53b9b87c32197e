"""The trained attribution reader: who said what, in any text, without a network or torch.

Importing this costs nothing; the weights, onnxruntime and numpy are loaded at the first text.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tadmor.errors import TadmorError
from tadmor.model.text import Span, Spans
from tadmor.model.values import value

# The environment's TADMOR_READER names a folder with other weights (`training/free/` has a set).
WEIGHTS: Final = Path(os.environ.get("TADMOR_READER") or Path(__file__).parent / "weights")
STRETCH: Final = 40_000  # code points read at once; some 30 windows, 12 MB of scores


@value
class Found:
    """One attribution as the reader found it. `confidence`, 0 to 1, is not calibrated.

    Without content it only says that somebody says something: "…, Havas reported, citing two
    officials" has its content once, and the reader may give it to the officials.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


def attributions(text: str) -> tuple[Found, ...]:
    """Find the attributions of a text of any length, in text order.

    Positions are code points of `text`. A fragment, such as the content of another attribution,
    is read like a document. What is attributed within a content is not found with it: read the
    content again by itself.
    """
    from tadmor.reading.windows import read  # noqa: PLC0415 - see the module's docstring

    found: list[Found] = []
    for stretch in stretches(text):
        part = text[stretch.start : stretch.end]
        found += (_shifted(item, stretch.start) for item in read(part))
    return tuple(found)


def manifest() -> bytes:
    """Give the list of the weights' files with their digests: it names the reader in use.

    Raises TadmorError where the weights are not there.
    """
    try:
        return (WEIGHTS / "manifest.json").read_bytes()
    except OSError as error:
        raise TadmorError(
            f"{WEIGHTS}: no weights of a reader are there; install Tadmor again or unset"
            " TADMOR_READER"
        ) from error


def stretches(text: str) -> Iterator[Span]:
    """Cut a long text after a paragraph where it can, else after white space, else anywhere."""
    start = 0
    while len(text) - start > STRETCH:
        middle, limit = start + STRETCH // 2, start + STRETCH
        cuts = (text.rfind(mark, middle, limit) + 1 for mark in ("\n", " "))
        end = next((cut for cut in cuts if cut), limit)
        yield Span(start, end)
        start = end
    if start < len(text):
        yield Span(start, len(text))


def _shifted(found: Found, by: int) -> Found:
    def move(spans: Spans) -> Spans:
        return tuple(span.shifted(by) for span in spans)

    return Found(
        source=move(found.source),
        cue=move(found.cue),
        content=move(found.content),
        confidence=found.confidence,
    )
