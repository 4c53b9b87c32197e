"""The claims of a text: what each voice and each speaker says happened, held or was so."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tadmor.claims.drafts import Draft, drafts
from tadmor.claims.factuality import Standing, clause_start, judge
from tadmor.claims.moments import moment, plain_answer, times_of
from tadmor.claims.page import Findings, Page
from tadmor.claims.parties import role_actors, role_spans
from tadmor.claims.relay import Facts
from tadmor.claims.succession import in_order
from tadmor.claims.words import Sentence
from tadmor.model.reading import (
    Actor,
    Attribution,
    Claim,
    Figure,
    Place,
    TimeExpression,
    Voice,
)
from tadmor.model.sentences import sentences
from tadmor.model.text import Span, Spans, hull

WIDE = frozenset({"district", "province", "country"})
MOVING = frozenset({"gain", "loss", "withdraw"})
RETRACTED = re.compile(
    r"(?:That|This|It|(?:The|Both|That|This) (?:claim|report|reports|news|story|announcement))\s"
    r"(?:was|is|were|has\sproved|proved|turned\sout)\s(?:to\sbe\s)?(?:all\s|simply\s)?"
    r"(?:wrong|false|untrue|premature|incorrect|a\smistake|not\strue|an\serror)\b(?!\s(?:that|to)\b)"
)
"""How a sentence takes back the one before it."""

WITHHOLDING = frozenset({"denies", "declines", "doubts"})


def find(
    text: str,
    voices: tuple[Voice, ...],
    attributions: tuple[Attribution, ...],
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[Claim, ...]:
    """Give the claims of a text in its order, with ids `c1`, `c2` and so on.

    Each belongs to the tightest attribution whose content holds its trigger, or else to the
    voice that narrates it. A list of places gives a claim for each.
    """
    page = Page(text, Findings(voices, attributions, actors, places, times))
    found: list[Claim] = []
    spans = sentences(text)
    for number, span in enumerate(spans, 1):
        times_near = [time.span for time in page.times_in(span)]
        claims = _claims(page, Sentence(text, span, times_near))
        if number < len(spans) and RETRACTED.match(text, spans[number].start):
            claims = (replace(claim, polarity="denies", moves=False) for claim in claims)
        found.extend(claims)
    return tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(in_order(found), 1))


def _claims(page: Page, sentence: Sentence) -> Iterator[Claim]:
    for draft in drafts(page, sentence):
        yield _claim(page, sentence, draft)


def _claim(page: Page, sentence: Sentence, draft: Draft) -> Claim:
    attribution = _speaker(page, sentence, draft)
    trigger = sentence.words_span(draft.start, draft.end)
    voice = attribution.voice if attribution else page.voice_of(trigger)
    facts = judge(sentence, draft.standing, page.chain(attribution))
    nobody = draft.frame == "casualties" and draft.count and draft.count.figure.max == 0
    if nobody and facts.polarity == "denies":
        facts = replace(facts, polarity="asserts")  # "Nobody was killed" asserts that none were.
    time = moment(page, sentence, _dated_at(sentence, draft), attribution)
    edtf = time.edtf if time else plain_answer(page, draft.standing, facts, attribution, voice)
    roles = role_spans(sentence, draft)
    return Claim(
        id="",
        frame=draft.frame,
        span=_span(sentence, draft, roles, time.span if time else None),
        roles=roles,
        actors=role_actors(page, roles, attribution),
        place=draft.site.place if draft.site else None,
        time=edtf,
        times=times_of(page, edtf, facts.aspect, attribution, voice),
        polarity=facts.polarity,
        aspect=facts.aspect,
        extent=draft.extent,
        moves=_moves(page, draft, facts, attribution),
        certainty=facts.certainty,
        figure=_figure(page, sentence, draft, edtf),
        attribution=attribution.id if attribution else None,
        voice=voice,
    )


def _dated_at(sentence: Sentence, draft: Draft) -> Standing:
    """Give where the time is looked for: in "took A on Friday and B on Sunday" behind B itself."""
    words = draft.site.words if draft.site and draft.named else (0, 0)
    between = range(draft.standing.end, words[0])
    if not any(sentence.kind(index) == "T" for index in between):
        return draft.standing
    if sentence.kind(words[1]) != "T" and sentence.kind(words[1] + 1) != "T":
        return draft.standing
    return replace(draft.standing, start=words[0], end=words[1], verb=None)


def _speaker(page: Page, sentence: Sentence, draft: Draft) -> Attribution | None:
    """Give the attribution that a claim belongs to.

    What a relative clause says inside words that somebody denied, or would not admit, is taken for
    granted and not denied: in "never admitted links to fighters who stormed X" it is whoever
    reports the denial that says so.
    """
    attribution = page.attribution_of(sentence.words_span(draft.start, draft.end))
    if attribution is None or attribution.manner == "direct":
        return attribution
    opens = clause_start(sentence, draft.standing) - 1
    relative = sentence.lower(opens) in {"which", "who"} and opens > draft.low
    if relative and (attribution.negated or attribution.stance in WITHHOLDING):
        return page.attributions.get(attribution.within or "")
    return attribution


def _moves(page: Page, draft: Draft, facts: Facts, within: Attribution | None) -> bool:
    """Say whether the claim, if it held, changes who holds the place itself.

    A share of a place does not: its `extent` says "part", and the line it moves runs inside. A
    port or a citadel taken as a whole does, though it is a part of its town (and the town's
    holder stays who it was); a base in a province does not. Nor does leaving a country: it says
    nothing of who then holds it.
    """
    place = page.places.get(draft.site.place or "") if draft.site and draft.named else None
    if draft.frame not in MOVING or place is None or draft.site is None:
        return False
    if draft.extent != "whole" and not (draft.site.feature and place.kind not in WIDE):
        return False
    if draft.frame == "withdraw" and place.kind == "country":
        return False
    done = facts.polarity == "asserts" and facts.aspect == "completed"
    # "Claimed" is the reporter's doubt of a claim that its speaker makes outright.
    claimed = any(said.certainty == "possible" for said in page.chain(within))
    return done and (claimed or facts.certainty != "possible")


def _span(sentence: Sentence, draft: Draft, roles: Mapping[str, Spans], time: Span | None) -> Span:
    """Give the stretch that the claim rests on, within its speaker's words and its sentence."""
    pieces = [span for spans in roles.values() for span in spans]
    if draft.count:
        pieces.append(sentence.words_span(*draft.count.words))
    if draft.count and draft.count.anchor is not None:
        pieces.append(sentence.words_span(draft.count.anchor, draft.count.anchor + 1))
    if time:
        pieces.append(time)
    bounds = Span(sentence.words[draft.low].start, sentence.span.end)
    trigger = sentence.words_span(draft.start, draft.end)
    return hull([trigger, *(piece for piece in pieces if bounds.covers(piece))])


def _figure(page: Page, sentence: Sentence, draft: Draft, edtf: str | None) -> Figure | None:
    """Give the figure with whose it is in the text's words, and of which time."""
    if draft.count is None:
        return None
    figure, whose = draft.count.figure, draft.count.whose
    if edtf is None and figure.cumulative:
        running = [t.edtf for t in page.times_in(sentence.span) if (t.edtf or "").endswith("/..")]
        edtf = running[0] if running else None
    words = sentence.words_span(*whose) if whose and sentence.has(*whose) else None
    named = page.text[words.start : words.end] if words else None
    of_a_day = figure.cumulative is None and edtf is not None and edtf.count("-") == 2
    cumulative = False if of_a_day else figure.cumulative
    return replace(figure, whose=named, period=edtf, cumulative=cumulative)
