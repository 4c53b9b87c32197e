"""How often holders change, and to whom: overall, by season and newcomer, by place, and by news.

A change is news: reports that set in where there were none speak of one. How much so is learned.
"""

from dataclasses import dataclass, replace

import numpy as np

from tadmor.synthesis.fusion.chain import shares
from tadmor.synthesis.fusion.reports import MEMORY, Columns, Floats, Ints

CHANGES, YEARS = 2.0, 1.0
"""The prior on change: so many changes in so many years of places."""

SEASON = 14
"""Days over which the pace of change is taken to be one."""

SEASON_WORTH, PLACE_WORTH, NEWS_WORTH = 1.0, 1.0, 5.0
"""Changes that the prior on a season and newcomer, a place, and a kind of news, is worth."""

SOON = 5
"""Days before and after a day whose reports are counted for its news."""

QUIET, LOUD = -1, 3
"""Kinds of news: reports of the next days are half as many as of the last, as many, to 8 times."""

TOLD = LOUD - QUIET + 1
"""The kind of a day for which a report tells a change."""

USUAL = np.array([1.0] * TOLD + [50.0])
"""Factor of each kind of news before anything is learned."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Changes a day, times the factors of `season[season, newcomer]`, `place` and `news[kind]`.

    Seasons run from the day `start` on; the last newcomer is anybody whom no report names.
    """

    daily: float
    start: int
    season: Floats
    place: Floats
    news: Floats

    def rates(self, places: Ints, holders: Ints) -> Floats:
        """Give the rate of a change to each holder: by season, place, and `holders[place]`."""
        share = shares(holders.shape[1])
        by_season = self.season[:, holders] * self.daily * share / (1 - share[0])
        rates: Floats = by_season * self.place[places][:, None]
        return rates

    def total(self, places: Ints, holders: Ints, first: int, news: Ints) -> Floats:
        """Add up the rates by day from the first on, place and holder; `news[day, place]` is given.

        Of days before the first season or after the last one nothing is known.
        """
        seasons = (np.arange(first, first + len(news)) - self.start) // SEASON
        known = (seasons >= 0) & (seasons < len(self.season))
        rates = np.vstack([self.rates(places, holders), self.usual(places, holders)])
        by_day = rates[np.where(known, seasons, -1)] * self.news[news][:, :, None]
        total: Floats = np.cumsum(by_day, axis=0)
        return total

    def usual(self, places: Ints, holders: Ints) -> Floats:
        """Give the rates of a season of which nothing is known, without news."""
        even = np.ones((1, self.season.shape[1]))
        return replace(self, season=even).rates(places, holders)


def unknown(columns: Columns) -> Pace:
    """Give the pace before anything is learned."""
    start = int(columns.day.min()) - 2 * MEMORY
    seasons = (int(columns.day.max()) - start) // SEASON + 1
    shape = seasons, len(columns.holders) + 1
    places = np.ones(len(columns.places))
    return Pace(CHANGES / YEARS / 365.25, start, np.ones(shape), places, USUAL)


def news(days: Ints, places: Ints, count: int, first: int, length: int) -> Ints:
    """Give the kind of news of each day (from the first on) and place, from the days of reports."""
    told = np.zeros((length + 2 * SOON + 1, count))
    np.add.at(told, (days - first + SOON + 1, places), 1.0)
    until = np.cumsum(told, axis=0)
    before = until[SOON : SOON + length] - until[:length]
    after = until[2 * SOON : 2 * SOON + length] - until[SOON : SOON + length]
    kinds = np.floor(np.log2((1 + after) / (1 + before))).clip(QUIET, LOUD) - QUIET
    return kinds.astype(np.int64)


@dataclass(frozen=True, slots=True)
class Looked:
    """Days and places at which changes were looked for: `news[day, place]`, `holders[place]`."""

    days: Ints
    places: Ints
    holders: Ints
    news: Ints


class Count:
    """Changes by the posterior, and those that a pace expects (`due`), by each of its factors."""

    def __init__(self, pace: Pace) -> None:
        """Start from nothing."""
        self._pace = pace
        self.season, self.due_season = np.zeros_like(pace.season), np.zeros_like(pace.season)
        self.place, self.due_place = np.zeros(len(pace.place)), np.zeros(len(pace.place))
        self.news, self.due_news = np.zeros(len(pace.news)), np.zeros(len(pace.news))

    def add(self, looked: Looked, change: Floats, held: Floats) -> None:
        """Take in the chance of a change to, and of holding, by day looked at, place and holder."""
        pace, places = self._pace, looked.places
        seasons = ((looked.days - pace.start) // SEASON).clip(0, len(pace.season) - 1)
        due = (1 - held) * pace.rates(places, looked.holders)[seasons]
        due *= pace.news[looked.news][:, :, None]
        edges = np.flatnonzero(np.diff(seasons, prepend=-1))
        at = seasons[edges][:, None, None], looked.holders
        kinds = looked.news.ravel()
        for found, tables in (
            (change, (self.season, self.place, self.news)),
            (due, (self.due_season, self.due_place, self.due_news)),
        ):
            by_season = np.add.reduceat(found, edges, axis=0)
            np.add.at(tables[0], at, by_season)
            tables[1][places] += by_season.sum(axis=(0, 2))
            np.add.at(tables[2], kinds, found.sum(axis=2).ravel())


def learned(pace: Pace, count: Count) -> Pace:
    """Give the pace that the changes speak for, one factor after another."""
    years = YEARS * 365.25 * pace.daily
    overall = (CHANGES + count.season.sum()) / (years + count.due_season.sum())
    grown = overall
    news = USUAL * _factor(NEWS_WORTH, count.news, count.due_news * grown * USUAL / pace.news)
    grown *= _ratio(news / pace.news, count.due_news)
    season = _factor(SEASON_WORTH, count.season, count.due_season * grown / pace.season)
    grown *= _ratio(season / pace.season, count.due_season)
    place = _factor(PLACE_WORTH, count.place, count.due_place * grown / pace.place)
    return replace(pace, daily=float(pace.daily * overall), season=season, place=place, news=news)


def _factor(worth: float, changes: Floats, due: Floats) -> Floats:
    factor: Floats = (worth + changes) / (worth + due)
    return factor


def _ratio(factor: Floats, due: Floats) -> float:
    return float((factor * due).sum() / max(float(due.sum()), 1e-300))
