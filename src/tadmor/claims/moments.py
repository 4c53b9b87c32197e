"""When a claim's event was: the time expression that belongs to its verb, and the three times."""

import re
from dataclasses import replace

from tadmor.claims.factuality import Standing, clause_start
from tadmor.claims.harm import harms
from tadmor.claims.page import Page
from tadmor.claims.relay import Facts
from tadmor.claims.words import Sentence
from tadmor.model.reading import Aspect, Attribution, Bounds, ClaimTimes, TimeExpression
from tadmor.model.text import Span
from tadmor.model.time import bounds, bounds_within

DURATION = re.compile(r"P\d|PT|[+-]?P")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
DATED_BY = frozenset("on in by at during since from until till after before around".split())
BARRIERS = frozenset({"V", "X", "R", "S", ";", '"'})


def moment(
    page: Page, sentence: Sentence, standing: Standing, said_in: Attribution | None
) -> TimeExpression | None:
    """Choose the time expression of the event whose trigger stands at `standing`.

    The nearest in the same clause, the right side first; then one that opens the sentence. Not a
    duration, nor what belongs to somebody's saying and not to what was said. One that could not be
    placed is chosen like any other: the claim then has no time.
    """
    around = (standing.verb.group if standing.verb else standing.start, standing.end)
    usable = [
        time
        for time in page.times_in(sentence.span)
        if not DURATION.match(time.edtf or "")
        and sentence.at(time.span.start) >= standing.low
        and not (_is_dateline(sentence, time.span) and not _ends(sentence, standing, time.span))
        and _belongs(page, time.span, said_in)
    ]
    after = [time for time in usable if time.span.start >= sentence.words[around[1] - 1].end]
    before = [time for time in usable if time.span.end <= sentence.words[around[0]].start]
    if named := _before_when(sentence, clause_start(sentence, standing), before):
        return named
    for time in after:
        if not _parted(sentence, around[1], sentence.at(time.span.start)):
            return time
    inherits = standing.verb is not None and (
        standing.verb.tense == "ing" or sentence.kind(around[0] - 1) == "C"
    )
    for time in reversed(before):
        parted = _parted(sentence, sentence.at(time.span.end - 1) + 1, around[0])
        if not parted and (inherits or not _is_of_another(sentence, time, around[0])):
            return time
    if shared := _of_further(sentence, around[1], after):
        return shared
    opening = [time for time in before if sentence.at(time.span.start) <= 1]
    return opening[0] if opening and _coordinate(sentence, opening[0], around[0]) else None


def _of_further(
    sentence: Sentence, start: int, after: list[TimeExpression]
) -> TimeExpression | None:
    """Read "killed when bombs hit X on Friday", "one was killed and two were hurt on Friday"."""
    for time in after[:1]:
        between = range(start, sentence.at(time.span.start))
        words = {sentence.lower(index) for index in between}
        verbs = [index for index in between if sentence.kind(index) == "V"]
        parted = any(sentence.kind(index) in {"R", ";", '"'} for index in between)
        subordinate = [sentence.lower(index) for index in between if sentence.kind(index) == "S"]
        harmed = [index for index in verbs if sentence.lower(index) in harms()]
        others = len(verbs) - len(harmed)
        if parted or len(harmed) > 1 or others > 1 or not verbs:
            return None
        both = "and" in words and not others and not subordinate
        return time if both or subordinate == ["when"] else None
    return None


def plain_answer(
    page: Page, standing: Standing, facts: Facts, attribution: Attribution | None, voice: str
) -> str | None:
    """Give the day of saying for what is said to be so now, or to have just been done.

    "Controls most of X" holds when it is said, and so does "said on Friday that they held X";
    "said on Friday they had taken X" is about that day, which the mark `~` says. An order is of
    the day it is given. A bare past tense has no time.
    """
    said = day_of_saying(page, attribution, voice)
    verb = standing.verb
    if facts.aspect == "ordered" and attribution is not None:
        return said
    if said is None or not DAY.fullmatch(said):
        return None
    if verb is None:
        lasts = standing.state and facts.aspect == "ongoing" and attribution is not None
        return said if lasts else None
    now = {"present", "progressive"} | ({"past"} if attribution is not None else set())
    if facts.aspect == "ongoing" and verb.tense in now:
        return said
    if facts.aspect == "completed" and verb.tense == "perfect" and attribution is not None:
        return f"{said}~"
    return None


def times_of(
    page: Page, edtf: str | None, aspect: Aspect, attribution: Attribution | None, voice: str
) -> ClaimTimes:
    """Give when it was said, when it happened and when the state it gives held, as bounds.

    An event that is past by the speaker's word was not after it was said: that alone bounds it.
    What is ordered may only follow the order.
    """
    said = _said(page, attribution, voice)
    event = bounds_within(edtf) if edtf else None
    if aspect == "ordered" and event is not None:
        event = Bounds(start_min=event.start_min)
    if aspect == "completed" and said is not None:
        event = _by(event, said)
    return ClaimTimes(said=said, event=event, valid=_valid(edtf, event, aspect))


def _by(event: Bounds | None, said: Bounds) -> Bounds:
    """Keep what is told as done within the days up to its telling."""
    last = said.end_max
    if event is None:
        return Bounds(start_max=said.start_max, end_max=last)
    begins = event.start_min is None or last is None or event.start_min <= last
    if last is None or not begins:
        return event
    start = min(event.start_max, last) if event.start_max else last
    return replace(event, start_max=start, end_max=event.end_max and min(event.end_max, last))


def _valid(edtf: str | None, event: Bounds | None, aspect: Aspect) -> Bounds | None:
    """Give when the state held: from the event on, or around the day that it is seen on."""
    if event is None or aspect not in {"completed", "ongoing"}:
        return None
    if aspect == "completed":
        return Bounds(start_min=event.start_min, start_max=event.start_max)
    seen = bounds(edtf)
    if "/" in (edtf or ""):
        return seen
    return Bounds(start_max=seen.start_max, end_min=seen.end_min)


def day_of_saying(page: Page, attribution: Attribution | None, voice: str) -> str | None:
    """Give the date of the nearest speaker whose word is dated."""
    for item in page.chain(attribution):
        if item.said:
            return item.said
    known = page.voices.get(attribution.voice if attribution else voice)
    return known.published if known and attribution is None else None


def _said(page: Page, attribution: Attribution | None, voice: str) -> Bounds | None:
    edtf = day_of_saying(page, attribution, voice)
    if edtf is None and attribution is not None:
        speaker = page.voices.get(attribution.voice)
        published = speaker.published if speaker else None
        latest = bounds(published).end_max if published else None
        return Bounds(start_max=latest, end_max=latest) if latest else None
    return bounds(edtf) if edtf else None


def _before_when(
    sentence: Sentence, clause: int, before: list[TimeExpression]
) -> TimeExpression | None:
    """Read "since May 2015, when X fell": the fall was in May, not ever since."""
    if sentence.lower(clause) != "when":
        return None
    last = clause - 1 - (sentence.kind(clause - 1) == ",")
    for time in before:
        if sentence.at(time.span.end - 1) == last:
            return replace(time, edtf=(time.edtf or "").removesuffix("/..").removesuffix("/"))
    return None


def _is_dateline(sentence: Sentence, span: Span) -> bool:
    """Say whether a full date has no preposition: "AP Monday 23 Oct 2017" dates the text."""
    first = sentence.at(span.start)
    words = sentence.text[span.start : span.end]
    bare = words[0].isupper() or words[0].isdigit()
    return (
        bare
        and sentence.lower(first) not in DATED_BY
        and sentence.kind(first - 1) != "P"
        and bool(re.search(r"\d{4}$", words))
        and len(words) > 4
    )


def _ends(sentence: Sentence, standing: Standing, span: Span) -> bool:
    """Say whether a bare date ends it: "taken by the army 3 May 1809", "withdrew 4 May 1809"."""
    between = range(standing.end, sentence.at(span.start))
    if standing.verb is None or (between and not standing.verb.passive):
        return False
    return all(sentence.kind(index) in "NDP/," for index in between)


def _belongs(page: Page, span: Span, said_in: Attribution | None) -> bool:
    own = page.attribution_of(span)
    if any(cue.covers(span) for cue in page.cue_spans):
        return False
    return (own.id if own else None) == (said_in.id if said_in else None)


def _is_of_another(sentence: Sentence, time: TimeExpression, end: int) -> bool:
    """Say whether a verb before the time has it: "who took X in May, left it"."""
    first, last = sentence.at(time.span.start), sentence.at(time.span.end - 1) + 1
    if "," not in {sentence.kind(index) for index in range(last, end)}:
        return False
    for index in range(first - 1, -1, -1):
        if sentence.kind(index) in {"V", "X"}:
            return True
        if sentence.kind(index) in {",", "R", "S", ";"}:
            return False
    return False


def _parted(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether another verb or clause stands between two places of a sentence."""
    return any(sentence.kind(index) in BARRIERS for index in range(start, end))


def _coordinate(sentence: Sentence, time: TimeExpression, end: int) -> bool:
    start = sentence.at(time.span.end - 1) + 1
    return not any(sentence.kind(index) in {"R", "S", ";", '"'} for index in range(start, end))
