"""Rulings made in the page: what is asked is checked, judged as at the command line, and answered.

Only the page that this server has given out can post: it alone knows the token, it names this
server as its origin, and it says that it sends JSON, which no form of another page can.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from email.message import Message
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Final, TypeAlias

import msgspec

from tadmor.dossier.page import packed
from tadmor.errors import UsageError
from tadmor.model.codings import Coding
from tadmor.model.rulings import Grading, Placing, Ruling, RulingKind, RulingRow
from tadmor.model.values import value
from tadmor.pipeline.coder import Coder
from tadmor.pipeline.codings import told_rows
from tadmor.pipeline.collect import gather
from tadmor.pipeline.dossier import dossier, page
from tadmor.pipeline.estimates import estimate_without
from tadmor.pipeline.judge import of_places
from tadmor.pipeline.reread import reread
from tadmor.progress import Silence
from tadmor.store.case import Case
from tadmor.web.answers import Answer, answered, refused
from tadmor.web.documents import MOST, Intake
from tadmor.web.questions import Questions

LONGEST: Final = 64 * 1024  # bytes of one request: a reason is a few sentences
NAME, REASON, IDS = 80, 4000, 100
# The most bytes of a request, and what answers it.
Door: TypeAlias = tuple[int, Callable[[bytes], Answer]]


@value
class Asked:
    """What a page asks to be recorded; which of the fields count depends on the kind."""

    kind: RulingKind
    ids: tuple[str, ...] = ()
    by: str
    reason: str | None = None
    grade: str | None = None
    name: str | None = None
    placing: Placing | None = None
    coding: Coding | None = None
    hidden: bool = False


class Desk:
    """A case that is reviewed in a page: one ruling is recorded at a time."""

    def __init__(self, case: Case, boards: Sequence[Path] = ()) -> None:
        """Make up the token that only this server's page knows."""
        self.case, self.token = case, secrets.token_urlsafe(32)
        self.boards = tuple(boards)
        self._lock = Lock()
        questions, intake = Questions(case), Intake(case)
        self.doors: Mapping[str, Door] = {
            "/rulings": (LONGEST, self.answer),
            "/questions": (LONGEST, questions.answer),
            "/documents": (MOST, intake.answer),
        }
        self.shown = {"/dossier.json": self.data, "/documents.json": intake.progress}

    def page(self) -> str:
        """Give the page, with the token in it."""
        return page(self.case, token=self.token, boards=self.boards)

    def data(self, viewer: str = "") -> str:
        """Give the dossier as it is now to somebody, as JSON; "" has not said who he is."""
        return packed(dossier(self.case, boards=self.boards, viewer=viewer))

    def estimate(self, without: Sequence[str]) -> str:
        """Give the model estimate without some originating sources, as JSON."""
        whole = gather(self.case).without_rejected()
        return msgspec.json.encode(estimate_without(whole, tuple(without))).decode()

    def refusal(self, headers: Message, longest: int = LONGEST) -> Answer | None:
        """Say why a request is not even read, if so; `longest` is in bytes."""
        if headers.get("Origin") != f"http://{headers.get('Host')}":
            return refused(HTTPStatus.FORBIDDEN, "only this server's own page may send this")
        token = (headers.get("X-Tadmor-Token") or "").encode()
        if not secrets.compare_digest(token, self.token.encode()):
            return refused(HTTPStatus.FORBIDDEN, "the page is of an earlier server; load it again")
        if (headers.get("Content-Type") or "").partition(";")[0].strip() != "application/json":
            return refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "what a page sends is JSON")
        length = headers.get("Content-Length") or ""
        if not (length.isascii() and length.isdigit()):
            return refused(HTTPStatus.LENGTH_REQUIRED, "the request does not say how long it is")
        if len(length) > 9 or int(length) > longest:
            return refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "that is too long to be sent here")
        return None

    def answer(self, body: bytes) -> Answer:
        """Record what a request asks for; answer with every ruling of the case, or a sentence."""
        return answered(body, Asked, self._ruled)

    def _ruled(self, asked: Asked) -> Mapping[str, object]:
        with self._lock:
            return {"rulings": self._rule(asked)}

    def _rule(self, asked: Asked) -> tuple[RulingRow, ...]:
        reason = (asked.reason or "").strip() or None
        if len(asked.by) > NAME or len(reason or "") > REASON or len(asked.ids) > IDS:
            raise UsageError("the name, the reason or the list of ids is too long")
        made = _made(Coder(self.case, asked.by, reason), asked)
        if of_places(self.case, made):
            reread(self.case, Silence())
        return told_rows(self.case, asked.by)


def _made(bench: Coder, asked: Asked) -> tuple[Ruling, ...]:  # noqa: PLR0911 - a line a kind
    if (made := _coded(bench, asked)) is not None:
        return made
    match asked.kind, asked.ids:
        case "place", _ if asked.name and asked.placing:
            return bench.place(asked.name, asked.placing)
        case ("same" | "different") as kind, (one, other):
            return bench.identity(kind, one, other)
        case "grade", (one,) if asked.grade:
            return bench.grade(one, asked.grade, Grading())
        case ("against-interest" | "not-against-interest") as kind, (_, *_):
            return bench.interest(kind, asked.ids)
        case ("accept" | "reject" | "note") as kind, (_, *_):
            return bench.each(kind, asked.ids)
        case "undo", (_, *_):
            return bench.undo(asked.ids)
        case _:
            raise UsageError(f"{asked.kind}: the request does not say all that this ruling needs")


def _coded(bench: Coder, asked: Asked) -> tuple[Ruling, ...] | None:
    match asked.kind, asked.ids:
        case "code", _ if asked.coding:
            return bench.code((asked.coding,))
        case "blind", coders if asked.name:
            return bench.blind(asked.name, coders, hidden=asked.hidden)
        case "done", (round_id,):
            return bench.done(round_id)
        case "settle", (_, *_):
            return bench.settle(asked.ids, asked.coding)
        case _:
            return None
