"""Who said what, on this page: the reader's findings as attributions with voice and stance."""

from collections.abc import Sequence

from tadmor.model.reading import Attribution, Manner, Stance, Voice
from tadmor.model.text import Span, Spans, hull, quote
from tadmor.reading import stance, tagger
from tadmor.reading.nesting import Node, nest
from tadmor.reading.voices import speaking
from tadmor.reading.words import quoted

DIRECT = 0.9  # share of the content's words in quotation marks, as PolNeAR's scorer has it
MOST = 0.8  # share of a content that an inner attribution covers when the outer only relays it


def find(text: str, voices: tuple[Voice, ...]) -> tuple[Attribution, ...]:
    """Find the attributions of a page, outer ones before those within them.

    `speaker` and `said` are left open: they need actors and dates.
    """
    nodes = [node for node in nest(text, tagger.attributions)]
    inside = quoted(text)
    return tuple(
        _attribution(text, voices, nodes, index, inside) for index in range(len(nodes))
    )


def _attribution(
    text: str, voices: tuple[Voice, ...], nodes: Sequence[Node], index: int, inside: Spans
) -> Attribution:
    node = nodes[index]
    voice = speaking(voices, hull((*node.source, *node.cue, *node.content)))
    question = quote(text, node.content[-1]).rstrip("\"'\u201d\u2019\u00bb ").endswith("?")
    ruling = stance.rule(quote(text, node.cue), question=question)
    return Attribution(
        id=f"a{index + 1}",
        source=node.source,
        cue=node.cue,
        content=node.content,
        voice=voice,
        within=None if node.parent is None else f"a{node.parent + 1}",
        manner=_manner(node.content, inside),
        stance=_relaying(nodes, index, ruling.stance),
        stance_by=voice,
        negated=ruling.negated,
        certainty=ruling.certainty,
    )


def _relaying(nodes: Sequence[Node], index: int, own: Stance) -> Stance:
    """Say that an attribution relays if nearly all that it carries is another's saying."""
    inner = [hull((*n.source, *n.cue, *n.content)) for n in nodes if n.parent == index]
    carried = nodes[index].content
    covered = sum(_length(_common(piece, inside)) for piece in carried for inside in inner)
    whole = sum(map(_length, carried))
    return "relays" if own == "asserts" and inner and covered >= MOST * whole else own


def _common(left: Span, right: Span) -> Span:
    return Span(max(left.start, right.start), max(left.start, right.start, min(left.end, right.end)))


def _length(span: Span) -> int:
    return span.end - span.start


def _manner(content: Spans, inside: Spans) -> Manner:
    """Say how much of a content is quoted: nearly all of it, some, or nothing."""
    whole = sum(map(_length, content))
    share = sum(_length(_common(piece, marked)) for piece in content for marked in inside)
    if share >= DIRECT * whole:
        return "direct"
    return "mixed" if share else "indirect"
