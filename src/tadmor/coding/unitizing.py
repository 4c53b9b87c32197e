"""Krippendorff's alpha for units that people marked off a continuum themselves: alpha-U.

Klaus Krippendorff, "On the reliability of unitizing continuous data", Sociological Methodology 25
(1995); the notation and the worked example are those of his "Content Analysis" (2nd edition, 2004,
pages 251 to 256). Each observer's units of one category must not overlap.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, permutations

from tadmor.model.text import Span

Units = Sequence[Span]


def unitizing_alpha(whole: Span, marked: Sequence[Mapping[str, Units]]) -> float | None:
    """Give alpha-U of a continuum on which each observer marked units, by category.

    None where nobody marked anything. ValueError if an observer's units of a category overlap.
    """
    names = dict.fromkeys(name for one in marked for name in one)
    by = [[tuple(sorted(one.get(name, ()))) for one in marked] for name in names]
    expected = sum(_expected(whole, units) for units in by)
    observed = sum(_observed(whole, units) for units in by)
    return 1 - observed / expected if expected else None


def _observed(whole: Span, by_observer: Sequence[Units]) -> float:
    sections = [tuple(_sections(whole, units)) for units in by_observer]
    total = sum(
        _difference(one, other)
        for left, right in permutations(sections, 2)
        for one in left
        for other in right
    )
    count, length = len(sections), whole.end - whole.start
    return float(total) / (count * (count - 1) * length**2)


def _expected(whole: Span, by_observer: Sequence[Units]) -> float:
    sections = [section for units in by_observer for section in _sections(whole, units)]
    lengths = [_length(span) for span, is_unit in sections if is_unit]
    gaps = [_length(span) for span, is_unit in sections if not is_unit]
    total = sum(
        (len(lengths) - 1) / 3 * (2 * one**3 - 3 * one**2 + one)
        + one**2 * sum(gap - one + 1 for gap in gaps if gap >= one)
        for one in lengths
    )
    length = whole.end - whole.start
    places = len(by_observer) * length
    pairs = places * (places - 1) - sum(one * (one - 1) for one in lengths)
    return 2 / length * total / pairs if pairs else 0.0


def _sections(whole: Span, units: Units) -> Iterator[tuple[Span, bool]]:
    """Part the continuum into one observer's units and the gaps between them."""
    if any(left.end > right.start for left, right in pairwise(units)):
        raise ValueError("an observer's units overlap")
    at = whole.start
    for unit in units:
        if unit.start > at:
            yield Span(at, unit.start), False
        yield unit, True
        at = unit.end
    if at < whole.end:
        yield Span(at, whole.end), False


def _difference(one: tuple[Span, bool], other: tuple[Span, bool]) -> int:
    """Give the squared difference of two sections: of two units by their ends, else by length."""
    (left, is_left), (right, is_right) = one, other
    if is_left and is_right and left.overlaps(right):
        return (left.start - right.start) ** 2 + (left.end - right.end) ** 2
    if is_left and not is_right and right.covers(left):
        return _length(left) ** 2
    if is_right and not is_left and left.covers(right):
        return _length(right) ** 2
    return 0


def _length(span: Span) -> int:
    return span.end - span.start
