"""A board as rows: the matrix, the three weighings, the knock-outs, and what would settle it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from tadmor.errors import UsageError
from tadmor.explanation.board import Board
from tadmor.explanation.excuses import needed
from tadmor.explanation.fitting import names_in
from tadmor.explanation.knockouts import knockouts
from tadmor.explanation.settling import settling
from tadmor.explanation.testimony import Lineage, Statement
from tadmor.explanation.weighing import Scale, Weighed
from tadmor.model.explanations import (
    VERDICTS,
    CellRow,
    CellVerdict,
    ExplainRow,
    HypothesisRow,
    ItemRow,
    Passage,
)

SAYS: dict[CellVerdict, str] = {
    "entails": "could not be so without it",
    "supports": "expects it",
    "neutral": "says nothing of it",
    "conflicts": "does not expect it",
    "excludes": "leaves no room for it",
}


def explain(
    board: Board, testimony: Sequence[Statement], lineage: Lineage | None = None
) -> tuple[ExplainRow, ...]:
    """Weigh a board: hypotheses first, then items with their cells, then what hangs on what."""
    scale = Scale(board, testimony, lineage)
    weighed = scale.weigh(scale.everything())
    matrix = _Matrix(scale, weighed)
    return (
        *_hypotheses(scale, weighed),
        *matrix.items(),
        *matrix.cells(),
        *knockouts(scale),
        *settling(scale, lineage),
    )


def without(testimony: Sequence[Statement], names: Sequence[str]) -> tuple[Statement, ...]:
    """Set testimony aside: of an origin by id or name, of a document, or one statement by its id.

    Part of a name is enough where nothing has it whole. UsageError where there is nothing.
    """
    gone: set[int] = set()
    for name in names:
        found = _of_origin(testimony, name) or [
            at
            for at, one in enumerate(testimony)
            if one.passage and name in {one.passage.document, one.passage.id}
        ]
        if not found:
            known = sorted({one.origin.party.name for one in testimony if one.passage})
            raise UsageError(f"nothing on this board is by {name}; it has {'; '.join(known)}")
        gone.update(found)
    return tuple(one for at, one in enumerate(testimony) if at not in gone)


def _of_origin(testimony: Sequence[Statement], name: str) -> list[int]:
    """Give all that goes back to an origin, under whatever ids the case knows it."""
    told = [one for one in testimony if one.passage]
    keys = {one.origin.key for one in told if name in {one.origin.party.id, one.origin.party.name}}
    if not keys and name.strip():
        keys = {one.origin.key for one in told if names_in((name,), one.origin.party.name)}
    return [at for at, one in enumerate(testimony) if one.passage and one.origin.key in keys]


def _hypotheses(scale: Scale, weighed: Weighed) -> Iterator[HypothesisRow]:
    counted = [scale.testimony[at] for at in weighed.counted]
    bits = scale.bits(weighed)
    told = {one.observation for one in scale.testimony if one.passage}
    for at, one in enumerate(scale.board.hypotheses):
        held = bits[at]
        yield HypothesisRow(
            name=one.name,
            sentence=one.sentence,
            subsumes=one.subsumes,
            rivals=tuple(np.array(scale.names, dtype=object)[scale.rivals[at]].tolist()),
            untold=tuple(name for name in one.says if name not in told),
            inconsistency=int(weighed.inconsistency[at]),
            inconsistency_rank=int(weighed.ranks[0][at]),
            bits_min=held and round(held[0], 3),
            bits_max=held and round(held[1], 3),
            bits_rank=int(weighed.ranks[1][at]),
            excuses=needed(counted, one.name, scale.wide),
            excuses_cost=float(weighed.excuses[at]),
            excuses_rank=int(weighed.ranks[2][at]),
        )


class _Matrix:
    """Items and cells of what is weighed; a silence that something breaks is none."""

    def __init__(self, scale: Scale, weighed: Weighed) -> None:
        self.scale = scale
        self.counted: dict[str, list[int]] = {}
        for at in weighed.counted.tolist():
            self.counted.setdefault(scale.testimony[at].item, []).append(at)
        kept = set(weighed.counted.tolist())
        self.passages: dict[str, list[Passage]] = {item: [] for item in self.counted}
        for at, one in enumerate(scale.testimony):
            if one.passage:
                self.passages[one.item].append(replace(one.passage, counted=at in kept))

    def items(self) -> Iterator[ItemRow]:
        for item, held in self.counted.items():
            said = [self.scale.testimony[at] for at in held]
            spread = np.ptp(self.scale.logs[held].sum(axis=0), axis=1)
            passages = self.passages[item]
            yield ItemRow(
                item=item,
                observation=said[0].observation,
                sentence=said[0].sentence,
                told=said[0].told,
                origins=tuple(dict.fromkeys(one.origin.party for one in said if one.passage)),
                documents=tuple(dict.fromkeys(one.document for one in passages)),
                copies=sum(not one.counted for one in passages),
                graded=tuple(_graded(said)),
                interest=tuple(_interests(said)),
                diagnostic_min=round(float(spread.min()), 3),
                diagnostic_max=round(float(spread.max()), 3),
            )

    def cells(self) -> Iterator[CellRow]:
        for item, held in self.counted.items():
            said = [self.scale.testimony[at] for at in held]
            for name in self.scale.names:
                yield CellRow(
                    hypothesis=name,
                    item=item,
                    verdict=together([one.says[name] for one in said]),
                    rule=self._rule(name, said),
                    spans=tuple(self.passages[item]),
                    ruling=next((one.rulings[name] for one in said if name in one.rulings), None),
                )

    def _rule(self, name: str, said: Sequence[Statement]) -> str:
        """Name the rule: what the hypothesis says of the thing, and how the thing is told."""
        one = said[0]
        if any(name in each.rulings for each in said):
            return "overruled by a person"
        if one.told == "given":
            return "given by the analyst"
        if one.told == "absent":
            missed = one.says[name] != "neutral"
            what = "expected to be told, and no document of the case tells it"
            return what if missed else f"{name} does not ask for it"
        hypothesis = self.scale.board.hypotheses[self.scale.names.index(name)]
        link = hypothesis.says.get(one.observation, "neutral")
        if link == "neutral":
            return f"{name} {SAYS[link]}"
        whole = sum(each.passage is not None and each.passage.fit != "part" for each in said)
        return f"{name} {SAYS[link]}; {one.told} by {_count(len(said))}, {whole} in whole"


def together(verdicts: Sequence[CellVerdict]) -> CellVerdict:
    """Give the verdict of several statements of one item: the worst, else the best."""
    worst, best = (pick(map(VERDICTS.index, verdicts)) for pick in (min, max))
    neutral = VERDICTS.index("neutral")
    return VERDICTS[worst if worst < neutral else best]


def _count(number: int) -> str:
    return f"{number} source{'' if number == 1 else 's'}"


def _graded(said: Sequence[Statement]) -> Iterator[str]:
    for one in said:
        for grade in one.grades:
            yield f"{one.origin.party.name}: {grade}"


def _interests(said: Sequence[Statement]) -> Iterator[str]:
    for one in said:
        if one.interest:
            how = "in its own interest" if one.interest == "own" else "against its own interest"
            yield f"{one.origin.party.name} speaks {how}"
        elif one.admits:
            yield f"{one.origin.party.name} is said to admit it (the reporter's word)"
