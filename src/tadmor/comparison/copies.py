"""Families of copies: documents that hold the same running words, wholly or in part.

Candidates come from winnowed fingerprints, the shared stretches from an alignment that allows for
words changed. Documents are of one family if a part of either's own words stands in the other,
which finds a text embedded in a longer one, where resemblance would not. What two otherwise
different texts share, a quotation most often, is a passage and makes no family of them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from tadmor.comparison.alignment import LONG, Stretch, bits, stretches
from tadmor.comparison.clusters import Clusters
from tadmor.comparison.fingerprints import SHINGLE, Page, Winnowed, Words, page, shingles
from tadmor.comparison.lineage import Shared, origin
from tadmor.model.collection import Source
from tadmor.model.values import mint, value

EchoKind: TypeAlias = Literal["copies", "passage"]

# A text cut to a third, or with half of its sentences replaced, keeps more than this.
CONTAINED = 0.3
# However much of it is quotation, a text of which this stands in another is held by it.
HELD = 0.67
FEWEST = 20
# Fewer words than these, and a small part of one of the documents, are a passage in it.
PASSAGE = 75
# Words in more documents than this are a site's furniture, unless much of the page is shared.
FURNITURE = 15
BATCH = 4096
QUOTED = re.compile(
    '\u201c[^\u201c\u201d]*\u201d|"[^"\n]*"|\u00ab[^\u00ab\u00bb]*\u00bb|\u201e[^\u201c\u201d]*[\u201c\u201d]'
)


@value
class Family:
    """Documents of one text, or that share one passage (`kind`), with the words that show it.

    `origin` is a document, an outlet, or None where nothing orders them.
    """

    id: str
    kind: EchoKind
    documents: tuple[str, ...]
    origin: str | None
    evidence: str
    links: tuple[Shared, ...]


class _Link(NamedTuple):
    """Two documents by their number, the stretches they share, and what these make of them."""

    left: int
    right: int
    stretches: tuple[Stretch, ...]
    kind: EchoKind
    quoted: bool
    part: int


class Echoes:
    """The shared words of documents, which may come one by one or many at once.

    A new document is aligned only with those that its fingerprints touch.
    """

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._words: list[Words] = []
        self._index = Winnowed()
        self._clusters: dict[EchoKind, Clusters] = {"copies": Clusters(), "passage": Clusters()}
        self._links: list[_Link] = []

    def add(self, pages: Iterable[Page]) -> None:
        """Take documents in and compare each with what it may touch."""
        waiting = list(pages)
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH]
            words = [Words(one) for one in batch]
            self._pages += batch
            self._words += words
            for pair in self._index.add(words):
                self._compare(pair.older, pair.newer)

    def families(self) -> tuple[Family, ...]:
        """Give the families of copies in the order of their first documents."""
        return tuple(self._found("copies"))

    def passages(self) -> tuple[Family, ...]:
        """Give the passages that otherwise different documents share."""
        return tuple(self._found("passage"))

    def _compare(self, left: int, right: int) -> None:
        # A document already in the family adds nothing to it, so it is not aligned again.
        if any(clusters.together(left, right) for clusters in self._clusters.values()):
            return
        one, other = self._words[left], self._words[right]
        found = tuple(stretches(one.hashes, other.hashes))
        if not found:
            return
        kind, quoted = _kind((one, other), found, self._rare)
        if kind is None:
            return
        for held in _ordered(found):
            on_left = sum(bits(at.left, at.left_end) for at in held)
            on_right = sum(bits(at.right, at.right_end) for at in held)
            part = self._clusters[kind].join((left, on_left), (right, on_right))
            self._links.append(_Link(left, right, held, kind, quoted, part))

    def _rare(self, one: Words, other: Words, at: Stretch) -> int:
        """Count the words of a stretch that are not in documents without number."""
        left = shingles(one.hashes[at.left : at.left_end], SHINGLE)
        right = shingles(other.hashes[at.right : at.right_end], SHINGLE)
        spread = self._index.spread(np.intersect1d(left, right))
        common = float(np.mean(spread > FURNITURE)) if len(spread) else 0
        return round(_length(at) * (1 - common))

    def _found(self, kind: EchoKind) -> Iterator[Family]:
        clusters = self._clusters[kind]
        members = clusters.documents()
        alike: dict[tuple[int, ...], list[_Link]] = {tuple(held): [] for held in members.values()}
        for link in self._links:
            if link.kind == kind:
                alike[tuple(members[clusters.set_of(link.part)])].append(link)
        for documents, links in alike.items():
            pages = [self._pages[at] for at in documents]
            yield _family(kind, pages, [self._shared(link) for link in links])

    def _shared(self, link: _Link) -> Shared:
        one, other = self._words[link.left], self._words[link.right]
        names = (self._pages[link.left].facts.name, self._pages[link.right].facts.name)
        return _evidence(names, (one, other), link.stretches, quoted=link.quoted)


def families(sources: Sequence[Source]) -> tuple[Family, ...]:
    """Find the families of copies among documents; one without a copy is in none."""
    return _echoes(tuple(map(page, sources))).families()


def passages(sources: Sequence[Source]) -> tuple[Family, ...]:
    """Find the passages shared by documents that are otherwise different."""
    return _echoes(tuple(map(page, sources))).passages()


def shared(left: Source, right: Source) -> Shared:
    """Align two documents and give the words that stand in both, in their order."""
    return aligned(page(left), page(right))


def aligned(left: Page, right: Page) -> Shared:
    """Align two pages."""
    words = (Words(left), Words(right))
    found = stretches(words[0].hashes, words[1].hashes)
    return _evidence((left.facts.name, right.facts.name), words, found, quoted=False)


@lru_cache(maxsize=4)
def _echoes(pages: tuple[Page, ...]) -> Echoes:
    echoes = Echoes()
    echoes.add(pages)
    return echoes


def _kind(
    words: tuple[Words, Words],
    found: Sequence[Stretch],
    rare: Callable[[Words, Words, Stretch], int],
) -> tuple[EchoKind | None, bool]:
    """Say what shared stretches make of two documents, and whether they are quotations.

    `rare` counts the words of a stretch that are no furniture.
    """
    shorter, longer = sorted(map(len, words))
    large = max(FEWEST, min(PASSAGE, CONTAINED * longer))
    total = sum(map(_length, found))
    if total >= max(large, HELD * shorter):
        return "copies", False
    if total < max(large, CONTAINED * shorter) and all(at.longest < LONG for at in found):
        return None, False  # the words that are no furniture are fewer still
    marks = [_quoted(one) for one in words]
    counts = [(rare(*words, at), _is_quoted(at, *marks)) for at in found]
    own = _in_order(found, [0 if quoted else count for count, quoted in counts])
    if own >= max(large, CONTAINED * shorter):
        return "copies", False
    long = any(
        at.longest >= LONG and count >= FEWEST for at, (count, _) in zip(found, counts, strict=True)
    )
    return ("passage", not own) if long else (None, False)


def _ordered(found: Sequence[Stretch]) -> list[tuple[Stretch, ...]]:
    """Part stretches into those that stand in one order in both: two texts, if each is long."""
    groups: list[list[Stretch]] = []
    for at in found:
        fitting = (group for group in groups if group[-1].right_end <= at.right)
        group = next(fitting, None)
        if group is None:
            groups.append([at])
        else:
            group.append(at)
    groups.sort(key=lambda group: -sum(map(_length, group)))
    long = [group for group in groups[1:] if sum(map(_length, group)) >= PASSAGE]
    return [tuple(group) for group in (groups[0], *long)]


def _in_order(found: Sequence[Stretch], counts: Sequence[int]) -> int:
    """Count the words of the stretches that follow one another in both texts, at the most.

    What two pages have from elsewhere, a quotation each, stands in any order.
    """
    most: list[int] = []
    for at, stretch in enumerate(found):
        before = (most[one] for one in range(at) if found[one].right_end <= stretch.right)
        most.append(counts[at] + max(before, default=0))
    return max(most, default=0)


def _is_quoted(at: Stretch, on_left: int, on_right: int) -> bool:
    """Say whether most of a stretch stands between quotation marks in one of two documents."""
    left = (bits(at.left, at.left_end) & on_left).bit_count()
    right = (bits(at.right, at.right_end) & on_right).bit_count()
    return 2 * max(left, right) > _length(at)


def _quoted(words: Words) -> int:
    """Give the words between quotation marks, as bits."""
    quoted = 0
    for match in QUOTED.finditer(words.text):
        starts, ends = words.edges
        first = int(np.searchsorted(starts, match.start()))
        quoted |= bits(first, max(first, int(np.searchsorted(ends, match.end(), "right"))))
    return quoted


def _length(at: Stretch) -> int:
    return min(at.left_end - at.left, at.right_end - at.right)


def _evidence(
    names: tuple[str, str], words: tuple[Words, Words], found: Sequence[Stretch], *, quoted: bool
) -> Shared:
    one, other = words
    equal = sum(at.equal for at in found)
    return Shared(
        left=names[0],
        right=names[1],
        of_left=round(equal / max(1, len(one)), 2),
        of_right=round(equal / max(1, len(other)), 2),
        longest=max((at.longest for at in found), default=0),
        left_spans=tuple(one.span(at.left, at.left_end) for at in found),
        right_spans=tuple(other.span(at.right, at.right_end) for at in found),
        quoted=quoted,
    )


def _family(kind: EchoKind, members: Sequence[Page], links: Sequence[Shared]) -> Family:
    first, reason = origin(members, links)
    if all(link.quoted for link in links):
        first, reason = None, "a quotation goes back to its speaker"
    most = max(links, key=lambda pair: (max(pair.of_left, pair.of_right), pair.longest))
    share = max((most.of_left, most.left, most.right), (most.of_right, most.right, most.left))
    within = ", between quotation marks" if most.quoted else ""
    return Family(
        id=mint("fam" if kind == "copies" else "psg", *sorted(one.id for one in members)),
        kind=kind,
        documents=tuple(one.facts.name for one in members),
        origin=first,
        evidence=f"{share[0]:.0%} of the words of {share[1]} stand in {share[2]} in the same"
        f" order, up to {most.longest} in a row{within}; {reason}",
        links=tuple(links),
    )
