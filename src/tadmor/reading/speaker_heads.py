"""The head of a source among the mentions in it: who speaks, and not what tells more about them."""

import re
from collections.abc import Iterable, Sequence

from tadmor.model.reading import Actor
from tadmor.model.text import Span

MARK = re.compile(r"[,(\[;:—\u2013]")
LEADS = re.compile(
    r"\b(?:of|for|from|in|at|with|on|near|to|by|inside|under|who|which|that|where|including)\b",
    re.IGNORECASE,
)
OPENING = re.compile(r"^\W*(?:by|from|according to|per)\s+", re.IGNORECASE)
GOES_ON = re.compile(
    r"['\u2019]s?\s|\s+(?!(?:and|or|himself|herself|itself|alone|then|now|the|an?|\w+ing)\b)[^\W\d_]"
)


class Heads:
    """The mentions of a text in order, and the choice of the one that a source is about."""

    def __init__(self, text: str, actors: Iterable[Actor]) -> None:
        """Lay the mentions of all actors out in text order."""
        self.text = text
        self.actors = {actor.id: actor for actor in actors}
        self.mentions = sorted(
            (span, actor.id) for actor in self.actors.values() for span in actor.mentions
        )

    def of(self, pieces: Iterable[Span]) -> str | None:
        """Give the actor whom a source is about, or None where two stand side by side in it."""
        return next((chosen for piece in pieces if (chosen := self._chosen(piece))), None)

    def _chosen(self, piece: Span) -> str | None:
        """Choose the first mention that nothing leads to and that leads to nothing.

        Failing that, the one person in it: "the chief of the General Staff Ivan Sorokin".
        """
        inside = self.inside(piece)
        whole = [m for m in inside if not any(_within(m[0], n[0]) for n in inside)]
        full = [m for m in whole if not self._qualifies(piece, m[0])]
        free = [m for m in full if not self._led(piece, m[0])]
        people = [m for m in free or full if self.actors[m[1]].type == "person"]
        if free:
            return None if self._several(people) else free[0][1]
        if len(people) == 1:
            return people[0][1]
        return next((m[1] for m in whole if not self._led(piece, m[0])), None)

    def inside(self, piece: Span) -> list[tuple[Span, str]]:
        """Give the mentions in a stretch of text, with whose they are."""
        return [m for m in self.mentions if piece.overlaps(m[0])]

    def _led(self, piece: Span, mention: Span) -> bool:
        """Say whether a mention only tells more: a preposition leads to it."""
        before = MARK.split(self.text[piece.start : max(piece.start, mention.start)])[-1]
        before = OPENING.sub("", before)
        if self.text[max(piece.start, mention.start - 1) : mention.start] == "(":
            return True
        return LEADS.search(before) is not None

    def _several(self, people: Sequence[tuple[Span, str]]) -> bool:
        """Say whether two persons speak side by side: "Duval, Petit" of a headline."""
        if len({actor for _, actor in people}) < 2:
            return False
        between = self.text[people[0][0].end : people[1][0].start]
        return re.fullmatch(r"\s*(?:,|/|&|and|,\s*and)\s*", between) is not None

    def _qualifies(self, piece: Span, mention: Span) -> bool:
        """Say whether a mention goes on to another noun: "Duval's aide", "the Duval campaign"."""
        rest = self.text[mention.end : max(mention.end, piece.end)]
        return GOES_ON.match(rest) is not None and LEADS.match(rest.lstrip()[:9]) is None


def _within(inner: Span, outer: Span) -> bool:
    return outer.covers(inner) and outer != inner
