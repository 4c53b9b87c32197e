"""Comments by which a report silences rules: `<!-- lint off RULE -->`, `on`, and `skip`.

`off` holds to the next `on` of the rule, or to the end; `skip` for the paragraph in which it
stands, or that follows it. Without the name of a rule a comment means all of them.
"""

import re
from collections.abc import Iterator

from tadmor.lint.ground import Finding
from tadmor.lint.markdown import Comment, Page
from tadmor.lint.rules import rules
from tadmor.model.text import Span
from tadmor.model.values import value

COMMENT = re.compile(r"<!--\s*lint\s+(off|on|skip)\b([\w\s,-]*?)\s*-->")


@value
class Silence:
    """The stretches of a report in which each rule is silent, and comments that name no rule."""

    stretches: tuple[tuple[str, Span], ...]
    findings: tuple[Finding, ...]

    def off(self, rule: str, span: Span) -> bool:
        """Say whether a rule is silent about a finding."""
        return any(name == rule and one.overlaps(span) for name, one in self.stretches)


def switches(page: Page) -> Silence:
    """Read the comments of a report."""
    begun: dict[str, int] = {}
    stretches: list[tuple[str, Span]] = []
    unknown: list[Finding] = []
    for word, names, span, inline in _read(page):
        for name in names or list(rules()):
            if name not in rules():
                message = f"{name} is no rule; `tadmor lint --rules` lists them"
                unknown.append(Finding("comment", span, message))
            elif word == "off":
                begun.setdefault(name, span.start)
            elif word == "on" and name in begun:
                stretches.append((name, Span(begun.pop(name), span.end)))
            elif word == "skip":
                stretches.append((name, _paragraph(page, span, inline=inline)))
    end = len(page.source) + 1
    stretches.extend((name, Span(start, end)) for name, start in begun.items())
    return Silence(stretches=tuple(stretches), findings=tuple(unknown))


def _read(page: Page) -> Iterator[tuple[str, list[str], Span, bool]]:
    for comment in sorted(page.comments, key=lambda one: one.span):
        for found in COMMENT.finditer(comment.text):
            names = re.findall(r"[\w-]+", found[2])
            yield found[1], names, _span(comment, found), comment.inline


def _span(comment: Comment, found: re.Match[str]) -> Span:
    return Span(*found.span()).shifted(comment.span.start)


def _paragraph(page: Page, span: Span, *, inline: bool) -> Span:
    """Give the passage that holds a comment, or the one after it."""
    for passage in page.passages:
        if not passage.places:
            continue
        whole = Span(passage.places[0], passage.places[-1] + 1)
        within = inline and whole.start <= span.end and span.start <= whole.end
        if within or (not inline and whole.start >= span.end):
            return whole
    return Span(span.start, span.end)
