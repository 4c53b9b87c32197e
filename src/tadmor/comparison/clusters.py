"""Documents of one text, put together by the part of each that they share.

A page that holds two texts is of two families, and does not make the two texts one: what is joined
is not documents but stretches of them (as in passim, Smith, Cordell and Dillon 2013).
"""

from collections import defaultdict
from typing import TypeAlias

# A document's number, and the words of it that are meant, as bits.
Part: TypeAlias = tuple[int, int]


class Clusters:
    """Disjoint sets of parts of documents."""

    def __init__(self) -> None:
        self._head: list[int] = []
        self._parts: defaultdict[int, dict[int, int]] = defaultdict(dict)

    def join(self, one: Part, other: Part) -> int:
        """Put two parts into one set, with what overlaps either by two thirds; give one."""
        first, second = sorted((self._number(*one), self._number(*other)))
        self._head[second] = first
        return first

    def together(self, one: int, other: int) -> bool:
        """Say whether two documents have parts in one set."""
        return bool(self._sets(one) & self._sets(other))

    def set_of(self, member: int) -> int:
        """Give the set that a part is in by now."""
        while self._head[member] != member:
            self._head[member] = self._head[self._head[member]]
            member = self._head[member]
        return member

    def documents(self) -> dict[int, list[int]]:
        """Give the documents of each set in their order, and the sets by their documents."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for document in sorted(self._parts):
            for cluster in sorted(self._sets(document)):
                found[cluster].append(document)
        return dict(sorted(found.items(), key=lambda item: item[1]))

    def _sets(self, document: int) -> set[int]:
        return {self.set_of(part) for part in self._parts.get(document, ())}

    def _number(self, document: int, words: int) -> int:
        """Give the set of the part of a document that holds most of these words, or a new one.

        Words that reach into two texts join neither to the other.
        """
        parts = self._parts[document]
        alike = [part for part, held in parts.items() if _overlap(held, words)]
        if not alike:
            self._head.append(len(self._head))
            parts[self._head[-1]] = words
            return self._head[-1]
        best = max(alike, key=lambda part: (parts[part] & words).bit_count())
        parts[best] |= words if len(alike) == 1 else 0
        return self.set_of(best)


def _overlap(one: int, other: int) -> bool:
    return 3 * (one & other).bit_count() >= 2 * min(one.bit_count(), other.bit_count())
