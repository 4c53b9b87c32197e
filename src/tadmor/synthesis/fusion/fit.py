"""Fitting: the chain, the origins and the copying, each in turn, to all reports.

Expectation: the posterior of every place, given how origins speak and how often holders change.
Maximisation: both, given the posterior. Between, copies are looked for and no longer counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tadmor.synthesis.fusion import dependence, reliability
from tadmor.synthesis.fusion.dependence import Copying
from tadmor.synthesis.fusion.pace import Pace, learned, unknown
from tadmor.synthesis.fusion.posterior import Layout, Posterior, layouts, posterior
from tadmor.synthesis.fusion.reliability import Voices
from tadmor.synthesis.fusion.reports import Columns, Floats

STEPS = (0, 4, 4, 4, 6)
"""Steps of learning before each look for copies, and after the last."""

UNKNOWN = 0.8
"""How likely an origin is to say what it says, as long as nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What was learned, and the posterior by it. `worth` is how far each report is its origin's."""

    voices: Voices
    copying: Copying
    pace: Pace
    worth: Floats
    posterior: Posterior


def fit(columns: Columns, grades: Mapping[str, str], *, copies: bool = True) -> Fit:
    """Learn everything from all reports; without `copies` only given families are discounted."""
    layout = layouts(columns, coarse=True)
    counts = reliability.prior(columns.origins, len(columns.holders), grades)
    voices, pace, worth = reliability.normal(counts), unknown(columns), first_of_family(columns)
    found = posterior(columns, layout, reliability.weigh(columns, voices), worth, pace)
    state = Fit(voices, dependence.nobody(columns, worth), pace, worth, found)
    for number, steps in enumerate(STEPS):
        if number and copies:
            state = _without_copies(columns, layout, state, counts, suspect=number == 1)
        for _ in range(steps):
            state = _step(columns, layout, state, counts)
    weight = reliability.weigh(columns, state.voices)
    whole = posterior(columns, layouts(columns), weight, state.worth, state.pace, whole=True)
    return replace(state, posterior=whole)


def first_of_family(columns: Columns) -> Floats:
    """Give 1 to each report, and 0 to those that a copy of the same text gave before.

    An origin that names the same day again has not looked again.
    """
    worth = np.ones(len(columns))
    seen: set[tuple[object, ...]] = set()
    for row in np.lexsort((columns.origin, columns.told)).tolist():
        report = columns.reports[row]
        said = report.place, report.holder, report.denied, report.first, report.last
        keys = [("family", report.family, *said)] if report.family is not None else []
        if report.last is not None:
            keys.append(("origin", report.origin, *said))
        worth[row] = float(not any(key in seen for key in keys))
        seen.update(keys)
    return worth


def _step(columns: Columns, layout: Sequence[Layout], state: Fit, counts: Voices) -> Fit:
    """Learn from the posterior, and work it out again."""
    weight = reliability.weigh(columns, state.voices)
    held = state.posterior.held
    voices = reliability.learned(columns, state.voices, weight, held, state.worth, counts)
    pace = learned(state.pace, state.posterior.count)
    weight = reliability.weigh(columns, voices)
    found = posterior(columns, layout, weight, state.worth, pace)
    return replace(state, voices=voices, pace=pace, posterior=found)


def _without_copies(
    columns: Columns, layout: Sequence[Layout], state: Fit, counts: Voices, *, suspect: bool
) -> Fit:
    """Look for copies by what is known so far, and count them no longer.

    The first look goes by time alone, before a much-copied voice could be taken for a reliable
    one. The next ones ask of every origin what it would say if all its reports were its own.
    """
    weight, once = reliability.weigh(columns, state.voices), first_of_family(columns)
    held = state.posterior.held
    voices = reliability.learned(columns, state.voices, weight, held, once, counts)
    alone = reliability.weigh(columns, voices)
    own = np.full(len(columns), UNKNOWN) if suspect else held * alone.hit + (1 - held) * alone.miss
    near = dependence.pairs(columns, state.copying.rank, once)
    copying = dependence.found(columns, near, own, state.copying, suspect=suspect)
    worth = once * (1 - dependence.copied(columns, near, copying, own))
    found = posterior(columns, layout, weight, worth, state.pace)
    return replace(state, copying=copying, worth=worth, posterior=found)
