"""Which of one person's codings is which of another's, and in what the two differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tadmor.model.blind import Round
from tadmor.model.codings import CodedKind, Coding
from tadmor.model.rulings import Ruling
from tadmor.model.text import Span, hull
from tadmor.model.values import canonical

# What is compared of each kind, by the name of the field.
FIELDS: Mapping[CodedKind, tuple[str, ...]] = {
    "voice": ("voice", "names", "time"),
    "attribution": ("source", "cue", "stance", "negated", "certainty", "names", "time"),
    "claim": (
        "frame",
        "roles",
        "polarity",
        "aspect",
        "extent",
        "certainty",
        "names",
        "time",
        "figure",
    ),
    "place": ("names",),
    "time": ("time",),
}


class Pair(NamedTuple):
    """One thing as each of two people marked it; None where one of them did not."""

    left: Ruling | None
    right: Ruling | None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the codings."""
        return tuple(one.id for one in self if one)

    @property
    def both(self) -> tuple[Coding, Coding] | None:
        """The two codings, if both marked it."""
        left, right = self.left and self.left.coding, self.right and self.right.coding
        return (left, right) if left and right else None


def paired(of: Round) -> tuple[Pair, ...]:
    """Pair the codings of a round: the same kind on words that overlap, the closest first.

    Everything is in one pair. Of claims that lie equally close those of one frame are paired.
    """
    left, right = (of.codings.get(coder, ()) for coder in of.coders)
    close = sorted(_close(left, right))
    taken: dict[str, str] = {}
    for *_, one, other in close:
        if one not in taken and other not in taken.values():
            taken[one] = other
    by_id = {ruling.id: ruling for ruling in right}
    found = [Pair(one, by_id.get(taken.get(one.id, ""))) for one in left]
    rest = (Pair(None, other) for other in right if other.id not in taken.values())
    return tuple(sorted((*found, *rest), key=_place))


def _close(
    left: Sequence[Ruling], right: Sequence[Ruling]
) -> Iterator[tuple[float, bool, int, int, str, str]]:
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            if one.coding and other.coding and one.coding.kind == other.coding.kind:
                share = shared(one.coding, other.coding)
                if share:
                    differs = one.coding.frame != other.coding.frame
                    yield -share, differs, i, j, one.id, other.id


def _place(pair: Pair) -> tuple[int, ...]:
    first = next(one for one in pair if one)
    return tuple(place(first.coding)) if first.coding else ()


def place(coding: Coding) -> Span:
    """Give the stretch from the first to the last of a coding's words."""
    return hull(piece.span for piece in coding.words)


def shared(one: Coding, other: Coding) -> float:
    """Give how much of all that two marked both did, by code points (Jaccard), from 0 to 1."""
    left, right = (
        {point for piece in coding.words for point in range(piece.start, piece.end)}
        for coding in (one, other)
    )
    return len(left & right) / len(left | right) if left & right else 0.0


def is_exact(one: Coding, other: Coding) -> bool:
    """Say whether two marked the very same words."""
    return {piece.span for piece in one.words} == {piece.span for piece in other.words}


def is_alike(one: Coding, other: Coding) -> bool:
    """Say whether two marked the same in everything."""
    alike = (canonical(replace(coding, replaces=None)) for coding in (one, other))
    return len(set(alike)) == 1


def differing(one: Coding, other: Coding) -> tuple[str, ...]:
    """Name the fields in which two differ; "words" for the stretch itself."""
    words = () if is_exact(one, other) else ("words",)
    fields = (name for name in FIELDS[one.kind] if answer(one, name) != answer(other, name))
    return (*words, *fields)


def answer(coding: Coding, name: str) -> str:
    """Give what is said in one field, as it is compared: exactly."""
    return canonical(getattr(coding, name)).decode()


def differences(of: Round) -> tuple[Pair, ...]:
    """Give what two people did not mark alike in a round that is closed; nothing of an open one."""
    if of.is_open:
        return ()
    return tuple(pair for pair in paired(of) if pair.both is None or not is_alike(*pair.both))


def waiting(rounds: Sequence[Round]) -> frozenset[str]:
    """Give the ids of the codings in which two differ: they count once somebody settles it."""
    return frozenset(id_ for of in rounds for pair in differences(of) for id_ in pair.ids)
