"""Who relays: an attribution that passes on another's saying and adds next to nothing.

An agency with a general's words is a relay; a prosecutor who says that a captain confessed is
not: he accuses, whatever the captain said (MUC's confidence slot). What somebody says of himself
he relays from nobody.
"""

import re
from collections.abc import Sequence
from functools import cache

from tadmor.model.reading import Stance
from tadmor.model.text import Span, Spans, hull, quote
from tadmor.reading.cue_words import alternatives, forms, table
from tadmor.reading.nesting import Node
from tadmor.reading.saying_words import sentence
from tadmor.reading.sound import reports

MOST = 0.7  # share of a content that an inner attribution covers when the outer only relays it
SELF = re.compile(r"(?:I|we|us|me)$", re.IGNORECASE)
TRAILING = re.compile(r"(?:as|by|according\s+to|via|per|quoted\s+by|cited\s+by)\b", re.IGNORECASE)
QUOTED = re.compile(r"[\"\u201c\u201e\u00ab][^\"\u201d\u00bb]{0,999}[\"\u201d\u00bb]")
# What others did with their words, told by one who is no medium, is his own charge or account.
CHARGED: frozenset[Stance] = frozenset({"admits", "asks", "declines"})


def relays(text: str, nodes: Sequence[Node], index: int, stances: Sequence[Stance]) -> bool:
    """Say whether one that asserts only relays: its content is another's saying, or it cites."""
    own = nodes[index]
    if stances[index] != "asserts":
        return False
    if _cites(text, nodes, own):
        return True
    if _own().search(quote(text, own.cue)):
        return False
    if _passes_on(text, own) and reports(QUOTED.sub("", quote(text, own.content))):
        return True
    inner = [
        number
        for number, node in enumerate(nodes)
        if node.parent == index and not SELF.match(quote(text, node.source))
    ]
    wholes = [_whole(nodes[number]) for number in inner]
    covered = max((sum(common(p, whole) for p in own.content) for whole in wholes), default=0)
    if not inner or covered < MOST * sum(end - start for start, end in own.content):
        return False
    charged = CHARGED.intersection(stances[number] for number in inner)
    # "… had admitted it, his nurse told us": whoever is named behind it passes it on.
    behind = bool(own.cue) and own.content[0].start < own.cue[0].start
    return not charged or behind


def common(left: Span, right: Span) -> int:
    """Count the code points that two spans share."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _whole(node: Node) -> Span:
    return hull((*node.source, *node.cue, *node.content))


def _passes_on(text: str, own: Node) -> bool:
    """Say whether a source is a medium, or cued as one through whom something reached the page."""
    through = TRAILING.match(quote(text, own.cue))
    return bool(through or _pattern("medium").search(quote(text, own.source)))


def _cites(text: str, nodes: Sequence[Node], own: Node) -> bool:
    """Say whether "citing two officials" stands beside a saying, nearer to it than to others.

    A cue that is nothing else has the cited for its source, who relays nothing.
    """
    words: Spans = (*own.source, *own.cue)
    if not words:
        return False
    room = sentence(text, words[0])
    phrases = (Span(*m.span()) for m in _pattern("beside").finditer(text, room.start, room.end))
    return any(_cited(nodes, own, phrase) for phrase in phrases)


def _cited(nodes: Sequence[Node], own: Node, phrase: Span) -> bool:
    if any(cue.start < phrase.start and phrase.end < cue.end for cue in own.cue):
        return True
    if any(span.overlaps(phrase) for span in (*own.cue, *own.content)):
        return False
    spans = (span for node in nodes for span in (*node.source, *node.cue))
    nearest = max((span.end for span in spans if span.end <= phrase.start), default=-1)
    return any(span.end == nearest for span in (*own.source, *own.cue))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return alternatives(table()["relay"][name])


@cache
def _own() -> re.Pattern[str]:
    return alternatives(forms(table()["relay"]["own"]))
