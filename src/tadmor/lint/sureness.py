"""Prose surer than its evidence: vouching words, told as fact, hedges and plans that fell away."""

from collections.abc import Iterator
from itertools import pairwise

from tadmor.lint.ground import Evidence, Finding, Statement
from tadmor.lint.pairing import family, hedged, retold
from tadmor.lint.report import quotations
from tadmor.lint.words import content, pattern, short
from tadmor.model.findings import ClaimRow
from tadmor.model.text import Span, hull, quote

NOT_DONE = {"ordered", "planned", "failed", "hypothetical"}
# An attack that failed was made.
TRIED = {"attack", "clash", "advance"}
# Who took a place was there; who was there has not taken it.
HARDER = {"gain", "loss", "control"}
SOFTER = {"advance", "attack", "clash", "present", "took-part", "strength"}
# Of a hedged clause, the share of its words by which a sentence retells it.
RETELLS = 0.5
# Characters before a claim within which a "no" may stand that is its own.
BEFORE = 20


def vouched(statement: Statement, *, own: bool) -> Iterator[Finding]:
    """Find "confirmed", "beyond doubt", "all sources agree" in the author's own words.

    In a sentence on the report itself ("we verified every quotation") only "verified that" counts.
    """
    quoted = list(quotations(statement.text))
    cues = [span for said in statement.sayings for span in said.cue]
    for found in pattern("sureness.sure").finditer(statement.text):
        span = Span(*found.span())
        here = span.shifted(statement.sentence.span.start)
        told = any(one.covers(here) for one in cues)
        if own:
            told = not statement.text[span.end :].startswith(" that")
        if told or any(one.overlaps(span) for one in quoted):
            continue
        if pattern("sureness.negated").search(statement.text[: found.start()]):
            continue
        if any(found.group().casefold() in one.sentence.casefold() for one in statement.evidence):
            continue
        message = (
            f"\u201c{found.group()}\u201d: a case says who asserts what, and makes nothing certain"
        )
        yield Finding("sureness", statement.word(*span), message, statement.evidence[:2])


def as_fact(statement: Statement) -> Iterator[Finding]:
    """Find a source's word that is told as fact."""
    for claim in statement.claims:
        pairs = [pair for pair in retold(statement, claim) if pair[1] in pair[0].claims]
        own = claim.attribution is None and claim.polarity == "asserts"
        if not own or not pairs or _told(statement, claim):
            continue
        if all(other.attribution for _, other in pairs):
            one, other = pairs[0]
            yield _as_fact(statement.place(claim.span), one, other.originating_source.name)
    bare = not statement.sayings and not pattern("saying.told").search(statement.text)
    if bare and not statement.claims:
        yield from _retelling(statement)


def _told(statement: Statement, claim: ClaimRow) -> bool:
    """Say whether a sentence names a saying of which the reader did not see the content."""
    within = [claim.span.overlaps(hull(said.content)) for said in statement.sayings]
    return any(within) or bool(pattern("saying.told").search(statement.text))


def _retelling(statement: Statement) -> Iterator[Finding]:
    """Find cited words that a sentence without a claim retells, and nobody's saying."""
    mine = content(statement.text)
    for one in statement.evidence:
        told = content(one.quote) & mine
        if one.sayings and len(told) >= RETELLS * min(len(mine), len(content(one.quote))):
            who = next((said.by.name for said in one.sayings if said.by), "somebody")
            yield _as_fact(statement.place(), one, who)
            return


def _as_fact(span: Span, one: Evidence, who: str) -> Finding:
    return Finding("told-as-fact", span, f"you tell it as fact; it is the word of {who}", (one,))


def unhedged(statement: Statement) -> Iterator[Finding]:
    """Find a hedge of the cited words that the sentence leaves out."""
    if hedged(statement.text):
        return
    mine = content(statement.text)
    for one in statement.evidence:
        for start, clause in _clauses(one.sentence):
            found = pattern("sureness.hedge").search(clause)
            if not found:
                continue
            about = content(clause.replace(found.group(), " "))
            at = Span(start, start + len(clause)).shifted(one.around.start)
            touched = one.span.overlaps(at) and len(mine & about) > 0
            if about and (touched or len(mine & about) >= RETELLS * len(about)):
                message = f"the page tells it with \u201c{found.group()}\u201d"
                yield Finding("hedge-dropped", statement.place(), message, (one,))
                return


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    """Part a sentence where one clause ends and another begins."""
    cuts = [0, *(cut.start() for cut in pattern("extent.clause").finditer(text)), len(text)]
    yield from ((first, text[first:last]) for first, last in pairwise(cuts))


def undone(statement: Statement) -> Iterator[Finding]:
    """Find what was ordered or planned told as done, and denials or questions as assertions."""
    for claim in statement.claims:
        pairs = retold(statement, claim)
        if not pairs:
            continue
        one, other = pairs[0]
        likely = [told for _, told in pairs if told.frame == other.frame]
        done = claim.aspect in {"completed", "ongoing"} and claim.polarity == "asserts"
        if done and all(_not_done(told, claim.frame) for told in likely):
            message = f"you tell as done what the page tells as {other.aspect}"
            yield Finding("not-done", statement.place(claim.span), message, (one,))
        elif all(told.polarity != claim.polarity for told in likely):
            clear = any(_is_clear(*pair) for pair in pairs if pair[1] in likely)
            if clear or _negates(statement, claim, one, other):
                continue
            yield _turned(statement, claim, one, other)


def _not_done(told: ClaimRow, frame: str) -> bool:
    if told.aspect == "failed" and frame in TRIED:
        return False
    return told.aspect in NOT_DONE and told.polarity == "asserts"


def _negates(statement: Statement, claim: ClaimRow, one: Evidence, other: ClaimRow) -> bool:
    """Say whether both texts have a "no" of which the reader saw one: "there was no fighting"."""
    texts = statement.ground.reading.text, one.source.reading.text
    return all(
        pattern("denials.negation").search(text[max(0, row.span.start - BEFORE) : row.span.end])
        for text, row in zip(texts, (claim, other), strict=True)
    )


def _is_clear(one: Evidence, other: ClaimRow) -> bool:
    """Say whether a doubt that the reader saw stands beyond a semicolon, of another thing."""
    if other.polarity != "unasserted":
        return False
    text = one.source.reading.text
    start = text.rfind(";", one.around.start, other.span.start) + 1 or one.around.start
    end = text.find(";", other.span.end, one.around.end)
    words = text[start : one.around.end if end < 0 else end]
    return not any(pattern(name).search(words) for name in ("denials.negation", "sureness.hedge"))


def _turned(statement: Statement, claim: ClaimRow, one: Evidence, other: ClaimRow) -> Finding:
    ways = {
        "asserts": "asserted",
        "denies": "denied",
        "asks": "asked",
        "unasserted": "neither asserted nor denied",
    }
    message = f"you tell as {ways[claim.polarity]} what the page tells as {ways[other.polarity]}"
    return Finding("not-asserted", statement.place(claim.span), message, (one,))


def hardened(statement: Statement) -> Iterator[Finding]:
    """Find a place told as taken that was only entered or attacked, and a part as the whole."""
    yield from _taken(statement)
    yield from _whole(statement)


def _taken(statement: Statement) -> Iterator[Finding]:
    told = [pair for pair in statement.told() if pair[1].frame in SOFTER]
    if not told or any(family(other) in {"holding", "leaving"} for _, other in statement.told()):
        return
    span = next(filter(None, (_taking(claim) for claim in statement.claims)), None)
    span = span or _taking_word(statement)
    if span is None:
        return
    one, other = told[0]
    words = short(quote(one.source.reading.text, other.span))
    message = f"you tell that a place changed hands; the page has \u201c{words}\u201d"
    yield Finding("more-than-said", statement.place(span), message, (one,))


def _taking(claim: ClaimRow) -> Span | None:
    done = claim.polarity == "asserts" and claim.aspect in {"completed", "ongoing"}
    return claim.span if claim.frame in HARDER and done else None


def _taking_word(statement: Statement) -> Span | None:
    """Find "seized" where no claim was read of it, unless the cited sentences have such a word."""
    taking, quoted = pattern("extent.taking"), list(quotations(statement.text))
    if any(taking.search(one.sentence) for one in statement.evidence) or not statement.claims:
        return None
    for found in taking.finditer(statement.text):
        span = Span(*found.span())
        here = span.shifted(statement.sentence.span.start)
        read = any(claim.span.overlaps(here) for claim in statement.claims)
        if read and not any(one.overlaps(span) for one in quoted):
            return here
    return None


def _whole(statement: Statement) -> Iterator[Finding]:
    if pattern("extent.partial").search(statement.text):
        return
    for claim in statement.claims:
        for one, other in retold(statement, claim)[:1]:
            words = quote(one.source.reading.text, other.span)
            found = pattern("extent.partial").search(words)
            if found and other.extent == "part" and family(other) in {"holding", "leaving"}:
                message = f"you leave out \u201c{found.group()}\u201d: a part is not the whole"
                yield Finding("more-than-said", statement.place(claim.span), message, (one,))
                return
