"""One voice as it goes on: the day it speaks, the date it told last, the header it stands under."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tadmor.grounding.time_calendar import Stretch
from tadmor.grounding.time_meaning import Fixed, Meaning, Setting, Unresolved, Yearly
from tadmor.grounding.time_rules import Unit
from tadmor.grounding.time_sentence import Sentence
from tadmor.model import edtf as notation
from tadmor.model.reading import TimeExpression, Voice
from tadmor.model.text import Span

# Times within so many years of its own show that a voice is not telling history.
HISTORY_YEARS = 15
# What may stand between an undated time and the dated one that lends it its year.
JOINT = re.compile(r"\s*(?:,|and|or|to|,?\s*and\s+(?:in|on))?\s*\(?")
HEADER_END = re.compile(r"[ \t]*(?:[:\u2013\u2014]|-\s|\r?\n|$)")


class Teller:
    """Places the expressions of one voice in order of the text."""

    def __init__(self, published: str | None) -> None:
        """Start on the day the voice was published."""
        self.published = speaking_day(published)
        self.setting = self.published
        self.dated: tuple[Stretch, Span] | None = None
        self.recent = False

    def place(
        self, unit: Unit, sentence: Sentence, following: Fixed | None, *, header: bool
    ) -> TimeExpression:
        """Place one expression and remember it for the next.

        A header of a log becomes the day on which what stands under it is said; it is itself read
        from the day of the voice, so that logs may run backwards.
        """
        base = self.published if header else self.setting
        setting = replace(base, future=sentence.looks_ahead(unit.span))
        setting = self._with_year(setting, unit, sentence, following)
        expression = TimeExpression(id="", span=unit.span)
        try:
            stretch = unit.meaning.resolve(setting)
        except Unresolved as reason:
            return replace(expression, rule=f"{unit.rule}: {reason}")
        except (ValueError, OverflowError):
            return replace(expression, rule=f"{unit.rule}: there is no such date")
        self._remember(unit, stretch, header=header)
        return replace(expression, edtf=stretch.edtf, anchor=stretch.anchor, rule=unit.rule)

    def _remember(self, unit: Unit, stretch: Stretch, *, header: bool) -> None:
        low, high = stretch.low, stretch.high
        anchor, some = self.published.anchor, low or high
        if anchor and some and abs(anchor.year - some.year) <= HISTORY_YEARS:
            self.recent = True
        if low is None or high is None:
            return
        self.setting = replace(self.setting, narrated=stretch)
        if header:
            self.setting = replace(self.setting, anchor=low, anchor_edtf=stretch.edtf, grain="day")
        if _gives_year(unit.meaning) and low.year == high.year:
            self.dated = (stretch, unit.span)

    def _with_year(
        self, setting: Setting, unit: Unit, sentence: Sentence, following: Fixed | None
    ) -> Setting:
        """Find the dated time beside an undated one that lends it its year."""
        if following is not None and isinstance(unit.meaning, Yearly):
            return replace(setting, before=following.stretch.low)
        if self.dated is None:
            return setting
        stretch, span = self.dated
        same = sentence.span.covers(span) and sentence.continues(span, unit.span)
        # A voice that has told only of times long past, or has no date, goes on in their year.
        history = setting.anchor is None or not self.recent
        return replace(setting, dated=stretch) if same or history else setting


def lender(text: str, units: Sequence[Unit], number: int) -> Fixed | None:
    """Give the dated time that ends a list with a unit: 2015 in "March, April and May 2015"."""
    for one, other in pairwise(units[number : number + 4]):
        if JOINT.fullmatch(text, one.span.end, other.span.start) is None:
            return None
        if isinstance(other.meaning, Fixed):
            return other.meaning
        if not isinstance(other.meaning, Yearly):
            return None
    return None


def _gives_year(meaning: Meaning) -> bool:
    """Say whether words tell their own year, alone or inside a "since", "by" or "late"."""
    inner = getattr(meaning, "inner", None)
    return isinstance(meaning, Fixed) or (inner is not None and _gives_year(inner))


def headers(text: str, units: Sequence[Unit]) -> frozenset[int]:
    """Find the units that head the entries of a log: days that open a line, two at least."""
    found = frozenset(
        number
        for number, unit in enumerate(units)
        if unit.meaning.unit == "day"
        and isinstance(unit.meaning, Fixed | Yearly)
        and not text[text.rfind("\n", 0, unit.span.start) + 1 : unit.span.start].strip()
        and HEADER_END.match(text, unit.span.end)
    )
    return found if len(found) > 1 else frozenset()


def speaking_day(published: str | None) -> Setting:
    """Make a setting of the day a voice speaks; a date that cannot be used counts as unknown."""
    if published is None:
        return Setting()
    try:
        term = notation.parse(published).end
        low, high = (date(*term.low), date(*term.high)) if term else (date.min, date.max)
    except (notation.NotationError, ValueError):
        return Setting()
    width = (high - low).days
    if width > 366:
        return Setting()
    grain = "day" if width < 1 else "week" if width < 7 else "month" if width < 31 else "year"
    return Setting(anchor=low, anchor_edtf=published, grain=grain)


def voice_at(span: Span, voices: tuple[Voice, ...]) -> Voice:
    """Give the voice that speaks a span: the first of the later ones that covers it, else v0."""
    for voice in voices[1:]:
        if any(piece.covers(span) for piece in voice.spans):
            return voice
    return voices[0]
