"""One voice as it goes on: the day it speaks, the date it told last, the header it stands under."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from tadmor.grounding.time_calendar import Stretch
from tadmor.grounding.time_meaning import (
    Fixed,
    Meaning,
    Setting,
    ShortYear,
    Unresolved,
    Weekday,
    Yearly,
)
from tadmor.grounding.time_rules import Unit
from tadmor.grounding.time_sentence import Sentence
from tadmor.model import edtf as notation
from tadmor.model.reading import TimeExpression, Voice
from tadmor.model.text import Span

# Times within so many years of its own show that a voice is not telling history.
HISTORY_YEARS = 15
LONGEST_MONTH = 31
SOON = 100  # days after a dated time in which a story is taken to go on
# What may stand between an undated time and the dated one that lends it its year.
JOINT = re.compile(r"\s*(?:,|and|or|to|,?\s*and\s+(?:in|on))?\s*\(?")
# What may stand about the day that heads an entry of a log: "** Update 25 August: ", "[25 August]".
HEADER_START = re.compile(
    r"[^\w\n]*(?:(?:update|day\s+\d+|entry|log|diary)\b[^\w\n]*)?", re.IGNORECASE
)
HEADER_END = re.compile(r"[ \t*_=)\]]*(?:[:\u2013\u2014]|-\s|\r?\n|$|(?<=\]))")


@dataclass(frozen=True, slots=True)
class Context:
    """Times beside one: which lends it its year, and the day its quotation was said."""

    lender: Fixed | None = None
    saying: Unit | None = None


class Teller:
    """Places the expressions of one voice in order of the text."""

    def __init__(self, published: str | None) -> None:
        """Start on the day the voice was published."""
        self.published = speaking_day(published)
        self.setting = self.published
        self.dated: tuple[Stretch, Span, Sentence] | None = None
        self.recent = False

    def place(
        self, unit: Unit, sentence: Sentence, context: Context, *, header: bool
    ) -> TimeExpression:
        """Place one expression and remember it for the next.

        A header of a log becomes the day on which what stands under it is said; it is itself read
        from the day of the voice, so that logs may run backwards.
        """
        base = self.published if header else self._quoted(context.saying)
        looks = "back" if header else sentence.looks(unit.span)
        setting = replace(base, future=looks != "back", near=looks == "near")
        setting = self._with_year(setting, unit, sentence, context.lender)
        expression = TimeExpression(id="", span=unit.span)
        try:
            stretch = unit.meaning.resolve(setting)
        except Unresolved as reason:
            return replace(expression, rule=f"{unit.rule}: {reason}")
        except (ValueError, OverflowError):
            return replace(expression, rule=f"{unit.rule}: there is no such date")
        self._remember(unit, stretch, sentence, header=header)
        return replace(expression, edtf=stretch.edtf, anchor=stretch.anchor, rule=unit.rule)

    def _quoted(self, saying: Unit | None) -> Setting:
        """Speak on the day that a quotation is dated, if it is."""
        try:
            day = saying.meaning.resolve(self.setting) if saying else None
        except (Unresolved, ValueError, OverflowError):
            return self.setting
        if day is None or day.low is None or day.low != day.high:
            return self.setting
        return replace(self.setting, anchor=day.low, latest=day.low, anchor_edtf=day.edtf)

    def _remember(self, unit: Unit, stretch: Stretch, sentence: Sentence, *, header: bool) -> None:
        low, high = stretch.low, stretch.high
        anchor, some = self.published.anchor, low or high
        if anchor and some and abs(anchor.year - some.year) <= HISTORY_YEARS:
            self.recent = True
        if low is None or high is None:
            return
        self.setting = replace(self.setting, narrated=stretch)
        if header:
            self.setting = replace(
                self.setting, anchor=low, latest=high, anchor_edtf=stretch.edtf, grain="day"
            )
        if _gives_year(unit.meaning) and low.year == high.year:
            self.dated = (stretch, unit.span, sentence)

    def _with_year(
        self, setting: Setting, unit: Unit, sentence: Sentence, following: Fixed | None
    ) -> Setting:
        """Find the dated time beside an undated one that lends it its year."""
        if following is not None and isinstance(unit.meaning, Yearly):
            return replace(setting, before=following.stretch.low)
        if self.dated is None:
            return setting
        stretch, span, told_in = self.dated
        same = sentence.span.covers(span) and sentence.continues(span, unit.span)
        # A voice that has told only of times long past, or has no date, goes on in their year.
        history = setting.anchor is None or not self.recent
        setting = replace(setting, history=history)
        beside = replace(setting, dated=stretch)
        if same or history or (sentence.follows(told_in) and _goes_on(unit.meaning, beside)):
            return beside
        return setting


def context(text: str, units: Sequence[Unit], number: int, sentence: Sentence) -> Context:
    """Give what the other times of its sentence say about one of them."""
    unit = units[number]
    sayings = [
        other
        for other in units[max(0, number - 3) : number + 4]
        if other is not unit
        and other.meaning.unit == "day"
        and sentence.span.covers(other.span)
        and sentence.says_of(unit.span, other.span)
    ]
    return Context(lender(text, units, number), sayings[0] if len(sayings) == 1 else None)


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


def _goes_on(meaning: Meaning, beside: Setting) -> bool:
    """Say whether a month or day soon follows the dated one told in the sentence before.

    "He was taken in July 2013. In August …" goes on in that year, whenever it was written.
    """
    told = beside.dated
    if told is None or told.low is None or told.high is None or not _returns(meaning):
        return False
    if (told.high - told.low).days > LONGEST_MONTH or beside.future:
        return False
    try:
        there = meaning.resolve(beside)
    except (Unresolved, ValueError, OverflowError):
        return False
    day = there.low or there.high
    return day is not None and 0 <= (day - told.low).days <= SOON


def _returns(meaning: Meaning) -> bool:
    inner = getattr(meaning, "inner", None)
    return isinstance(meaning, Yearly) or (inner is not None and _returns(inner))


def _gives_year(meaning: Meaning) -> bool:
    """Say whether words tell their own year, alone or inside a "since", "by" or "late"."""
    inner = getattr(meaning, "inner", None)
    return isinstance(meaning, Fixed | ShortYear) or (inner is not None and _gives_year(inner))


def headers(text: str, units: Sequence[Unit]) -> frozenset[int]:
    """Find the units that head the entries of a log: days that open a line, two at least."""
    found = frozenset(
        number
        for number, unit in enumerate(units)
        if unit.meaning.unit == "day"
        and isinstance(getattr(unit.meaning, "inner", unit.meaning), Fixed | Yearly | Weekday)
        and HEADER_START.fullmatch(text, _line_start(text, unit.span), unit.span.start)
        and HEADER_END.match(text, unit.span.end)
    )
    return found if len(found) > 1 else frozenset()


def _line_start(text: str, span: Span) -> int:
    return text.rfind("\n", 0, span.start) + 1


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
    return Setting(anchor=low, latest=high, anchor_edtf=published, grain=grain)


def voice_at(span: Span, voices: tuple[Voice, ...]) -> Voice:
    """Give the voice that speaks a span: the first of the later ones that covers it, else v0."""
    for voice in voices[1:]:
        if any(piece.covers(span) for piece in voice.spans):
            return voice
    return voices[0]
