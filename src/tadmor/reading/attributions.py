"""Who said what, on this page: the reader's findings as attributions with voice and stance."""

from collections.abc import Sequence
from dataclasses import replace

from tadmor.model.reading import Attribution, Manner, Stance, Voice
from tadmor.model.text import Span, Spans, hull, quote, trimmed
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
    nodes = _of_one_voice(text, voices, nest(text, tagger.attributions))
    inside = quoted(text)
    return tuple(_attribution(text, voices, nodes, index, inside) for index in range(len(nodes)))


def _of_one_voice(
    text: str, voices: tuple[Voice, ...], nodes: tuple[Node, ...]
) -> tuple[Node, ...]:
    """Keep each attribution within the voice that makes it, and drop those that lose all content.

    An editor's bracket in the midst of what is said is not part of it, and the label with which
    he opens it ("SF editor:") is his voice, not a source that the page reports.
    """
    kept: dict[int, Node] = {}
    place: dict[int, int] = {}
    for index, node in enumerate(nodes):
        if node.parent is not None and node.parent not in place:
            continue
        voice = speaking(voices, (node.cue or node.content)[0])
        content = tuple(p for piece in node.content for p in _own(text, voices, voice, piece))
        if content and not _label(text, voices, voice, node):
            place[index] = len(kept)
            parent = None if node.parent is None else place[node.parent]
            kept[len(kept)] = replace(node, content=content, parent=parent)
    return tuple(kept.values())


def _own(text: str, voices: tuple[Voice, ...], voice: str, piece: Span) -> Spans:
    """Cut out of a piece what other voices say in it."""
    others = sorted(s for v in voices if v.id != voice for s in v.spans if s.overlaps(piece))
    own = voice != voices[0].id
    if own:
        spans = next(v.spans for v in voices if v.id == voice)
        return tuple(trimmed(text, _common(piece, s)) for s in spans if s.overlaps(piece))
    edges = [piece.start, *(edge for span in others for edge in span), piece.end]
    parts = (Span(*edges[n : n + 2]) for n in range(0, len(edges), 2) if edges[n] < edges[n + 1])
    return tuple(part for part in (trimmed(text, p) for p in parts) if part.end > part.start)


def _label(text: str, voices: tuple[Voice, ...], voice: str, node: Node) -> bool:
    name = next(v.name for v in voices if v.id == voice) or ""
    return bool(node.source) and quote(text, node.source).casefold() == name.casefold()


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
    start = max(left.start, right.start)
    return Span(start, max(start, min(left.end, right.end)))


def _length(span: Span) -> int:
    return span.end - span.start


def _manner(content: Spans, inside: Spans) -> Manner:
    """Say how much of a content is quoted: nearly all of it, some, or nothing."""
    whole = sum(map(_length, content))
    share = sum(_length(_common(piece, marked)) for piece in content for marked in inside)
    if share >= DIRECT * whole:
        return "direct"
    return "mixed" if share else "indirect"
