"""Names that may all lie in one corner of the world, before any of them is decided.

A paper of a small town names its neighbours and not its state: each is many places, and together
they are one region. The weights were set on towns drawn by chance from the gazetteer itself
(three to five neighbours in sentences of our own, with and without a far city).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log10

from tadmor.grounding.gazetteer import Entry
from tadmor.grounding.place_candidates import GREAT, Option, standing
from tadmor.grounding.place_context import WIDE, Asked
from tadmor.grounding.transliteration import fold

CELL = 0.5  # degrees; what is in one cell or in the next is close
UNLIKELY = 0.3  # weight lost for each point of standing below the best place of the name
SHARE = 0.5  # of the company that counts, where a great place has the name


def together(
    pairs: Sequence[tuple[Asked, Sequence[Option]]],
) -> Iterator[tuple[Option, ...]]:
    """Say of each option how much else in the document may lie close to it.

    "Paris, Clarksville and Bonham" are three towns of Texas though none of them is great.
    """
    cells: defaultdict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    for asked, options in pairs:
        name, local = fold(asked.name), [one.entry for one in options if _is_local(one)]
        # Of a name of forty places one is close by chance; of one of a hundred, always.
        rare = max(0.0, 1.0 - 0.5 * log10(len(local) or 1))
        best = _best(options)
        for entry in local:
            # An Atlanta of Indiana says nothing of a Geneva beside it.
            likely = max(0.0, 1.0 - UNLIKELY * (best - standing(entry)))
            there = cells[_cell(entry)]
            there[name] = max(there.get(name, 0.0), rare * likely)
    for asked, options in pairs:
        share = SHARE if _best(options) > GREAT else 1.0
        yield tuple(
            option._replace(company=share * _company(option.entry, fold(asked.name), cells))
            if _is_local(option)
            else option
            for option in options
        )


def _best(options: Sequence[Option]) -> float:
    return max((standing(option.entry) for option in options if option.exact), default=0.0)


def _is_local(option: Option) -> bool:
    return option.exact and not option.borrowed and option.entry.kind not in WIDE


def _cell(entry: Entry) -> tuple[int, int]:
    return round(entry.lat / CELL), round(entry.lon / CELL)


def _company(entry: Entry, own: str, cells: Mapping[tuple[int, int], Mapping[str, float]]) -> float:
    lat, lon = _cell(entry)
    others: dict[str, float] = {}
    for cell in ((lat + north, lon + east) for north in (-1, 0, 1) for east in (-1, 0, 1)):
        for name, weight in cells.get(cell, {}).items():
            others[name] = max(others.get(name, 0.0), weight)
    return sum(weight for name, weight in others.items() if name != own)
