"""What a person writes under a question of a case: each a row, looked up first, never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tadmor.errors import CaseError, UsageError
from tadmor.lint.check import Checked
from tadmor.model.edtf import NotationError
from tadmor.model.questions import (
    FRAMES,
    Finding,
    QuestionAct,
    QuestionEntry,
    QuestionStatus,
    Scope,
    Search,
    numbered,
    question_id,
)
from tadmor.model.sentences import sentences
from tadmor.model.text import quote
from tadmor.model.time import bounds_within
from tadmor.pipeline.lint import Linter
from tadmor.pipeline.questions import own_question, questions, recorded
from tadmor.store.case import Case


class Asking:
    """One person's rows on the questions of one case."""

    def __init__(self, case: Case, by: str) -> None:
        """Begin; UsageError if nobody is named."""
        if not by.strip():
            raise UsageError("a question's record needs a name; give it with --by")
        self.case, self.by = case, " ".join(by.split())

    def ask(self, text: str, scope: Scope) -> QuestionEntry:
        """Ask a question; of one that is asked already, say anew which claims come under it."""
        words = " ".join(text.split())
        if not words:
            raise UsageError("a question needs words")
        _check(scope)
        id_ = question_id(words)
        row = replace(self._row(id_, "asked"), text=words, scope=scope)
        before = recorded(self.case).get(id_, ())
        if not before or before[0].content == row.content:
            return self._record(row)
        return self.group(id_, scope)

    def group(self, question: str, scope: Scope) -> QuestionEntry:
        """Say anew which claims come under a question by themselves."""
        _check(scope)
        return self._record(replace(self._row(find(self.case, question), "grouped"), scope=scope))

    def pick(self, question: str, claims: Sequence[str], *, out: bool = False) -> QuestionEntry:
        """Add claims to a question by hand, or leave some out; CaseError if one is not there."""
        if not claims:
            raise UsageError("name the claims (clm_…)")
        ids = self._claims(claims)
        act: QuestionAct = "left out" if out else "added"
        return self._record(replace(self._row(find(self.case, question), act), claims=ids))

    def status(self, question: str, status: QuestionStatus) -> QuestionEntry:
        """Say how far a question is."""
        return self._record(replace(self._row(find(self.case, question), "status"), status=status))

    def finding(self, question: str, finding: Finding) -> QuestionEntry:
        """Write down what was found; every reason rests on claims of the case."""
        if not finding.text.strip():
            raise UsageError("a finding needs words")
        for reason in finding.reasons:
            if not (reason.text.strip() and reason.claims):
                raise UsageError("a reason needs words, and the ids of the claims it rests on")
            self._claims(reason.claims)
        return self._record(
            replace(self._row(find(self.case, question), "finding"), finding=finding)
        )

    def searched(self, question: str, search: Search) -> QuestionEntry:
        """Write down what was looked for in vain."""
        if not (search.what.strip() and search.where.strip()):
            raise UsageError("say what was looked for, and where")
        _period(search.on)
        return self._record(
            replace(self._row(find(self.case, question), "searched"), search=search)
        )

    def _claims(self, ids: Iterable[str]) -> tuple[str, ...]:
        found = {id_: self.case.find(id_).mark for id_ in ids}
        for id_, mark in found.items():
            if mark.kind not in {"clm", "att"}:
                raise UsageError(f"{id_}: name a claim or a saying (clm_, att_)")
        return tuple(dict.fromkeys(mark.id for mark in found.values()))

    def _row(self, question: str, act: QuestionAct) -> QuestionEntry:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        return QuestionEntry(question=question, act=act, by=self.by, at=at)

    def _record(self, draft: QuestionEntry) -> QuestionEntry:
        """Add a row; before the first one on the question of the file, that question itself."""
        held = self.case.asked()
        known = {entry.question for entry in held}
        first = [
            numbered(entry, held)
            for entry in own_question(self.case, self.by, draft.at)
            if entry.question == draft.question and entry.question not in known
        ]
        final = numbered(draft, (*held, *first))
        self.case.ask((*first, final))
        return final


def check(case: Case, question: str) -> Checked:
    """Hold the finding of a question against the case by the rules of `tadmor lint`."""
    id_ = find(case, question)
    row = next(one for one in questions(case) if one.id == id_)
    if row.finding is None or row.finding.finding is None:
        raise UsageError(f"{row.text} No finding is written yet.")
    return Linter(case).text("the finding", prose(row.finding.finding))


def find(case: Case, begun: str) -> str:
    """Give the id of a question by its beginning; CaseError if it is no one question's."""
    found = [id_ for id_ in recorded(case) if begun and id_.startswith(begun)]
    if len(found) != 1:
        raise CaseError(f"{case.path}: no one question has the id {begun}; list them")
    return found[0]


def prose(finding: Finding) -> str:
    """Write a finding as a report: each reason is a paragraph that cites its claims by their ids.

    What was found rests on all of them.
    """
    every = dict.fromkeys(id_ for one in finding.reasons for id_ in one.claims)
    cited = [_citing(one.text, one.claims) for one in finding.reasons]
    return "\n\n".join((_citing(finding.text, every), *cited)) + "\n"


def _citing(text: str, claims: Iterable[str]) -> str:
    """Cite claims behind every sentence: a citation belongs to the sentence before it."""
    ids = "".join(f" [{id_}]" for id_ in claims)
    return " ".join(quote(text, (span,)) + ids for span in sentences(text))


def _check(scope: Scope) -> None:
    _period(scope.period)
    if unknown := set(scope.frames) - FRAMES:
        raise UsageError(f"{', '.join(sorted(unknown))}: no such kind of claim")


def _period(edtf: str | None) -> None:
    try:
        bounds_within(edtf)
    except NotationError as error:
        raise UsageError(f"{error}; write a day or a period such as 2016-12-11") from error
