"""Words of time in a text, each with the date it means, in EDTF, and the date it was read from.

A cascade of rules kept as data (`times/rules.toml`, `times/words.toml`) finds the words; each
match is a meaning, placed afterwards in order of the text: by the day its voice speaks, by the
date told before it, by tense. News looks back, so an undated day is the last one unless its
clause looks ahead. What cannot be placed keeps its span, has no EDTF, and its rule says why.
"""

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache

from tadmor.grounding import time_words as words
from tadmor.grounding.time_builders import BUILDERS
from tadmor.grounding.time_calendar import Stretch
from tadmor.grounding.time_meaning import Unresolved
from tadmor.grounding.time_rules import PRIVATE, Cascade, Unit
from tadmor.grounding.time_sentence import sentences
from tadmor.grounding.time_voice import Teller, context, headers, speaking_day, voice_at
from tadmor.model.reading import TimeExpression, Voice
from tadmor.model.time import bounds


def find(text: str, voices: tuple[Voice, ...]) -> tuple[TimeExpression, ...]:
    """Find the words of time in a text and place each by the voice that speaks them.

    `voices[0]` speaks whatever no other covers. Spans do not overlap and are as long as a rule
    reaches, the preposition with them ("on Sunday"). Ids count from t1 in order of the text.
    """
    units = _units(text)
    said = sentences(text)
    starts = [sentence.span.start for sentence in said]
    heads = headers(text, units)
    tellers: dict[str, Teller] = {}
    found = []
    for number, unit in enumerate(units):
        voice = voice_at(unit.span, voices)
        teller = tellers.setdefault(voice.id, Teller(voice.published))
        sentence = said[bisect_right(starts, unit.span.start) - 1]
        placed = teller.place(
            unit, sentence, context(text, units, number, sentence), header=number in heads
        )
        later = _after_page(unit, placed, voice, voices[0])
        found.append(replace(placed, id=f"t{number + 1}", after_page=later))
    return tuple(found)


def _after_page(unit: Unit, placed: TimeExpression, voice: Voice, page: Voice) -> str | None:
    """Give the date of an editor's words that is after the day of the page he writes on."""
    written = speaking_day(page.published)
    if (
        voice.kind != "editor"
        or written.latest is None
        or unit.meaning.unit not in {"day", "clock"}
    ):
        return None
    day = placed.edtf
    if day is None and voice.published is None:
        try:
            day = unit.meaning.resolve(replace(written, near=True)).edtf
        except (Unresolved, ValueError, OverflowError):
            return None
    first = bounds(day).start_min
    return day if first is not None and first > written.latest.isoformat() else None


def read(expression: str, anchor: str | None) -> str | None:
    """Read one expression, such as "two days later", as if said or told on the day `anchor`.

    Gives EDTF, or None where the words are no time or cannot be placed.
    """
    setting = speaking_day(anchor)
    if setting.anchor is not None and setting.grain == "day":
        told = Stretch(low=setting.anchor, high=setting.anchor, edtf=anchor or "")
        setting = replace(setting, narrated=told)
    units = sorted(_units(expression), key=lambda unit: unit.span.start - unit.span.end)
    try:
        return units[0].meaning.resolve(setting).edtf if units else None
    except (Unresolved, ValueError, OverflowError):
        return None


@lru_cache(maxsize=8)
def _units(text: str) -> tuple[Unit, ...]:
    """Run the cascade over the sentences that hold a word or figure of time."""
    clean = PRIVATE.sub(" ", text)
    low = words.lowered(clean)
    units: list[Unit] = []
    for sentence in sentences(text):
        start, end = sentence.span
        if words.triggers().search(low, start, end) is None:
            continue
        cascade = Cascade(clean[start:end])
        cascade.run(BUILDERS)
        units += [replace(unit, span=unit.span.shifted(start)) for unit in cascade.outermost()]
    return tuple(units)
