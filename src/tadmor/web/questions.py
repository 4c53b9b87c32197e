"""Rows of questions written in the page: checked and recorded as at the command line."""

from collections.abc import Mapping
from threading import Lock
from typing import Final, Literal

from tadmor.errors import UsageError
from tadmor.model.questions import Finding, QuestionEntry, QuestionStatus, Scope, Search
from tadmor.model.values import value
from tadmor.pipeline.asking import Asking, check
from tadmor.pipeline.questions import questions
from tadmor.store.case import Case
from tadmor.web.answers import Answer, answered

NAME: Final = 80


@value
class Written:
    """What a page asks to be written; which of the fields count depends on the act."""

    act: Literal["asked", "grouped", "added", "left out", "status", "finding", "searched", "check"]
    question: str = ""
    by: str = ""
    text: str | None = None
    scope: Scope | None = None
    claims: tuple[str, ...] = ()
    status: QuestionStatus | None = None
    finding: Finding | None = None
    search: Search | None = None


class Questions:
    """The questions of a case that is worked on in a page: one row is written at a time."""

    def __init__(self, case: Case) -> None:
        """Take the case that they are of."""
        self.case = case
        self._lock = Lock()

    def answer(self, body: bytes) -> Answer:
        """Write what a request asks for; answer with every question as it stands then.

        A finding that is to be checked is answered with what `tadmor lint` would say of it.
        """
        return answered(body, Written, self._answer)

    def _answer(self, asked: Written) -> Mapping[str, object]:
        if asked.act == "check":
            return {"rows": check(self.case, asked.question).rows}
        if len(asked.by) > NAME:
            raise UsageError("the name is too long")
        with self._lock:
            _write(Asking(self.case, asked.by), asked)
            return {"questions": questions(self.case)}


def _write(asking: Asking, asked: Written) -> QuestionEntry:
    match asked:
        case Written(act="asked", text=str(text)):
            return asking.ask(text, asked.scope or Scope())
        case Written(act="grouped", scope=Scope() as scope):
            return asking.group(asked.question, scope)
        case Written(act="added" | "left out"):
            return asking.pick(asked.question, asked.claims, out=asked.act == "left out")
        case Written(act="status", status=str(status)):
            return asking.status(asked.question, status)
        case Written(act="finding", finding=Finding() as finding):
            return asking.finding(asked.question, finding)
        case Written(act="searched", search=Search() as search):
            return asking.searched(asked.question, search)
        case _:
            raise UsageError(f"{asked.act}: the request does not say all that this needs")
