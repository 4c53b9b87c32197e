"""Questions, the unit of work: claims under one question, its status, its finding, what was sought.

Everything is a row that somebody added on some day; what holds now is a function of the rows, and
the latest counts. A finding is its writer's: nothing here says that it is so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias, get_args

from tadmor.model.values import mint, value

QuestionAct: TypeAlias = Literal[
    "asked", "grouped", "added", "left out", "status", "finding", "searched"
]
QuestionStatus: TypeAlias = Literal[
    "open", "in work", "answered", "cannot be answered from these documents"
]
STATUSES: tuple[QuestionStatus, ...] = get_args(QuestionStatus)
FRAMES = frozenset(
    "control gain loss withdraw present advance clash attack casualties strength took-part detain"
    " displace agreement support belong cause other".split()
)


@value
class Scope:
    """Which claims come under a question by themselves: those that fit all that is given.

    `place` is a name or an id, `period` EDTF, `frames` the kinds of claim; every one of `words`
    stands in the quotation. Where nothing is given none comes by itself.
    """

    place: str | None = None
    period: str | None = None
    frames: tuple[str, ...] = ()
    words: str | None = None

    def in_words(self) -> str:
        """Give it as people write it: `of Palmyra, in 2016-12, gain or loss, with "convoy"`."""
        parts = (
            self.place and f"of {self.place}",
            self.period and f"in {self.period}",
            " or ".join(self.frames),
            self.words and f'with "{self.words}"',
        )
        return ", ".join(filter(None, parts))


@value
class Reason:
    """One reason of a finding, and the ids of the claims (or sayings) that it rests on."""

    text: str
    claims: tuple[str, ...]


@value
class Finding:
    """What somebody found out, in words, and why."""

    text: str
    reasons: tuple[Reason, ...] = ()


@value
class Search:
    """What was looked for and not found: where, and when (EDTF; None is the day of the row)."""

    what: str
    where: str
    on: str | None = None


@value
class QuestionEntry:
    """One row of a question's record; which fields count depends on the act.

    `again` counts the rows alike in all else before it; the clock (`at`) does not enter the id.
    """

    id: str = ""
    question: str
    act: QuestionAct
    text: str | None = None
    scope: Scope | None = None
    claims: tuple[str, ...] = ()
    status: QuestionStatus | None = None
    finding: Finding | None = None
    search: Search | None = None
    by: str
    at: str
    again: int = 0

    @property
    def content(self) -> tuple[object, ...]:
        """All that the row says, and who says it, without when."""
        said = (self.text, self.scope, self.claims, self.status, self.finding, self.search)
        return (self.question, self.act, *said, self.by)


@value
class QuestionRow:
    """A question as it stands: the claims under it, and every row of its record, oldest first.

    `finding` is the last one recorded; `searched` are all that were.
    """

    id: str
    text: str
    status: QuestionStatus
    scope: Scope
    claims: tuple[str, ...]
    finding: QuestionEntry | None
    searched: tuple[QuestionEntry, ...]
    history: tuple[QuestionEntry, ...]


def question_id(text: str) -> str:
    """Name a question by its words: who asks the same asks the same question."""
    return mint("qst", text)


def entry_id(entry: QuestionEntry) -> str:
    """Give the id that a row has by its content."""
    return mint("qre", entry.content, entry.again)


def numbered(draft: QuestionEntry, held: Iterable[QuestionEntry]) -> QuestionEntry:
    """Tell a row from those alike before it, and give it its id.

    Where the last row of its question by this act says the same by the same person, that is it: a
    command that was stopped can be run again. A claim can be added, left out and added again.
    """
    acts = {"added", "left out"} if draft.claims else {draft.act}
    same_act = [one for one in held if one.question == draft.question and one.act in acts]
    if same_act and same_act[-1].content == draft.content:
        return same_act[-1]
    alike = sum(one.content == draft.content for one in same_act)
    final = replace(draft, again=alike)
    return replace(final, id=entry_id(final))


def picked(entries: Iterable[QuestionEntry]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the claims added and those left out by hand; of one claim the last row counts."""
    last: dict[str, QuestionAct] = {}
    for entry in entries:
        if entry.act in {"added", "left out"}:
            last |= dict.fromkeys(entry.claims, entry.act)
    added = frozenset(id_ for id_, act in last.items() if act == "added")
    return added, frozenset(last) - added


def stands(id_: str, entries: Sequence[QuestionEntry], claims: Iterable[str]) -> QuestionRow:
    """Say how a question stands by its rows, the first of which asks it; `claims` come under it."""
    asked = next(entry for entry in entries if entry.act == "asked")
    scopes = [entry.scope for entry in entries if entry.scope]
    statuses = [entry.status for entry in entries if entry.status]
    findings = [entry for entry in entries if entry.finding]
    return QuestionRow(
        id=id_,
        text=asked.text or "",
        status=statuses[-1] if statuses else "open",
        scope=scopes[-1] if scopes else Scope(),
        claims=tuple(claims),
        finding=findings[-1] if findings else None,
        searched=tuple(entry for entry in entries if entry.search),
        history=tuple(entries),
    )


def named(entry: QuestionEntry) -> tuple[str, ...]:
    """Give the claims that a row names, those of its reasons too."""
    reasons = entry.finding.reasons if entry.finding else ()
    return tuple(dict.fromkeys((*entry.claims, *(id_ for one in reasons for id_ in one.claims))))


def written(entry: QuestionEntry) -> str:
    """Say in words who wrote what, and when: `status answered, by anna on 2026-11-23`."""
    parts: list[str | None] = [entry.act, entry.text, *entry.claims, entry.status]
    if entry.scope:
        parts.append(entry.scope.in_words())
    if entry.finding:
        parts.append(entry.finding.text)
        parts += (f"because {one.text} ({' '.join(one.claims)})" for one in entry.finding.reasons)
    if entry.search:
        on = entry.search.on or entry.at[:10]
        parts.append(f"{entry.search.what}: nothing in {entry.search.where} on {on}")
    by = f", by {entry.by} on {entry.at[:10]}" if entry.by else ", by the file beside the case"
    return f"{' '.join(filter(None, parts))}{by}"
