"""Attributions within attributions: "A says that B told C", to any depth.

The reader marks the outermost attribution only, as the corpus does that it learned from. What is
said is given to it again as a text of its own (docs/decisions/0006). A medium through which a
source spoke ("in an interview with Z") is a relay around it, and a source that a relay names
("Z, citing Q") stands within it; the lists in `cues/` know both.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from tadmor.model.sentences import sentences
from tadmor.model.text import Span, Spans, hull, quote, trimmed
from tadmor.model.values import value
from tadmor.reading import cue_words
from tadmor.reading.sound import inner, reports, standing
from tadmor.reading.tagger import Found
from tadmor.reading.words import quoted

Reader: TypeAlias = Callable[[str], tuple[Found, ...]]

DEEPEST = 4  # a chain of five relays was never seen in the corpora at hand
SHORTEST = 20  # code points of content that can hold a source, a cue and a content
DOUBLE = ' "\u201c\u201d\u201e\u00ab\u00bb'
MARKS = f"{DOUBLE}'\u2018\u2019"
OPENING = re.compile(rf"(?:[{MARKS}]*(?:that|whether|how)\s+)?[{MARKS}]*")
NAME = re.compile(
    r"\s*(?:(?:the|a|an|its|his|her|their)\s+)?"
    r"(?P<name>[^\W\d_a-z][\w.&\u2019'-]*"
    r"(?:\s+(?:(?:of|the|and|al|de|for)\s+)*[^\W\d_a-z][\w.&\u2019'-]*)*)"
)
# Whom a relay cites may be anyone ("two officials"): the words up to the end of the phrase.
CITED = re.compile(r"\s+(?P<name>[^,.;:\n]{2,80}?)(?=\s*(?:[,.;:\n]|\bthat\b|\bas\s+saying\b|$))")
# "a military source as saying that …", behind "quoted".
AS_SAYING = re.compile(r"(?P<name>[^,.;:\n]{2,80}?)\s+(?P<cue>as\s+(?:saying|telling\s+\w+))\s+")


@value
class Node:
    """An attribution and its place: `parent` is the index of the one that it is within."""

    source: Spans
    cue: Spans
    content: Spans
    parent: int | None = None


def nest(text: str, read: Reader) -> tuple[Node, ...]:
    """Read a text, then what is said in it, and so on; an outer one comes before those within."""
    nodes: list[Node] = []
    found = (_node(item) for item in standing(text, _reported(text, read(text)), quoted(text)))
    outermost = [node for node in (_uncited(text, node) for node in found) if node.cue]
    cues = tuple(cue for node in outermost for cue in node.cue)
    for node in outermost:
        _place(text, node, nodes, read, taken=cues)
    return tuple(nodes)


def _reported(text: str, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Give the content of "Z reported, citing Q" to Z where the reader gave it to Q.

    What Q says is then found within it; whoever is left without content says nothing.
    """
    saying = [item for item in found if item.source and not item.content]
    kept: list[Found] = []
    for item in (item for item in found if item.content):
        one = _citing(text, item, saying)
        kept.append(replace(item, source=one.source, cue=one.cue) if one else item)
    return tuple(kept)


def _citing(text: str, item: Found, saying: list[Found]) -> Found | None:
    """Give who reports, in the same sentence, what somebody is cited for."""
    if not saying or not all(_ahead().fullmatch(quote(text, cue)) for cue in item.cue):
        return None
    room = next((room for room in sentences(text) if room.covers(item.cue[0])), None)
    by = [one for one in saying if room and room.covers(one.cue[0])]
    return min(by, key=lambda one: abs(one.cue[0].start - item.cue[0].start), default=None)


def _uncited(text: str, node: Node) -> Node:
    """Take "citing two officials" out of a cue and a content: whom it names stands within.

    A cue that is nothing else is no saying.
    """
    citing = [cue for cue in node.cue if _ahead().fullmatch(quote(text, cue))]
    if not citing:
        return node
    named = [name.span("name") for cue in citing if (name := CITED.match(text, cue.end))]
    content = tuple(p for p in node.content if not any(p.overlaps(Span(*n)) for n in named))
    cue = tuple(cue for cue in node.cue if cue not in citing)
    return replace(node, cue=cue if content else (), content=content or node.content)


def _node(found: Found, shift: int = 0) -> Node:
    roles = (found.source, found.cue, found.content)
    source, cue, content = (tuple(piece.shifted(shift) for piece in role) for role in roles)
    return Node(source=source, cue=cue, content=content)


def _place(
    text: str, node: Node, nodes: list[Node], read: Reader, *, taken: Spans = (), depth: int = 1
) -> None:
    """Add a node with the relays around it, then what is within it."""
    for layer in _layers(text, node, nodes, taken):
        nodes.append(replace(layer, parent=node.parent))
        node = replace(node, content=layer.content, parent=len(nodes) - 1)
    if depth < DEEPEST:
        for inner in _inside(text, node, read):
            _place(text, replace(inner, parent=node.parent), nodes, read, depth=depth + 1)


def _inside(text: str, node: Node, read: Reader) -> Iterator[Node]:
    for whole in node.content:
        # Within its own quotation marks everything else would look quoted too.
        piece = bare(text, whole)
        words = quote(text, piece)
        if len(words) >= SHORTEST and reports(words):
            for found in read(words):
                if found.content and inner(words, found):
                    yield _node(found, piece.start)


def bare(text: str, span: Span) -> Span:
    """Leave off a leading "that" and the marks at either end: what is left reads as a text."""
    words = quote(text, span)
    opening = OPENING.match(words)
    start = opening.end() if opening else 0
    # A single mark at the end closes a word quoted within, unless one stood at the beginning too.
    closing = MARKS if set(words[:start]) & set("'\u2018") else DOUBLE
    return Span(span.start + start, span.start + max(start, len(words.rstrip(closing))))


def _layers(text: str, node: Node, nodes: list[Node], taken: Spans) -> list[Node]:
    """Give a node with the relays around it before it and the source that it cites behind it."""
    room = _room(text, node, nodes)
    around: list[Node] = []
    for phrase, name in _named(text, room, _behind(), NAME):
        if _free(phrase, node, taken):
            said = trimmed(text, Span(_start(node, room), phrase.start))
            said = Span(said.start, said.start + len(quote(text, said).rstrip(" ,;\u2013\u2014-")))
            behind = tuple(piece for piece in node.content if piece.start >= name.end)
            around.insert(0, Node(source=(name,), cue=(phrase,), content=(said, *behind)))
            node = replace(node, content=_before(text, node.content, phrase))
    cited = [
        Node(source=(name,), cue=(phrase,), content=node.content)
        for phrase, name in _named(text, room, _ahead(), CITED)
        if _free(phrase, node, taken) and not any(p.overlaps(phrase) for p in node.content)
    ]
    return [*around, *_quoting(text, node), *cited[:1]]


def _quoting(text: str, node: Node) -> list[Node]:
    """Part "Z quoted Q as saying that …" into what Z relays and, within it, what Q says."""
    first = node.content[0]
    match = AS_SAYING.match(text, first.start, first.end)
    if not match:
        return [node]
    said = (Span(match.end(), first.end), *node.content[1:])
    inner = Node(source=(Span(*match.span("name")),), cue=(Span(*match.span("cue")),), content=said)
    return [node, inner]


def _room(text: str, node: Node, nodes: list[Node]) -> Span:
    """Give the stretch in which a relay of this node can be named: sentence and outer content."""
    head = (node.cue or node.content)[0]
    outer = () if node.parent is None else nodes[node.parent].content
    rooms = [room for room in (*outer, *sentences(text)) if room.covers(head)]
    if not rooms:
        return head
    return Span(max(room.start for room in rooms), min(room.end for room in rooms))


def _start(node: Node, room: Span) -> int:
    return max(room.start, hull((*node.source, *node.cue, *node.content)).start)


def _named(
    text: str, room: Span, phrases: re.Pattern[str], names: re.Pattern[str]
) -> Iterator[tuple[Span, Span]]:
    """Find each relay phrase in a room that is followed by a name, and that name."""
    for match in phrases.finditer(text, room.start, room.end):
        name = names.match(text, match.end(), room.end)
        if name:
            bare = name["name"].rstrip(".,'\u2019 ")
            yield Span(*match.span()), Span(name.start("name"), name.start("name") + len(bare))


def _free(phrase: Span, node: Node, taken: Spans) -> bool:
    """Say whether a phrase is behind the node and nobody's cue or source already."""
    own = (*node.cue, *node.source, *taken)
    first = [*(cue.start for cue in node.cue[:1]), *(source.end for source in node.source[:1])]
    behind = not node.cue or phrase.start >= min(first)
    return behind and not any(span.overlaps(phrase) for span in own)


def _before(text: str, content: Spans, phrase: Span) -> Spans:
    """Cut off what stands from a relay phrase on; what is not touched by it stays."""
    cut = (Span(p.start, min(p.end, phrase.start)) if p.overlaps(phrase) else p for p in content)
    kept = tuple(trimmed(text, p) for p in cut if p.end > p.start)
    return tuple(p for p in kept if p.end > p.start) or content


@cache
def _behind() -> re.Pattern[str]:
    return cue_words.alternatives(cue_words.table()["relay"]["behind"])


@cache
def _ahead() -> re.Pattern[str]:
    return cue_words.alternatives(cue_words.table()["relay"]["ahead"])
