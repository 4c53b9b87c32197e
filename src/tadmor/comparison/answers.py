"""What a denial answers, where no claim says it: the saying that it points back to or contradicts.

Each way is a look at the sentences around the denial: "the claim" points back, "denied rebel claims
that ..." tells it, much the same words stand beside it, or somebody is accused and answers.
"""

import re

from tadmor.comparison.finding import End, claim_end, saying_end
from tadmor.comparison.index import Index
from tadmor.comparison.levels import event_days, family
from tadmor.comparison.sides import country
from tadmor.comparison.wording import speaker
from tadmor.comparison.words import content, has, listed, names, pattern, tokens
from tadmor.model.collection import AttributionRow
from tadmor.model.findings import ClaimRow
from tadmor.model.text import quote

# Sentences back in which "the claim" finds what it points to.
BACK = 2
MAKING = frozenset({"asserts", "relays", "infers"})
PRONOUNS = frozenset({("he",), ("she",), ("it",), ("they",)})
# Of a word shorter than this no root is taken.
ROOT = 3
ENDING = re.compile(r"(?:ings?|e[ds]|[es])$")
# What is denied of a place, and which frames say the same of it: by its holder, by who left it.
HOLDERS = {"gain": "taker", "control": "holder", "loss": "to"}
LEAVERS = {"loss": "loser", "withdraw": "who", "gain": "from"}


def kind(claim: ClaimRow) -> str:
    """Name the family within which a denial is answered: all of who holds a place is one."""
    return "place" if claim.frame in HOLDERS | LEAVERS else family(claim.frame)


def called_untrue(said: AttributionRow) -> bool:
    """Say whether a saying has it that reports are false, without a word of denial."""
    untrue = said.stance == "asserts" and pattern("untrue").search(said.quote) is not None
    return untrue and has(said.quote, "reports")


def pointed_at(index: Index, said: AttributionRow) -> tuple[End, str] | None:
    """Find what "the claim" or "responsibility" points back to on the page."""
    words = " ".join(said.quote.split()).strip("\u201c\u201d\"'., ")
    blamed = pattern("responsibility").search(words) is not None and len(words.split()) <= 8
    untrue = called_untrue(said) and pattern("anaphors").match(words)
    if not blamed and not untrue and not pattern("anaphors").fullmatch(words):
        return None
    here = index.sentence_at(said.document, said.content[0].start)
    for other in reversed(index.sayings[said.document]):
        behind = here - index.sentence_at(said.document, other.content[0].start)
        earlier = other.content[0].start < said.content[0].start
        if not earlier or not 0 <= behind <= BACK or other.within == said.id:
            continue
        if other.stance not in MAKING or index.speaker(other) == index.speaker(said):
            continue
        cue = quote(index.text(said.document), other.cue)
        if not blamed or pattern("accusing").search(cue):
            return _made(index, _told_of_him(index, said, other))
    return None


def _told_of_him(index: Index, said: AttributionRow, nearest: AttributionRow) -> AttributionRow:
    """Of what one speaker says before a denial, prefer what names the one who denies."""
    here = index.sentence_at(said.document, said.content[0].start)
    for other in reversed(index.sayings[said.document]):
        behind = here - index.sentence_at(said.document, other.content[0].start)
        before = other.content[0].start <= nearest.content[0].start and behind <= BACK
        alike = other.stance in MAKING and index.speaker(other) == index.speaker(nearest)
        if before and alike and _names(other.quote, said):
            return other
    return nearest


def _names(words: str, said: AttributionRow) -> bool:
    """Say whether words name the one who speaks, or the state that he speaks for."""
    if said.by is None:
        return False
    state = country(said.by.name)
    return (state is not None and country(words) == state) or bool(
        content(said.by.name) & content(words)
    )


def accused(index: Index, said: AttributionRow) -> tuple[End, str] | None:
    """Find who says beside a denial, in other words, a thing of the one who denies it."""
    here = index.sentence_at(said.document, said.content[0].start)
    named = frozenset().union(*(content(name) for name in names(said.quote)))
    around = {outer.id for outer in index.chain(said.id)}
    for other in reversed(index.sayings[said.document]):
        behind = here - index.sentence_at(said.document, other.content[0].start)
        if other.id in around or not -1 <= behind <= BACK or other.stance not in MAKING:
            continue
        if other.negated or index.speaker(other) == index.speaker(said) or other.within in around:
            continue
        deed = _roots(said.quote, named) & _roots(other.quote, named)
        one_frame = _frames(index, said) & _frames(index, other)
        about_him = (_names(other.quote, said) and (deed or one_frame)) or (
            behind in {0, 1} and deed and _of_whom_it_speaks(said, other)
        )
        if (about_him or _blames(index, said, other)) and _meet(index, said, other):
            return _made(index, other)
    return None


def _of_whom_it_speaks(said: AttributionRow, other: AttributionRow) -> bool:
    """Say whether a denial has a pronoun for whom the saying before it names."""
    return tokens(said.quote)[:1] in PRONOUNS and names(said.quote) <= names(other.quote)


def _blames(index: Index, said: AttributionRow, other: AttributionRow) -> bool:
    """Say whether an accusation stands before a denial of what "his forces" did."""
    own = tokens(said.quote)[:1]
    accuses = pattern("blaming").search(quote(index.text(other.document), other.cue)) is not None
    before = other.content[0].start < said.content[0].start
    return accuses and before and bool(own) and own[0] in listed("own")


def _roots(words: str, but: frozenset[str]) -> frozenset[str]:
    """Give the roots of the words of a stretch: "fired" and "firing" are one."""
    return frozenset(ENDING.sub("", word) for word in content(words) - but if len(word) > ROOT)


def _frames(index: Index, said: AttributionRow) -> frozenset[str]:
    """Give the kinds of thing that are said; who comes to a place is there."""
    found = (kind(claim) for claim in index.claims_of.get(said.id, ()))
    return frozenset("presence" if kind == "advance" else kind for kind in found)


def _meet(index: Index, one: AttributionRow, other: AttributionRow) -> bool:
    """Say whether two sayings may be of one thing: no two kinds of it, places or days."""
    kinds = _frames(index, one), _frames(index, other)
    claims = [index.claims_of.get(said.id, []) for said in (one, other)]
    places = [{claim.place for claim in held if claim.place} for held in claims]
    targets = [
        frozenset().union(*(content(index.role(claim, "target")) for claim in held))
        for held in claims
    ]
    if any(all(two) and two[0].isdisjoint(two[1]) for two in (kinds, places, targets)):
        return False
    met = [event_days(mine).meets(event_days(its)) for mine in claims[0] for its in claims[1]]
    return not met or any(meeting is not False for meeting in met)


def reported_within(index: Index, said: AttributionRow) -> tuple[End, str] | None:
    """Find the saying that a denial names and tells: "denied rebel claims that it had fled"."""
    for other in index.sayings[said.document]:
        if other.within == said.id and other.stance in MAKING and other.by is not None:
            return _made(index, other)
    return None


def in_other_words(index: Index, said: AttributionRow) -> tuple[End, str] | None:
    """Find who says beside a denial, in much the same words, what it denies."""
    here = index.sentence_at(said.document, said.content[0].start)
    around = {outer.id for outer in index.chain(said.id)}
    for other in index.sayings[said.document]:
        if not around.isdisjoint(outer.id for outer in index.chain(other.id)):
            continue
        away = here - index.sentence_at(said.document, other.content[0].start)
        if abs(away) > BACK or other.stance not in MAKING or other.negated:
            continue
        apart = index.speaker(other) != index.speaker(said)
        if apart and _alike(said.quote, other.quote) and _meet(index, said, other):
            return _made(index, other)
    return None


def _alike(one: str, other: str) -> bool:
    """Say whether two stretches tell of one thing: most words of the shorter, names, numbers."""
    mine, theirs = content(one), content(other)
    common = mine & theirs
    if len(common) < 2 or len(common) < 0.6 * min(len(mine), len(theirs)):
        return False
    named = [names(words) | {w for w in words.split() if w.isdigit()} for words in (one, other)]
    return named[0] <= named[1] or named[1] <= named[0]


def _made(index: Index, said: AttributionRow) -> tuple[End, str]:
    claims = [c for c in index.claims_of.get(said.id, ()) if c.polarity == "asserts"]
    told_of = [claim for claim in claims if 2 * len(claim.quote) >= len(said.quote)]
    end = claim_end(told_of[0]) if told_of else saying_end(index, said)
    return end, speaker(index, said)
