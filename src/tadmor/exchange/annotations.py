"""A case as W3C Web Annotations: what was found, anchored in the text of each document.

The W3C's model (Recommendation of 2017) has targets by position and by quotation; its positions
count Unicode code points, as ours do. A target's source is the document's URL, or else the
SHA-256 of its bytes as a URN. What was found is the body: the claim's or attribution's own fields.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tadmor.model.collection import AttributionRow, Collection, Source
from tadmor.model.findings import ClaimRow
from tadmor.model.text import Span, Spans

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of the text given before and after a quotation, by which it is found again."""

CLAIMED = ("frame", "polarity", "aspect", "certainty", "extent", "moves", "time", "figure")
SAID = ("stance", "manner", "negated", "certainty", "said")


def page(whole: Collection) -> Mapping[str, Any]:
    """Give an AnnotationPage with every attribution and claim, in the order of the case."""
    sources = {source.facts.name: source for source in whole.sources}
    return {
        "@context": CONTEXT,
        "type": "AnnotationPage",
        "items": [*_said(whole.attributions, sources), *_claimed(whole.claims, sources)],
    }


def _said(
    rows: Iterable[AttributionRow], sources: Mapping[str, Source]
) -> Iterator[Mapping[str, Any]]:
    for row in rows:
        fields = {name: getattr(row, name) for name in SAID}
        by = row.by.name if row.by else None
        body = {"tadmor": "attribution", "by": by, "on": row.on.name, "within": row.within}
        parts = {"source": row.source, "cue": row.cue, "content": row.content}
        yield _annotation(row.id, {**body, **fields}, parts, sources[row.document])


def _claimed(
    rows: Iterable[ClaimRow], sources: Mapping[str, Source]
) -> Iterator[Mapping[str, Any]]:
    for row in rows:
        fields = {name: msgspec.to_builtins(getattr(row, name)) for name in CLAIMED}
        relay = [party.name for party in row.relay]
        body = {"tadmor": "claim", "attribution": row.attribution, "relay": relay}
        yield _annotation(
            row.id, {**body, **fields}, {"claim": (row.span,), **row.roles}, sources[row.document]
        )


def _annotation(
    id_: str, body: Mapping[str, Any], parts: Mapping[str, Spans], source: Source
) -> Mapping[str, Any]:
    return {
        "id": f"urn:tadmor:{id_}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "Dataset", **body},
        "target": [_target(source, part, span) for part, spans in parts.items() for span in spans],
    }


def _target(source: Source, part: str, span: Span) -> Mapping[str, Any]:
    text, facts = source.reading.text, source.facts
    return {
        "source": facts.url or f"urn:sha256:{facts.sha256}",
        "tadmor:part": part,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
        ],
    }
