"""Disputed evidence and rival explanations: what is put forward, and who takes its worth away.

A video that "can hardly be called proof" is disputed; one that "could not be verified" is not: the
writer says only that he does not know.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from tadmor.comparison.finding import End, Finding, saying_end, voice_end
from tadmor.comparison.index import Index
from tadmor.comparison.wording import speaker, told
from tadmor.comparison.words import content, has, listed, pattern, tokens
from tadmor.model.collection import AttributionRow, VoiceRow
from tadmor.model.text import quote
from tadmor.model.values import value

# Sentences back in which the evidence that is doubted was put forward.
BACK = 3
# A bracketed note longer than this is an article of its own.
NOTE = 400
SETTLED = "The material itself, with where and when it was made and by whom."
GIVING = frozenset({"asserts", "relays", "infers"})


def find(index: Index) -> Iterator[Finding]:
    """Find what is doubted as evidence, and causes given for one thing by different sources."""
    for voice in index.collection.voices:
        if voice.kind == "editor":
            yield from _noted(index, voice)
    for said in index.collection.attributions:
        if said.stance in {"denies", "doubts", "asserts"}:
            yield from _doubted(index, said)
    yield from _explained(index)


def _noted(index: Index, voice: VoiceRow) -> Iterator[Finding]:
    """Read an editor's notes: each against what stands before it on the page."""
    reading = index.sources[voice.document].reading
    for span in index.spans(voice):
        words = quote(reading.text, span)
        if len(words) <= NOTE and _takes_away(words):
            end = voice_end(voice, span, words)
            yield from _against(index, end, voice.party.name, words, {voice.id})


def _doubted(index: Index, said: AttributionRow) -> Iterator[Finding]:
    here = index.sentence_at(said.document, said.content[0].start)
    sentence = index.sentence(said.document, here)
    # "Dismissed the video as a fake": the verdict may stand outside what is said of the thing.
    told_of = sentence if said.stance == "denies" else said.quote
    if not has(said.quote, "evidence") or not _takes_away(told_of):
        return
    end = saying_end(index, said)
    yield from _against(
        index, end, speaker(index, said), said.quote, {said.id, *_speakers(index, said)}
    )


def _speakers(index: Index, said: AttributionRow) -> Iterator[str]:
    yield index.speaker(said)
    yield from (inner.id for inner in index.chain(said.within))


def _takes_away(words: str) -> bool:
    return has(words, "evidence") and pattern("doubting").search(words) is not None


def _against(index: Index, end: End, doubter: str, words: str, but: set[str]) -> Iterator[Finding]:
    """Find who put the evidence forward in the sentences before, and set the doubt against it."""
    things = _things(words)
    here = index.sentence_at(end.document, end.span.start)
    for said in reversed(index.sayings.get(end.document, [])):
        whole = index.whole(said)
        behind = here - index.sentence_at(end.document, whole.start)
        if whole.start >= end.span.start or not 0 <= behind <= BACK or said.stance not in GIVING:
            continue
        given = quote(index.text(said.document), whole)
        if said.id in but or index.speaker(said) in but or not things & _things(given):
            continue
        yield Finding(
            kind="disputed-evidence",
            left=saying_end(index, said),
            right=end,
            why=f"{speaker(index, said)} put forward {told(given)}; {doubter} disputed it as"
            f" evidence: {told(end.quote)}.",
            dissolved_by=SETTLED,
        )
        return
    yield Finding(
        kind="disputed-evidence",
        left=None,
        right=end,
        why=f"{doubter} disputed evidence that nobody in the sentences before it is said to have"
        f" put forward: {told(end.quote)}.",
        dissolved_by=SETTLED,
    )


def _things(words: str) -> frozenset[str]:
    """Give the sorts of evidence that are spoken of: a video is footage, a photograph an image."""
    found = listed("evidence").intersection(tokens(words))
    sorts = {name for name in ("filmed", "photographed") if listed(name) & found}
    return content(" ".join(sorted(found))) | sorts


@value
class Explanation:
    """What somebody says brought about what."""

    said: AttributionRow
    effect: frozenset[str]
    cause: frozenset[str]


def _explained(index: Index) -> Iterator[Finding]:
    """Find different causes that different sources give for one effect on one page."""
    found: defaultdict[str, list[Explanation]] = defaultdict(list)
    for said in index.collection.attributions:
        match = pattern("causes").search(" ".join(said.quote.split()).rstrip('.\u201d"'))
        if match and said.stance in GIVING and index.made(said):
            effect, cause = content(match["effect"]), content(match["cause"])
            found[said.document].append(Explanation(said=said, effect=effect, cause=cause))
    for explanations in found.values():
        for one, other in combinations(explanations, 2):
            if _rivals(index, one, other):
                yield _rivalry(index, one.said, other.said)


def _rivals(index: Index, one: Explanation, other: Explanation) -> bool:
    if index.speaker(one.said) == index.speaker(other.said) or one.cause & other.cause:
        return False
    common = one.effect & other.effect
    return bool(common) and len(common) >= 0.6 * min(len(one.effect), len(other.effect))


def _rivalry(index: Index, one: AttributionRow, other: AttributionRow) -> Finding:
    return Finding(
        kind="rival-explanation",
        left=saying_end(index, one),
        right=saying_end(index, other),
        why=f"{speaker(index, one)} gave one cause, {told(one.quote)};"
        f" {speaker(index, other)} another, {told(other.quote)}.",
        dissolved_by="Evidence of the cause that goes back to neither of the two.",
    )
