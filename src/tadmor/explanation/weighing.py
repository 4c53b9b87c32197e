"""Three ways of weighing a board, side by side, over any part of its testimony.

Inconsistency is Heuer's (1999): what speaks against a hypothesis, each item once, an exclusion
twice. Bits are Good's weight of evidence (1950) of each hypothesis against its rivals, over eight
readings: the cautious and the bold table, both ends of each grade, and each origin as independent
on every item or as worth its most telling one only. Excuses are what each hypothesis must say of
the words against it. What copies or repeats adds nothing to any of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tadmor.explanation.board import Board
from tadmor.explanation.excuses import of_origin, of_statement
from tadmor.explanation.tables import TABLES, likelihood
from tadmor.explanation.testimony import Lineage, Statement
from tadmor.model.explanations import VERDICTS, Tiers, Weighing

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

WEIGHINGS: tuple[Weighing, ...] = ("inconsistency", "bits", "excuses")
# Bits below which two hypotheses are as good as one another.
NOTHING = 1e-9
NEUTRAL = VERDICTS.index("neutral")


class Weighed(NamedTuple):
    """What some testimony comes to, by hypothesis; `counted` are the statements that count.

    `logs` has the log-likelihoods of the eight readings; `ranks` one row for each way of weighing.
    """

    counted: Whole
    inconsistency: Whole
    logs: Numbers
    excuses: Numbers
    ranks: Whole

    def leads(self, weighing: Weighing) -> frozenset[int]:
        """Give the hypotheses that share the first rank."""
        row = self.ranks[WEIGHINGS.index(weighing)]
        return frozenset(np.flatnonzero(row == row.min()).tolist())


class Scale:
    """The testimony of a board as numbers, ready to be weighed without any part of it."""

    def __init__(
        self, board: Board, testimony: Sequence[Statement], lineage: Lineage | None = None
    ) -> None:
        self.board, self.testimony = board, tuple(testimony)
        self.names = tuple(one.name for one in board.hypotheses)
        self.rivals: Flags = np.array(
            [[board.rivals(one, other) for other in board.hypotheses] for one in board.hypotheses]
        )
        self.items = tuple(dict.fromkeys(one.item for one in self.testimony))
        self.item = _numbers(one.item for one in self.testimony)
        self.origin = _numbers(one.origin.key for one in self.testimony)
        self.known: Flags = np.array([one.origin.known for one in self.testimony], dtype=bool)
        self.verdicts = self._verdicts()
        self.logs = self._logs()
        self.cost: Numbers = np.array([of_statement(one).cost for one in self.testimony])
        self._group(_joined(self.testimony, lineage))
        self._meet()

    def _verdicts(self) -> Whole:
        rows = [[VERDICTS.index(one.says[name]) for name in self.names] for one in self.testimony]
        return np.array(rows, dtype=np.int64).reshape(len(rows), len(self.names)) - NEUTRAL

    def _logs(self) -> Numbers:
        """Give each statement's log-likelihood by hypothesis, over tables and ends of its grade.

        It is said if the thing is so, at the source's rate of hits, or if not, at its rate of
        false alarms: only the ratio of the two matters between hypotheses.
        """
        ends = np.array([one.ratio for one in self.testimony]).reshape(-1, 2)
        tables = [[likelihood(name)[verdict] for verdict in VERDICTS] for name in TABLES]
        held = np.array(tables)[:, self.verdicts + NEUTRAL]
        mixed = [table * end[:, None] + 1 - table for table in held for end in ends.T]
        logs: Numbers = np.log2(np.array(mixed)).transpose(1, 0, 2)
        return logs

    def _group(self, lineage: Sequence[int]) -> None:
        """Order statements so that those of one lineage on one item stand together.

        The fullest is the first of them: it speaks for all.
        """
        ranks = sorted({one.fullness for one in self.testimony}, reverse=True)
        fullness = [ranks.index(one.fullness) for one in self.testimony]
        lines: Whole = np.array(lineage, dtype=np.int64)
        self.order: Whole = np.lexsort((np.array(fullness), lines, ~self.known, self.item))
        keys = np.stack((self.item, lines, self.known))[:, self.order]
        new = np.any(keys[:, 1:] != keys[:, :-1], axis=0)
        self.starts: Whole = np.flatnonzero(np.concatenate(([True], new)))

    def _meet(self) -> None:
        """Say what would break each silence: whatever asserts the thing that is missed."""
        told = [one.told for one in self.testimony]
        self.silent = [
            (at, [i for i, other in enumerate(self.testimony) if _breaks(other, one)])
            for at, one in enumerate(self.testimony)
            if told[at] == "absent"
        ]
        groups = _by_origin(self.testimony, self.origin)
        self.wide = {said[0].origin.key: of_origin(said) for said in groups}
        self.origin_cost: Numbers = np.array([one.cost for one in self.wide.values()])

    def weigh(self, live: Flags) -> Weighed:
        """Weigh the statements that are live."""
        counted = self._counted(live)
        verdicts = self.verdicts[counted]
        inconsistency = self._inconsistency(counted, verdicts)
        logs = self._readings(counted)
        excuses = self._excuses(counted, verdicts)
        beaten = np.stack(
            (
                inconsistency[:, None] < inconsistency[None, :],
                np.all(logs[:, :, None] - logs[:, None, :] > NOTHING, axis=0),
                _cheaper(excuses),
            )
        )
        ranks = 1 + np.sum(beaten & self.rivals[None], axis=1)
        return Weighed(counted, inconsistency, logs, excuses, ranks)

    def _counted(self, live: Flags) -> Whole:
        """Give the statements that count: of one lineage the fullest, of nobody named one at most.

        What a page says in its own voice counts on an item only where no source is named for it.
        """
        if not len(self.testimony):
            return np.zeros(0, dtype=np.int64)
        live = live.copy()
        for at, breaking in self.silent:
            live[at] = live[at] and not live[breaking].any()
        ordered = self.order[live[self.order]]
        first = self._firsts(ordered)
        items = self.item[first]
        new = np.concatenate(([True], items[1:] != items[:-1]))[: len(first)]
        return first[self.known[first] | new]

    def _firsts(self, ordered: Whole) -> Whole:
        """Give the first live statement of each group; the groups stand in the order of items."""
        group = np.zeros(len(self.order), dtype=np.int64)
        group[self.starts[1:]] = 1
        place = np.empty_like(group)
        place[self.order] = np.cumsum(group)
        groups = place[ordered]
        new = np.concatenate(([True], groups[1:] != groups[:-1]))[: len(ordered)]
        return ordered[new]

    def _inconsistency(self, counted: Whole, verdicts: Whole) -> Whole:
        worst = np.zeros((len(self.items), len(self.names)), dtype=np.int64)
        np.maximum.at(worst, self.item[counted], -verdicts)
        total: Whole = worst.sum(axis=0)
        return total

    def _readings(self, counted: Whole) -> Numbers:
        """Give the log-likelihoods of the eight readings, the dependent ones last."""
        logs = self.logs[counted]
        spread = np.ptp(logs, axis=2).max(axis=1) if len(counted) else np.zeros(0)
        telling = np.lexsort((counted, -spread, self.origin[counted]))
        _, first = np.unique(self.origin[counted][telling], return_index=True)
        return np.concatenate((logs.sum(axis=0), logs[telling[first]].sum(axis=0)))

    def _excuses(self, counted: Whole, verdicts: Whole) -> Numbers:
        """Give what each hypothesis must pay: by origin, each excuse or one for all it says."""
        against = verdicts < 0
        sums = np.zeros((len(self.origin_cost), len(self.names)))
        np.add.at(sums, self.origin[counted], against * self.cost[counted, None])
        total: Numbers = np.minimum(sums, self.origin_cost[:, None]).sum(axis=0)
        return total

    def everything(self) -> Flags:
        """Give all testimony as live."""
        return np.ones(len(self.testimony), dtype=bool)

    def bits(self, weighed: Weighed) -> list[tuple[float, float] | None]:
        """Give each hypothesis' weight of evidence against its rivals: least and greatest.

        Rivals are taken as equally likely before.
        """
        found: list[tuple[float, float] | None] = []
        for at, rivals in enumerate(self.rivals):
            if not rivals.any():
                found.append(None)
                continue
            others = np.logaddexp2.reduce(weighed.logs[:, rivals], axis=1) - np.log2(rivals.sum())
            weights = weighed.logs[:, at] - others
            found.append((float(weights.min()), float(weights.max())))
        return found

    def tiers(self, ranks: Whole) -> Tiers:
        """Give the hypotheses' names by rank, the first first."""
        kept = sorted(set(ranks.tolist()))
        return tuple(
            tuple(name for name, held in zip(self.names, ranks, strict=True) if held == rank)
            for rank in kept
        )


def _cheaper(excuses: Numbers) -> Flags:
    return excuses[:, None] < excuses[None, :] - NOTHING


def _numbers(keys: Iterable[str]) -> Whole:
    seen: dict[str, int] = {}
    return np.array([seen.setdefault(key, len(seen)) for key in keys], dtype=np.int64)


def _by_origin(testimony: Sequence[Statement], origin: Whole) -> list[list[Statement]]:
    groups: list[list[Statement]] = [[] for _ in range(int(origin.max(initial=-1)) + 1)]
    for one, number in zip(testimony, origin.tolist(), strict=True):
        groups[number].append(one)
    return groups


def _breaks(said: Statement, silence: Statement) -> bool:
    return said.observation == silence.observation and said.told == "asserted"


def _joined(testimony: Sequence[Statement], lineage: Lineage | None) -> list[int]:
    """Give each statement the number of its lineage on its item.

    Origins that are different parties are one there if one has it from the other.
    """
    lines: list[int] = _numbers(one.origin.key for one in testimony).tolist()
    if lineage is None:
        return lines
    heads: dict[str, dict[int, str]] = {}
    for one, line in zip(testimony, lines, strict=True):
        if one.passage and one.origin.known:
            heads.setdefault(one.item, {}).setdefault(line, one.passage.id)
    joins: dict[str, dict[int, int]] = {
        item: _chained(
            (left[0], right[0])
            for left, right in combinations(held.items(), 2)
            if lineage.one(left[1], right[1])
        )
        for item, held in heads.items()
    }
    return [
        _root(joins.get(one.item, {}), line) for one, line in zip(testimony, lines, strict=True)
    ]


def _chained(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    parent: dict[int, int] = {}
    for left, right in pairs:
        low, high = sorted((_root(parent, left), _root(parent, right)))
        if low != high:
            parent[high] = low
    return parent


def _root(parent: Mapping[int, int], node: int) -> int:
    while node in parent:
        node = parent[node]
    return node
