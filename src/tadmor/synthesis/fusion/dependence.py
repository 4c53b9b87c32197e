"""Which reports repeat another origin's: found from when they come and which errors they share.

A report is its origin's own, or a copy of an earlier report of another origin on the same place
that says the same (Dong, Berti-Equille and Srivastava 2009, with time). Its own comes at any time,
more often when others report on the place too; a copy comes soon after what it copies. The share
that each origin copies of each other is learned by expectation-maximisation. Time alone convicts
nobody: an origin counts as a copier only where what the two agree on speaks for it as well, and
errors in common speak loudest.
"""

from dataclasses import dataclass

import numpy as np

from tadmor.synthesis.fusion.reports import MEAN_DELAY, PUBLISHED_ONLY, Columns, Floats, Ints

WINDOW = 15
"""Days after which a report is no longer looked on as a copy of an earlier one."""

NEIGHBOURS = 64
"""Earlier reports of the place that are looked at, at most."""

OWN, OTHERS = 10.0, 0.2
"""Prior reports of an origin of its own, and copied from each other one."""

PROOF = 3.0
"""Nats that agreement must speak for copying; between plus and minus this it is open."""

FEWEST = 3.0
"""Copies below which a pair is left alone."""

SOON = 4
"""Days within which agreement is asked for: most copies come so soon."""

SHARES = (0.1, 0.3, 0.6, 0.9)
"""Shares of the reports copied, of those that could be, that agreement is tested for."""

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two reports of different origins on one place, not far apart; `later` may copy `earlier`."""

    later: Ints
    earlier: Ints
    lag: Ints
    same: Ints


@dataclass(frozen=True, slots=True)
class Copying:
    """Who copies whom: `share[copier, original]`, and what agreement says of it (nats).

    `whole` is the same for an origin that copies nearly all; `agreements` counts how often the
    two said the same. `rank` orders origins that report on one day, the likelier originals first;
    `reports` is how many each has.
    """

    share: Floats
    evidence: Floats
    whole: Floats
    agreements: Floats
    rank: Ints
    reports: Ints

    def with_another(self) -> "Copying":
        """Add an origin of which nothing is known yet."""
        return Copying(
            share=np.pad(self.share, (0, 1)),
            evidence=np.pad(self.evidence, (0, 1)),
            whole=np.pad(self.whole, (0, 1)),
            agreements=np.pad(self.agreements, (0, 1)),
            rank=np.append(self.rank, len(self.rank)),
            reports=np.append(self.reports, 0),
        )


def nobody(columns: Columns, worth: Floats) -> Copying:
    """Say that no origin copies another; of reports of one day the earlier origin comes first."""
    count = len(columns.origins)
    none = np.zeros((count, count))
    reports = np.bincount(columns.origin[worth > 0], minlength=count)
    return Copying(none, none, none, none, np.arange(count), reports)


def pairs(columns: Columns, rank: Ints, worth: Floats) -> Pairs:
    """Find the pairs of reports that may be copies; those worth nothing are copies already.

    Two that name different days are none.
    """
    counted = np.flatnonzero(worth > 0)
    keys = (rank[columns.origin], columns.told, columns.place)
    order = counted[np.lexsort(tuple(key[counted] for key in keys))]
    place, told, origin = columns.place[order], columns.told[order], columns.origin[order]
    said = 2 * columns.holder[order] + columns.denied[order]
    named = np.where(columns.timing[order] == PUBLISHED_ONLY, -1, columns.day[order])
    found: list[tuple[Ints, Ints]] = []
    for back in range(1, min(NEIGHBOURS, len(order) - 1) + 1):
        near = (place[back:] == place[:-back]) & (told[back:] - told[:-back] <= WINDOW)
        if not near.any():
            break
        near &= origin[back:] != origin[:-back]
        earlier = np.flatnonzero(near)
        found.append((earlier + back, earlier))
    later = np.concatenate([pair[0] for pair in found]) if found else np.zeros(0, np.int64)
    earlier = np.concatenate([pair[1] for pair in found]) if found else np.zeros(0, np.int64)
    either = (named[later] == named[earlier]) | (named[later] < 0) | (named[earlier] < 0)
    later, earlier = later[either], earlier[either]
    same = said[later] == said[earlier]
    return Pairs(order[later], order[earlier], told[later] - told[earlier], same.astype(np.int64))


def copied(columns: Columns, near: Pairs, copying: Copying, own: Floats) -> Floats:
    """Give for each report the chance that it is a copy.

    `own[report]` is how likely its origin, looking for itself, was to say what it says.
    """
    weights = _weights(columns, near, copying.reports) * _shares(columns, near, copying.share)
    copies = np.bincount(near.later, weights, len(columns))
    alone = 1.0 - copying.share.sum(axis=1)[columns.origin]
    independent = alone * own * _chance_of_time(columns, near, copying.reports)
    chance: Floats = copies / np.maximum(copies + independent, 1e-300)
    return chance


def found(
    columns: Columns, near: Pairs, own: Floats, before: Copying, *, suspect: bool = False
) -> Copying:
    """Learn who copies whom; as a mere suspicion, from time alone."""
    count = len(columns.origins)
    weights = _weights(columns, near, before.reports)
    times = own * _chance_of_time(columns, near, before.reports)
    evidence, whole, agreements = _agreement(columns, near, own)
    allowed = ((evidence > PROOF) | suspect) & ~np.eye(count, dtype=np.bool_)
    share = np.where(allowed, 0.5 / max(count - 1, 1), 0.0)
    cells = columns.origin[near.later] * count + columns.origin[near.earlier]
    for _ in range(ROUNDS):
        copies = weights * _shares(columns, near, share)
        alone = (1.0 - share.sum(axis=1))[columns.origin]
        total = np.bincount(near.later, copies, len(columns)) + alone * times
        counts = np.bincount(cells, copies / total[near.later], count * count).reshape(count, count)
        owned = before.reports - counts.sum(axis=1)
        counts = counts + np.where(allowed, OTHERS, 0.0)
        share = counts / (counts.sum(axis=1) + owned + OWN)[:, None]
    share = np.where(share * before.reports[:, None] < FEWEST, 0.0, share)
    return Copying(share, evidence, whole, agreements, _rank(columns, near, share), before.reports)


def _shares(columns: Columns, near: Pairs, share: Floats) -> Floats:
    chosen: Floats = share[columns.origin[near.later], columns.origin[near.earlier]]
    return chosen


def _weights(columns: Columns, near: Pairs, reports: Ints) -> Floats:
    """Give the chance, were the later a copy of that origin, of this report and this delay."""
    ended = 1.0 / (1.0 + MEAN_DELAY)
    delay = 0.9 * ended * (1 - ended) ** near.lag + 0.1 / (WINDOW + 1)
    chance: Floats = near.same * delay / reports[columns.origin[near.earlier]].clip(1)
    return chance


def _chance_of_time(columns: Columns, near: Pairs, reports: Ints) -> Floats:
    """Give the chance of a place and day for a report of its own.

    Half goes by how often the place is reported on, half by what others report within days.
    """
    count, total = len(columns), max(int(reports.sum()), 1)
    at_place = np.bincount(columns.place, minlength=len(columns.places))
    span = _spans(columns)
    steady = at_place[columns.place] / total / span[columns.place]
    nearby = (1 / 8) * (7 / 9) ** near.lag
    around = np.bincount(near.later, nearby, count) + np.bincount(near.earlier, nearby, count)
    chance: Floats = 0.5 * steady + 0.5 * around / total
    return chance


def _spans(columns: Columns) -> Floats:
    first = np.full(len(columns.places), columns.told.max())
    last = np.full(len(columns.places), columns.told.min())
    np.minimum.at(first, columns.place, columns.told)
    np.maximum.at(last, columns.place, columns.told)
    spans: Floats = np.maximum(last - first, 2 * WINDOW) + 1.0
    return spans


def _agreement(columns: Columns, near: Pairs, own: Floats) -> tuple[Floats, Floats, Floats]:
    """Weigh what two origins say where one follows the other, for copying against chance.

    Of the reports of one origin before a report only the nearest is asked, if it is near. Given
    are the best of `SHARES`, the last of them, and the count of those that say the same.
    """
    count = len(columns.origins)
    order = np.lexsort((near.lag, columns.origin[near.earlier], near.later))
    order = order[near.lag[order] <= SOON]
    key = near.later[order] * count + columns.origin[near.earlier[order]]
    nearest = order[np.r_[True, key[1:] != key[:-1]]] if len(key) else order
    cells = columns.origin[near.later[nearest]] * count + columns.origin[near.earlier[nearest]]
    same, chance = near.same[nearest], own[near.later[nearest]].clip(0.01, 0.99)

    def by_pair(values: Floats) -> Floats:
        return np.bincount(cells, values, count * count).reshape(count, count).astype(np.float64)

    sums = [by_pair(np.log(1 - share + share * same / chance)) for share in SHARES]
    best: Floats = np.max(sums, axis=0)
    return best, sums[-1], by_pair(same.astype(np.float64))


def _rank(columns: Columns, near: Pairs, share: Floats) -> Ints:
    """Order origins: who copies less comes first; then who is more often the first to say it."""
    count = len(columns.origins)
    said = (near.same == 1) & (near.lag > 0)
    first = np.bincount(columns.origin[near.earlier[said]], minlength=count)
    later = np.bincount(columns.origin[near.later[said]], minlength=count)
    order = np.lexsort((later - first, np.round(share.sum(axis=1), 1)))
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    return rank
