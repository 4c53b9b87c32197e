"""A report held against its case: every sentence by every rule, as rows in the report's order."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tadmor.lint import dates, denials, numbers, origins, parties, places, saying, sureness
from tadmor.lint.citing import Trail
from tadmor.lint.factual import is_factual, is_own
from tadmor.lint.ground import Finding, Ground, Pages, Statement
from tadmor.lint.pairing import family
from tadmor.lint.report import Report
from tadmor.lint.rules import rules
from tadmor.lint.switches import switches
from tadmor.lint.words import content
from tadmor.model.collection import AttributionRow
from tadmor.model.lint import LintRow
from tadmor.model.text import Span, hull, quote
from tadmor.model.values import value

CHECKS = (
    saying.find,
    sureness.as_fact,
    sureness.unhedged,
    sureness.undone,
    sureness.hardened,
    numbers.find,
    dates.find,
    places.find,
    parties.find,
    origins.find,
)


@value
class Checked:
    """What a check gave: its findings, how many sentences there were, told and cited facts.

    `limits` are sentences for people on what could not be read in the report.
    """

    rows: tuple[LintRow, ...]
    sentences: int
    factual: int
    cited: int
    limits: tuple[str, ...] = ()


def check(name: str, report: Report, ground: Ground) -> Checked:
    """Hold a report against its case."""
    pages = Pages(ground.case)
    trail = Trail(report, ground, pages)
    statements = [
        _statement(report, ground, number, trail) for number in range(len(report.sentences))
    ]
    factual = [one for one in statements if is_factual(one)]
    found = [*trail.findings, *_findings(statements, factual, pages)]
    silent = switches(report.page)
    rows = [
        _row(name, report, finding)
        for finding in {one[:3]: one for one in (*found, *silent.findings)}.values()
        if not silent.off(finding.rule, finding.span)
    ]
    return Checked(
        rows=tuple(sorted(rows, key=lambda row: (row.line, row.column, row.rule))),
        sentences=len(statements),
        factual=len(factual),
        cited=sum(bool(one.sentence.citations) for one in factual),
        limits=ground.reading.limits,
    )


def _statement(report: Report, ground: Ground, number: int, trail: Trail) -> Statement:
    """Give a sentence with what was read in it; claims of what is no saying are the author's."""
    sentence, text = report.sentences[number], ground.reading.text
    here = [one for one in ground.sayings if sentence.span.overlaps(_whole(one))]
    sayings = [one for one in here if saying.is_saying(one, quote(text, one.cue))]
    unsaid = {one.id for one in here} - {one.id for one in sayings}
    claims = (one for one in ground.claims if sentence.span.overlaps(one.span))
    return Statement(
        report=report,
        ground=ground,
        sentence=sentence,
        claims=tuple(
            replace(one, attribution=None) if one.attribution in unsaid else one for one in claims
        ),
        sayings=tuple(sayings),
        evidence=trail.follow(sentence),
    )


def _whole(said: AttributionRow) -> Span:
    return hull((*said.source, *said.cue, *said.content))


def _findings(
    statements: Sequence[Statement], factual: Sequence[Statement], pages: Pages
) -> Iterator[Finding]:
    for statement in statements:
        yield from sureness.vouched(statement, own=is_own(statement.text))
    for statement in factual:
        if not statement.sentence.citations:
            message = "this sentence tells something and cites nothing"
            yield Finding("uncited", statement.place(), message)
        yield from _unrelated(statement)
        for rule in CHECKS:
            yield from rule(statement)
    yield from denials.find(factual, pages)


def _unrelated(statement: Statement) -> Iterator[Finding]:
    """Find cited words that have next to nothing in common with the sentence."""
    mine = content(statement.text)
    kinds = {family(claim) for claim in statement.claims}
    for one in statement.evidence:
        facts = one.source.facts
        told = f"{one.sentence} {facts.publisher or ''} {facts.title or ''}"
        names = " ".join(party.name for claim in one.claims for party in claim.relay)
        shared = mine & content(f"{told} {names}")
        if kinds & {family(claim) for claim in one.near} - {"other"}:
            continue
        if len(shared) <= 1 and 5 * len(shared) < len(mine):
            message = "the cited words have next to nothing in common with this sentence"
            yield Finding("unrelated", statement.place(), message, (one,))


def _row(name: str, report: Report, finding: Finding) -> LintRow:
    source, span = report.source, finding.span
    line, column = _position(source, span.start)
    end_line, end_column = _position(source, span.end)
    within = [one for one in report.sentences if report.at(one.span).overlaps(span)]
    sentence = " ".join(re.split(r"\s+", within[0].text)) if within else ""
    return LintRow(
        report=name,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        severity=rules()[finding.rule].severity,
        rule=finding.rule,
        message=finding.message,
        words=source[span.start : span.end],
        sentence=sentence,
        cited=tuple(dict.fromkeys(one.cited for one in finding.evidence)),
    )


def _position(source: str, at: int) -> tuple[int, int]:
    """Give the line and column of a place, both from 1."""
    starts = _starts(source)
    line = bisect_right(starts, at)
    return line, at - starts[line - 1] + 1


def _starts(source: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", source))]
