"""Winnowing: which documents may share words, without comparing each with each.

Schleimer, Wilkerson and Aiken 2003: of the hashes of all runs of `SHINGLE` words, the least of
every `WINDOW` in a row is kept. Two texts that share SHINGLE + WINDOW - 1 words in a row share a
kept hash, so a candidate cannot be missed; the time is linear in the words.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import blake2b
from itertools import combinations, pairwise

from tadmor.comparison.words import TOKEN
from tadmor.model.text import Span
from tadmor.model.values import value

SHINGLE = 5
WINDOW = 6
# A hash in more documents than this ties each to the one before it only: a wire story in a
# hundred papers stays linked, and the pairs stay linear.
PAIRED = 8


@value
class Prints:
    """A text as words, with the position of each, and the hashes of its runs of words."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    shingles: tuple[int, ...]
    kept: frozenset[int]


def prints(text: str) -> Prints:
    """Take the fingerprints of a text; one shorter than a run of words has none."""
    found = [(match.group().casefold(), Span(*match.span())) for match in TOKEN.finditer(text)]
    words = tuple(word for word, _ in found)
    runs = range(len(words) - SHINGLE + 1)
    shingles = tuple(_hash(" ".join(words[at : at + SHINGLE])) for at in runs)
    windows = range(max(1, len(shingles) - WINDOW + 1))
    kept = frozenset(min(shingles[at : at + WINDOW]) for at in windows if shingles)
    return Prints(words=words, spans=tuple(span for _, span in found), shingles=shingles, kept=kept)


def candidates(texts: Sequence[Prints]) -> list[tuple[int, int]]:
    """Give the pairs of texts that share a kept hash, each once, in order."""
    held: defaultdict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for mark in text.kept:
            held[mark].append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in held.values():
        if len(numbers) <= PAIRED:
            pairs.update(combinations(numbers, 2))
        else:
            pairs.update(pairwise(numbers))
    return sorted(pairs)


def spread(texts: Sequence[Prints]) -> Counter[int]:
    """Count in how many texts each run of words stands."""
    return Counter(mark for text in texts for mark in set(text.shingles))


def _hash(words: str) -> int:
    """Hash words to 64 bits that are the same on every machine, as `hash` is not."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")
