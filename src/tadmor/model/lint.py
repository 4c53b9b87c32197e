"""What `tadmor lint` finds: a written report held against its case, one row a finding.

A row says that the words of the report and the words that they cite do not agree, never that the
report is wrong about the world.
"""

from typing import Literal, TypeAlias

from tadmor.model.text import Span
from tadmor.model.values import value

Severity: TypeAlias = Literal["error", "warning"]


@value
class Rule:
    """One thing that is checked: its id, how grave it is, and in words what it asks for."""

    id: str
    severity: Severity
    title: str
    explanation: str


@value
class Cited:
    """Words of the case that a finding rests on; `claim` is None where no claim was read there."""

    claim: str | None
    document: str
    span: Span
    quote: str


@value
class LintRow:
    """A finding: where in the report, which rule, what is at odds, and the cited words.

    Lines and columns count from 1 and in code points; the end is the column after the last one.
    `words` are the report's own, `sentence` is the one that holds them.
    """

    report: str
    line: int
    column: int
    end_line: int
    end_column: int
    severity: Severity
    rule: str
    message: str
    words: str
    sentence: str
    cited: tuple[Cited, ...] = ()
