"""Who said what, on this page: the reader's findings as attributions with voice and stance."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tadmor.model.reading import Attribution, Manner, Voice
from tadmor.model.text import Span, Spans, hull
from tadmor.reading import stance, tagger
from tadmor.reading.claimed import claimed
from tadmor.reading.excerpts import Excerpt, excerpts
from tadmor.reading.nesting import Node, nest
from tadmor.reading.relaying import common, relays
from tadmor.reading.saying_words import THAT, around
from tadmor.reading.stance import Ruling
from tadmor.reading.voices import speaking
from tadmor.reading.words import quoted

DIRECT = 0.9  # share of the content's words in quotation marks, as PolNeAR's scorer has it


def find(text: str, voices: tuple[Voice, ...]) -> tuple[Attribution, ...]:
    """Find the attributions of a page in its order, outer ones before those within them.

    `speaker` and `said` are left open: they need actors and dates.
    """
    trees = [tree for excerpt in excerpts(text, voices) for tree in _trees(excerpt)]
    trees += [[node] for node in claimed(text, [node for tree in trees for node in tree])]
    nodes: list[Node] = []
    for tree in sorted(trees, key=lambda tree: _whole(tree[0]).start):
        above = len(nodes)
        nodes += (
            node if node.parent is None else replace(node, parent=node.parent + above)
            for node in tree
        )
    inside = quoted(text)
    return tuple(
        _attribution(
            text, number, node, ruling, voice=speaking(voices, _whole(node)), inside=inside
        )
        for number, (node, ruling) in enumerate(zip(nodes, rulings(text, nodes), strict=True), 1)
    )


def rulings(text: str, nodes: Sequence[Node]) -> tuple[Ruling, ...]:
    """Give the stance of every attribution of a text, which hangs on those within it too."""
    said = [stance.rule(around(text, node.source, node.cue, node.content)) for node in nodes]
    stances = [ruling.stance for ruling in said]
    return tuple(
        ruling._replace(stance="relays") if relays(text, nodes, index, stances) else ruling
        for index, ruling in enumerate(said)
    )


def _trees(excerpt: Excerpt) -> Iterator[list[Node]]:
    """Read an excerpt; give each outermost attribution with those within it, back on the page."""
    tree: list[Node] = []
    first = 0
    for index, node in enumerate(nest(excerpt.text, tagger.attributions)):
        if node.parent is None:
            if tree:
                yield tree
            tree, first = [], index
        tree.append(
            Node(
                source=_back(excerpt, node.source),
                cue=_back(excerpt, node.cue),
                content=_back(excerpt, node.content),
                parent=None if node.parent is None else node.parent - first,
            )
        )
    if tree:
        yield tree


def _back(excerpt: Excerpt, spans: Spans) -> Spans:
    return tuple(piece for span in spans for piece in excerpt.back(span))


def _whole(node: Node) -> Span:
    return hull((*node.source, *node.cue, *node.content))


def _attribution(
    text: str, number: int, node: Node, ruling: Ruling, *, voice: str, inside: Spans
) -> Attribution:
    return Attribution(
        id=f"a{number}",
        source=node.source,
        cue=node.cue,
        content=_said(text, node),
        voice=voice,
        within=None if node.parent is None else f"a{node.parent + 1}",
        manner=_manner(node.content, inside),
        stance=ruling.stance,
        stance_by=voice,
        negated=ruling.negated,
        certainty=ruling.certainty,
    )


def _said(text: str, node: Node) -> Spans:
    """Leave off the "that" with which a cue opens its content."""
    first = node.content[0]
    opens = THAT.match(text, first.start, first.end)
    if not opens or not any(cue.end <= first.start for cue in node.cue):
        return node.content
    return (Span(opens.end(), first.end), *node.content[1:])


def _manner(content: Spans, inside: Spans) -> Manner:
    """Say how much of a content is quoted: nearly all of it, some, or nothing."""
    whole = sum(end - start for start, end in content)
    share = sum(common(piece, marked) for piece in content for marked in inside)
    if share >= DIRECT * whole:
        return "direct"
    return "mixed" if share else "indirect"
