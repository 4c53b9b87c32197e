"""Speakers: from the words of a source to the actor who is meant.

A name or description is looked up among the actors' mentions. A pronoun goes to whoever spoke
before, where number and gender allow it and nobody else has come to the fore since. Where two
fit equally there is no speaker: a wrong one is worse than none.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tadmor.model.reading import Actor, Attribution
from tadmor.model.text import Span, hull, quote
from tadmor.reading.speaker_heads import LEADS
from tadmor.reading.speaker_setting import Setting

# How a text brings in a document with its author: "in a report", "has published an inquiry".
PUBLISHED = (
    r"(?i)\b(?:in|published|released|issued|posted|produced|compiled|conducted)\s(?:an?|its|their|his|her)"
    r"\s(?:[\w-]+\s){0,3}"
)
QUOTES = '"“”„«»‟'
WORD = re.compile(r"[\w.-]*\w\.?")
# A speaker is carried on over this many breaks of paragraph.
PARAGRAPHS = 2


def link(
    text: str, attributions: tuple[Attribution, ...], actors: tuple[Actor, ...]
) -> tuple[Attribution, ...]:
    """Set `speaker` on each attribution, in the order given; None where it cannot be told."""
    found = _Linker(text, attributions, actors).found
    return tuple(replace(one, speaker=found[one.id]) for one in attributions)


class _Linker(Setting):
    """One text's mentions and sentences, and the speakers found so far, in text order."""

    def __init__(
        self, text: str, attributions: Sequence[Attribution], actors: Sequence[Actor]
    ) -> None:
        super().__init__(text, actors)
        self.order = sorted(attributions, key=_place)
        self.found: dict[str, str | None] = {}
        for one in self.order:
            self.found[one.id] = self._speaker(one)

    def _speaker(self, one: Attribution) -> str | None:
        if not one.source:
            return self._carried(one)
        words = WORD.findall(quote(self.text, one.source).lower())
        if not words or words[0] in self.words.nobody:
            return None
        kinds = self.words.pronouns.get(words[0], frozenset())
        if kinds and (len(words) == 1 or words[1] in self.words.pronouns):
            return self._pronoun(one, kinds)
        return self._issuer(one, words) or self.heads.of(one.source)

    # Documents that speak for whoever issued them

    def _issuer(self, one: Attribution, words: Sequence[str]) -> str | None:
        """Give whoever issued a document: "the statement", "a communiqué from the palace"."""
        cut = next((i for i, word in enumerate(words) if LEADS.fullmatch(word)), len(words))
        noun = words[cut - 1] if cut else ""
        if noun in self.words.issued:
            piece = hull(one.source)
            inside = [
                m for m in self.heads.inside(piece) if not m[0].covers(_core(self.text, piece))
            ]
            named = [m for m in inside if noun not in quote(self.text, m[0]).lower().split()]
            return named[0][1] if named else self._published(one, words[0], rf"\b{noun}\b")
        if noun in self.words.published and cut == 2 and len(words) == 2:
            return self._published(one, words[0], PUBLISHED + rf"{noun}\b")
        return None

    def _published(self, one: Attribution, article: str, form: str) -> str | None:
        """Give the earlier speaker in whose sentence the document is brought in."""
        at = _place(one)[0]
        if article not in ("the", "its", "their", "his", "her", "that", "this", "same"):
            return None
        for other in self._earlier(at):
            start = self.sentence(_place(other)[0])
            past = next((end for end in self.sentences if end > _place(other)[0]), at)
            if re.search(form, self.text[start : min(at, past)]) and self.found[other.id]:
                return self.found[other.id]
        return None

    # Pronouns

    def _pronoun(self, one: Attribution, kinds: frozenset[str]) -> str | None:
        at = one.source[0].start
        if "relative" in kinds:
            return self._antecedent(at)
        outer = self._outer(one)
        if "first" in kinds:
            return self.found.get(outer.id) if outer else None
        if outer is not None:
            return self._reported(one, outer, kinds)
        return self._continued(one, kinds)

    def _antecedent(self, at: int) -> str | None:
        """Give the actor named right before "who" or "which"."""
        ended = [m for m in self.mentions if m[0].end <= at]
        if self.text[at : at + 5].lower() == "which":
            ended = [m for m in ended if self.actors[m[1]].type != "person"]
        near = [m for m in ended if re.fullmatch(r"[\s,]*", self.text[m[0].end : at])]
        return near[0][1] if near else None

    def _outer(self, one: Attribution) -> Attribution | None:
        """Give the attribution in whose content the source stands, the innermost."""
        at = one.source[0]
        around = [
            other
            for other in self.order
            if other.id != one.id and any(piece.covers(at) for piece in other.content)
        ]
        return min(around, key=lambda other: _length(other.content), default=None)

    def _reported(self, one: Attribution, outer: Attribution, kinds: frozenset[str]) -> str | None:
        """Resolve a pronoun in another's words: "Smith said he believed", unless quoted as said."""
        at = one.source[0].start
        start = next(piece.start for piece in outer.content if piece.start <= at < piece.end)
        here = self.between(start, at, kinds)
        speaker = self.found.get(outer.id)
        if sum(self.text.count(mark, start, at) for mark in QUOTES) % 2:
            rivals = here - {speaker}
            return rivals.pop() if len(rivals) == 1 else None
        if speaker is not None and not self.fits(speaker, kinds) and not here:
            return self._continued(one, kinds)  # "His lawyers say that he …"
        if speaker is None or not self.fits(speaker, kinds):
            return here.pop() if len(here) == 1 else None
        return None if here - {speaker} or self._before(outer, kinds) - {speaker} else speaker

    def _before(self, outer: Attribution, kinds: frozenset[str]) -> set[str]:
        """Give the subject of the sentence before a later speaker: "A fell, and B said he …"."""
        at = _place(outer)[0]
        start = self.sentence(at)
        return {
            actor
            for span, actor in self.mentions
            if start <= span.start < at and self.fits(actor, kinds) and self.is_subject(span)
        }

    def _continued(self, one: Attribution, kinds: frozenset[str]) -> str | None:
        """Resolve "he said": the last speaker who fits, unless another has come forward since."""
        at = one.source[0].start
        asked: set[str] = set()
        for other in self._earlier(at):
            speaker = self.found[other.id]
            if other.voice != one.voice or self._inner(other, one, kinds):
                continue
            if self.paragraphs(hull(other.content).end, at) > PARAGRAPHS:
                break
            if speaker is None and self._same_gap(other, kinds):
                return None
            if speaker is not None and speaker not in asked and self.fits(speaker, kinds):
                if self._has(other, self.words.asking) and self._has(one, self.words.answering):
                    asked.add(speaker)
                    continue
                if self._rivals(other, one, speaker, kinds) - asked or self._entered(other, one):
                    return None
                return self._settled(speaker, kinds)
        return self._narrated(one, kinds)

    def _has(self, one: Attribution, words: frozenset[str]) -> bool:
        """Say whether a cue has one of these words."""
        return bool(words & set(WORD.findall(quote(self.text, one.cue).lower())))

    def _inner(self, other: Attribution, one: Attribution, kinds: frozenset[str]) -> bool:
        """Say whether an earlier source stands in the words of one who may be meant as well."""
        at = other.source[0]
        if any(piece.covers(at) for piece in one.content):
            return True
        outer = self._outer(other)
        speaker = self.found.get(outer.id) if outer else None
        return speaker is not None and self.fits(speaker, kinds)

    def _settled(self, speaker: str, kinds: frozenset[str]) -> str:
        """Keep what a pronoun shows of a person: she who was "she" is not "he" later."""
        for gender in kinds & {"male", "female"}:
            self.genders[speaker] = "male" if gender == "male" else "female"
        return speaker

    def _entered(self, other: Attribution, one: Attribution) -> bool:
        """Say whether a person without a name has come in since: "A voter stood up. She …"."""
        since, at = hull((*other.source, *other.cue, *other.content)).end, one.source[0].start
        starts = [start for start in self.sentences if since <= start < at]
        own = [piece for piece in one.content if piece.end <= at]
        return any(
            self.words.entering.match(self.text, start)
            for start in starts
            if not any(piece.start <= start + 2 and start < piece.end for piece in own)
        )

    def _same_gap(self, other: Attribution, kinds: frozenset[str]) -> bool:
        """Say whether an earlier source is the same pronoun and could not be told either."""
        words = quote(self.text, other.source).lower().split()
        return bool(words) and self.words.pronouns.get(words[0]) == kinds

    def _rivals(
        self, other: Attribution, one: Attribution, speaker: str, kinds: frozenset[str]
    ) -> set[str]:
        """Give who else has been the subject of a sentence that is not the last speaker's."""
        theirs = [
            piece for a in self.order if self.found.get(a.id) == speaker for piece in a.content
        ]
        start, at = hull((*other.source, *other.content)).start, one.source[0].start
        return {
            actor
            for span, actor in self.mentions
            if start < span.start < at
            and actor != speaker
            and self.fits(actor, kinds)
            and ("neuter" in kinds or "plural" in kinds or self.is_subject(span))
            and not any(piece.overlaps(span) for piece in (*theirs, *one.content))
            and not any(piece.overlaps(span) for piece in other.source)
        }

    def _narrated(self, one: Attribution, kinds: frozenset[str]) -> str | None:
        """Resolve a pronoun without a speaker before it: the only one in the sentences before."""
        at = one.source[0].start
        number = bisect_right(self.sentences, at) - 1
        reach = 2 if "neuter" in kinds or "plural" in kinds else 4
        for back in range(1, reach):
            start = self.sentences[max(0, number - back)]
            found = self.between(start, at, kinds, outside=one.content)
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _earlier(self, at: int) -> list[Attribution]:
        """Give the attributions already settled that have a source before a place, last first."""
        return [
            other
            for other in reversed(self.order)
            if other.id in self.found and other.source and _place(other)[0] < at
        ]

    def _carried(self, one: Attribution) -> str | None:
        """Carry a speaker on: "…, adding that …", or the next quotation with only marks between."""
        start = hull((*one.cue, *one.content)).start
        earlier = [other for other in self.order if other.id in self.found]
        ends = {
            other.id: hull((*other.source, *other.cue, *other.content)).end for other in earlier
        }
        last = max(
            (o for o in earlier if ends[o.id] <= start), key=lambda o: ends[o.id], default=None
        )
        if last is None or not last.content:
            return None
        if one.cue:
            cue = quote(self.text, one.cue).lower().split()[0]
            same = self.sentence(hull(last.content).start) == self.sentence(start)
            return self.found[last.id] if same and cue in self.words.going_on else None
        first = last.content[-1].start
        spoken = any(mark in QUOTES for mark in self.text[max(0, first - 1) : first + 1])
        adjacent = re.fullmatch(r"[\s.,;]*", self.text[ends[last.id] : start])
        direct = spoken and self.text[start] in QUOTES
        return self.found[last.id] if adjacent and direct else None


def _place(one: Attribution) -> tuple[int, int]:
    """Order by where the source stands, else the content; the outer before the inner."""
    return hull(one.source or one.content).start, -_length(one.content)


def _length(pieces: Sequence[Span]) -> int:
    return hull(pieces).end - hull(pieces).start


def _core(text: str, piece: Span) -> Span:
    """Leave out the article at the start of a source."""
    article = re.match(r"(?:the|an?)\s+", text[piece.start : piece.end], re.IGNORECASE)
    return Span(piece.start + (article.end() if article else 0), piece.end)
