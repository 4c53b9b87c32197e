"""A board weighed again without each of its origins: what the page shows when one is left out."""

from collections.abc import Iterator, Sequence

from tadmor.explanation.board import Board
from tadmor.explanation.knockouts import parts_of
from tadmor.explanation.testimony import Lineage, Statement
from tadmor.explanation.weighing import Scale, Weighed
from tadmor.model.boards import Standing, WithoutOrigin


def switched_off(
    board: Board, testimony: Sequence[Statement], lineage: Lineage | None = None
) -> Iterator[WithoutOrigin]:
    """Weigh a board without each origin in turn, by their names."""
    scale = Scale(board, testimony, lineage)
    before = _items(scale, scale.weigh(scale.everything()))
    parts = parts_of(scale, "origin").values()
    for part in sorted(parts, key=lambda part: part.party.name.casefold()):
        weighed = scale.weigh(part.live)
        after = set(_items(scale, weighed))
        yield WithoutOrigin(
            origin=part.party,
            standings=tuple(_standings(scale, weighed)),
            gone=tuple(item for item in before if item not in after),
        )


def _items(scale: Scale, weighed: Weighed) -> list[str]:
    return list(dict.fromkeys(scale.testimony[at].item for at in weighed.counted.tolist()))


def _standings(scale: Scale, weighed: Weighed) -> Iterator[Standing]:
    for at, (name, held) in enumerate(zip(scale.names, scale.bits(weighed), strict=True)):
        yield Standing(
            name=name,
            inconsistency=int(weighed.inconsistency[at]),
            inconsistency_rank=int(weighed.ranks[0][at]),
            bits_min=held and round(held[0], 3),
            bits_max=held and round(held[1], 3),
            bits_rank=int(weighed.ranks[1][at]),
            excuses_cost=float(weighed.excuses[at]),
            excuses_rank=int(weighed.ranks[2][at]),
        )
