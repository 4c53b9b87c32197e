"""The text that speakers are found in: its sentences, its mentions, and whom a pronoun allows."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from tadmor.model.reading import Actor
from tadmor.model.text import Span
from tadmor.reading.speaker_heads import LEADS, Heads
from tadmor.reading.speaker_words import Gender, gender_of, load

SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|Lt|St))(?<!\b(?:Gen|Col|Mrs|Maj|Sgt|Sen|Rep|Gov))"
    r"[.!?][\"”\u2019')\]]*\s*(?=[A-Z\"“\u2018'(])"
)
# A rival counts as the subject of his sentence within this many words of its start.
SUBJECT_WITHIN = 4


class Setting:
    """One text's mentions, paragraphs and sentences, and what is known of its actors."""

    def __init__(self, text: str, actors: Sequence[Actor]) -> None:
        """Lay the text out once; everything else asks."""
        self.text, self.words = text, load()
        self.heads = Heads(text, actors)
        self.actors, self.mentions = self.heads.actors, self.heads.mentions
        # A blank line parts paragraphs; where there is none, every new line does.
        self.breaks = [m.end() for m in re.finditer(r"\n\s*\n", text)]
        self.breaks = self.breaks or [m.end() for m in re.finditer(r"\n", text)]
        starts = {0, *self.breaks, *(match.end() for match in SENTENCE.finditer(text))}
        self.sentences = sorted(starts)
        self.genders: dict[str, Gender | None] = {}

    def paragraphs(self, start: int, end: int) -> int:
        """Count the breaks of paragraph between two places."""
        return max(0, bisect_right(self.breaks, end) - bisect_right(self.breaks, start))

    def between(
        self, start: int, end: int, kinds: frozenset[str], outside: Sequence[Span] = ()
    ) -> set[str]:
        """Give the actors who are mentioned in a stretch and whom a pronoun may mean."""
        return {
            actor
            for span, actor in self.mentions
            if start <= span.start < end
            and self.fits(actor, kinds)
            and not any(piece.overlaps(span) for piece in outside)
        }

    def is_subject(self, span: Span) -> bool:
        """Say whether a mention opens its sentence, near enough, as its subject."""
        before = self.text[self.sentence(span.start) : span.start]
        if before.strip().lower() == "as for":
            return True
        return len(before.split()) <= SUBJECT_WITHIN and not LEADS.search(before)

    def sentence(self, at: int) -> int:
        """Give where the sentence of a place begins."""
        return self.sentences[bisect_right(self.sentences, at) - 1]

    def fits(self, actor_id: str, kinds: frozenset[str]) -> bool:
        """Say whether number and gender of an actor allow a pronoun."""
        actor = self.actors[actor_id]
        if actor.type != "person":
            many = "plural" in kinds and actor.type != "outlet"
            return many or ("neuter" in kinds and actor.type != "people")
        if actor_id not in self.genders:
            self.genders[actor_id] = gender_of(self.text, actor, self.words)
        gender = self.genders[actor_id]
        return bool(kinds & {"male", "female"}) and (gender is None or gender in kinds)
