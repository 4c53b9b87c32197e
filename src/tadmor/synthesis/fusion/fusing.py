"""Fusing: who held each place, by a model, from all accounts together; and what moved it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from tadmor.synthesis.fusion import dependence, reliability
from tadmor.synthesis.fusion.chain import onward, passing
from tadmor.synthesis.fusion.dependence import Copying
from tadmor.synthesis.fusion.doubts import Doubt, doubts
from tadmor.synthesis.fusion.fit import first_of_family, fit
from tadmor.synthesis.fusion.pace import USUAL, Pace
from tadmor.synthesis.fusion.posterior import Course, layouts, posterior
from tadmor.synthesis.fusion.reliability import Voices
from tadmor.synthesis.fusion.reports import Floats, Report, columns, dated, repeated

MOST = 5
"""Reports named as having moved an estimate."""

SIDED = 0.1
"""Share of its reports above which an origin is said to push a side, or to repeat another."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What holds for all places: how origins speak, who copies whom, how often holders change."""

    origins: tuple[str, ...]
    holders: tuple[str, ...]
    voices: Voices
    copying: Copying
    pace: Pace

    def knowing(self, report: Report, grades: Mapping[str, str]) -> "Learned":
        """Take in the names of a report; a new origin is what its grade says, or anybody."""
        known = self
        if report.holder not in self.holders:
            ones, zeros = np.ones((len(self.pace.season), 1)), np.zeros((len(self.origins), 1))
            season = np.hstack([self.pace.season[:, :-1], ones, self.pace.season[:, -1:]])
            known = replace(
                known,
                holders=(*self.holders, report.holder),
                pace=replace(self.pace, season=season),
                voices=replace(self.voices, pushes=np.hstack([self.voices.pushes, zeros])),
            )
        if report.origin not in self.origins:
            new = reliability.normal(
                reliability.prior((report.origin,), len(known.holders), grades)
            )
            known = replace(
                known,
                origins=(*self.origins, report.origin),
                voices=Voices(
                    np.append(known.voices.sees, new.sees),
                    np.append(known.voices.errs, new.errs),
                    np.vstack([known.voices.pushes, new.pushes]),
                ),
                copying=self.copying.with_another(),
            )
        return known


@dataclass(frozen=True, slots=True)
class Local:
    """One place: its reports, how far each is its origin's own, and the posterior by day.

    `holders` are the columns of the course but the last, which is anybody else. `pace` is the
    factor of the place.
    """

    reports: tuple[Report, ...]
    worth: Floats
    holders: tuple[str, ...]
    course: Course
    pace: float


@dataclass(frozen=True, slots=True)
class Moved:
    """A report, and by how much the chance of the holder asked for is higher with it."""

    report: Report
    change: float


@dataclass(frozen=True, slots=True)
class Voice:
    """How an origin speaks, as far as the reports tell.

    `right` is the chance that it names who holds the place where its own side does not, `side`
    whom it puts forward most, in the share `pushed` of its reports; None where that is little.
    `copied` is the share of its reports that repeat another origin, `of` whom it repeats.
    """

    origin: str
    reports: int
    right: float
    side: str | None
    pushed: float
    copied: float
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fusion:
    """A posterior over holders by place and day: a model estimate from these reports."""

    learned: Learned
    places: Mapping[str, Local]
    doubts: tuple[Doubt, ...]
    grades: Mapping[str, str]

    def chances(self, place: str, day: int) -> dict[str | None, float]:
        """Give the chance of each holder named at a place on a day; None is anybody else.

        Outside the days that reports speak of, the estimate fades towards not knowing.
        """
        local = self.places.get(place)
        if local is None:
            return {None: 1.0}
        found = _at(local, self.learned, day)
        return dict(zip((*local.holders, None), found.tolist(), strict=True))

    def with_report(self, report: Report) -> "Fusion":
        """Take in one more report: its place is worked out anew, what was learned stays."""
        if report.day is None:
            return self
        known = self.learned.knowing(report, self.grades)
        before = self.places.get(report.place)
        local = _with_report(known, before, report)
        return replace(self, learned=known, places={**self.places, report.place: local})

    def moved(
        self, place: str, day: int, holder: str | None = None, *, most: int = MOST
    ) -> tuple[Moved, ...]:
        """Name the reports that move the estimate of a place and day most, each left out in turn.

        What is asked is the chance of `holder`, by default of the likeliest one.
        """
        local = self.places.get(place)
        if local is None:
            return ()
        chances = self.chances(place, day)
        asked = holder or max((name for name in chances if name), key=lambda name: chances[name])
        if asked not in chances:
            return ()
        found = (
            Moved(report, float(chances[asked] - without))
            for report, without in zip(
                local.reports, _left_out(self.learned, local, day, asked), strict=True
            )
        )
        ordered = sorted(found, key=lambda one: (-abs(one.change), one.report.id))
        return tuple(one for one in ordered[:most] if abs(one.change) > 0.001)

    def voices(self) -> tuple[Voice, ...]:
        """Say how each origin speaks."""
        return tuple(_voice(self, number) for number in range(len(self.learned.origins)))


def fused(
    reports: Iterable[Report],
    *,
    off: frozenset[str] = frozenset(),
    grades: Mapping[str, str] | None = None,
) -> Fusion:
    """Fuse all accounts. `off` are origins left out, `grades` an analyst's letters by origin.

    A report without any day is left out. The same reports give the same estimate, in any order.
    """
    grades = dict(grades or {})
    kept = dated(reports, off)
    if not kept:
        return _nothing(grades)
    told = columns(kept)
    found = fit(told, grades)
    learned = Learned(told.origins, told.holders, found.voices, found.copying, found.pace)
    places: dict[str, Local] = {}
    edges = np.searchsorted(told.place, np.arange(len(told.places) + 1)).tolist()
    for number, place in enumerate(told.places):
        rows = slice(edges[number], edges[number + 1])
        places[place] = Local(
            reports=told.reports[rows],
            worth=found.worth[rows],
            holders=tuple(told.holders[holder] for holder in told.named[number]),
            course=found.posterior.courses[number],
            pace=float(found.pace.place[number]),
        )
    return Fusion(learned, places, doubts(told, found), grades)


def _nothing(grades: Mapping[str, str]) -> Fusion:
    none = np.zeros((0, 0))
    numbers = np.zeros(0, dtype=np.int64)
    copying = Copying(none, none, none, none, numbers, numbers)
    voices = Voices(np.zeros(0), np.zeros(0), none)
    pace = Pace(1 / 365.25, 0, np.ones((1, 1)), np.ones(0), USUAL)
    return Fusion(Learned((), (), voices, copying, pace), {}, (), grades)


def _at(local: Local, learned: Learned, day: int) -> Floats:
    """Give the chances of one day, carried on where it lies outside the course."""
    course = local.course
    inside = min(max(day, course.start), course.start + len(course.chance) - 1)
    held: Floats = course.chance[inside - course.start]
    if inside == day:
        return held
    numbers = [*(learned.holders.index(name) for name in local.holders), len(learned.holders)]
    pace = replace(learned.pace, place=np.array([local.pace]))
    rates = pace.usual(np.zeros(1, np.int64), np.array([numbers]))[0, 0]
    return onward(held, *passing(rates * abs(day - inside)))


def _with_report(learned: Learned, before: Local | None, report: Report) -> Local:
    """Work out one place with one more report.

    Whether it is a copy is asked after a first pass in which it counts for nothing.
    """
    old = dict(zip((one.id for one in before.reports), before.worth, strict=True)) if before else {}
    reports = dated((*(before.reports if before else ()), report))
    told = columns(reports, learned.origins, learned.holders)
    pace = replace(learned.pace, place=np.array([before.pace if before else 1.0]))
    weight = reliability.weigh(told, learned.voices)
    new = np.array([one is report for one in reports])
    worth = np.array([old.get(one.id, 0.0) for one in reports])
    held = posterior(told, layouts(told, coarse=True), weight, worth, pace).held
    own = held * weight.hit + (1 - held) * weight.miss
    near = dependence.pairs(told, learned.copying.rank, np.where(new, 1.0, worth))
    copied = dependence.copied(told, near, learned.copying, own)
    worth = np.where(new, first_of_family(told) * (1 - copied), worth)
    (course,) = posterior(told, layouts(told), weight, worth, pace, whole=True).courses.values()
    names = tuple(told.holders[holder] for holder in told.named[0])
    return Local(reports, worth, names, course, float(pace.place[0]))


def _left_out(learned: Learned, local: Local, day: int, holder: str) -> Floats:
    """Give the chance of a holder on a day without each report in turn: all in one pass.

    The place is set down once for each report, which there is worth nothing.
    """
    count = len(local.reports)
    told = columns(local.reports, learned.origins, learned.holders)
    pace = replace(learned.pace, place=np.full(count, local.pace))
    weight = reliability.weigh(told, learned.voices)
    many = repeated(told, count)
    weights = reliability.Weight(np.tile(weight.hit, count), np.tile(weight.miss, count))
    worth = np.tile(local.worth, (count, 1))
    np.fill_diagonal(worth, 0.0)
    found = posterior(many, layouts(many), weights, worth.ravel(), pace, whole=True)
    column = local.holders.index(holder)
    return np.array(
        [
            _at(replace(local, course=found.courses[number]), learned, day)[column]
            for number in range(count)
        ]
    )


def _voice(fusion: Fusion, number: int) -> Voice:
    known = fusion.learned
    sees, errs = float(known.voices.sees[number]), float(known.voices.errs[number])
    pushes, share = known.voices.pushes[number], known.copying.share[number]
    side = int(pushes.argmax())
    others = float(pushes.sum() - pushes[side])
    return Voice(
        origin=known.origins[number],
        reports=int(known.copying.reports[number]),
        right=sees + (errs + others) / max(len(known.holders), 2),
        side=known.holders[side] if pushes[side] > SIDED else None,
        pushed=float(pushes[side]),
        copied=float(share.sum()),
        of=tuple(known.origins[other] for other in np.flatnonzero(share > SIDED).tolist()),
    )
