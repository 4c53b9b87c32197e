"""Documents dropped on the page or pasted into it: read one after the other, in the background."""

from collections import deque
from collections.abc import Mapping
from dataclasses import field, replace
from http import HTTPStatus
from threading import Lock, Thread
from typing import Final, Literal, TypeAlias

import msgspec

from tadmor.documents.sidecar import checked_options
from tadmor.errors import TadmorError, UsageError
from tadmor.model.values import value
from tadmor.pipeline.receive import Parcel, pasted_name, receive, safe_name
from tadmor.store.case import Case
from tadmor.web.answers import Answer, answered, refused

LARGEST: Final = 25_000_000  # bytes of one document; `tadmor add` reads larger ones
MOST: Final = LARGEST * 4 // 3 + 200_000  # bytes of a request: base64, and the facts beside it
WAITING: Final = 40  # documents that may wait at a time; the page sends the others later
KEPT: Final = 2_000  # of which the progress can be asked
FACTS: Final = frozenset({"title", "publisher", "author", "published", "url", "language"})

State: TypeAlias = Literal["waiting", "reading", "added", "known", "unread"]


@value
class Sent:
    """What a page sends: a file by its name and bytes (base64), or a text that was pasted."""

    name: str = ""
    data: bytes = b""
    text: str | None = None
    sidecar: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@value
class Incoming:
    """How far one document is. `sentence` says why it could not be read, or what could not."""

    number: int
    name: str
    state: State
    sha256: str | None = None
    claims: int = 0
    sentence: str | None = None


class Intake:
    """What comes into a case through its page. One thread reads, so that a name is taken once."""

    def __init__(self, case: Case) -> None:
        """Take the case that documents go into; nothing runs until one comes."""
        self.case = case
        self._lock = Lock()
        self._waiting: deque[tuple[int, Parcel]] = deque()
        self._rows: dict[int, Incoming] = {}
        self._count = 0
        self._is_reading = False

    def answer(self, body: bytes) -> Answer:
        """Take a document in; answer with its number, under which its progress is told."""
        if len(self._waiting) >= WAITING:
            return refused(HTTPStatus.TOO_MANY_REQUESTS, "many documents wait; send it later")
        return answered(body, Sent, self._take)

    def progress(self) -> str:
        """Give how far every document is, as JSON."""
        with self._lock:
            rows = tuple(self._rows.values())
        return msgspec.json.encode({"documents": rows}).decode()

    def _take(self, sent: Sent) -> Mapping[str, object]:
        parcel = _parcel(sent)
        with self._lock:
            self._count += 1
            number = self._count
            name = safe_name(parcel.name)
            self._rows[number] = Incoming(number=number, name=name, state="waiting")
            self._rows.pop(number - KEPT, None)
            self._waiting.append((number, parcel))
            if not self._is_reading:
                self._is_reading = True
                # What it writes is whole or not there at all, so a stopped server can drop it.
                Thread(target=self._read_all, daemon=True).start()
        return {"number": number}

    def _read_all(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._is_reading = False
                    return
                number, parcel = self._waiting.popleft()
                self._rows[number] = replace(self._rows[number], state="reading")
            row = _read(self.case, self._rows[number], parcel)
            with self._lock:
                self._rows[number] = row


def _parcel(sent: Sent) -> Parcel:
    """Make a parcel of what was sent; UsageError if it is too large or states no such facts."""
    if unknown := set(sent.facts) - FACTS:
        raise UsageError(f"{', '.join(sorted(unknown))}: no such fact")
    facts = {name: words for name, words in sent.facts.items() if words.strip()}
    try:
        checked_options(facts)
    except UsageError as error:  # it names an option, which the page has not
        raise UsageError(str(error).removeprefix("--")) from error
    if sent.text is None:
        name, data = sent.name, sent.data
    else:
        # Said once in the record: nobody can look for a file that never was.
        name, data = pasted_name(facts.get("title")), sent.text.encode()
    if len(data) > LARGEST:
        raise UsageError(f"more than {LARGEST:,} bytes: add it with `tadmor add CASE FILE`")
    sidecar = None if sent.sidecar is None else sent.sidecar.encode()
    return Parcel(name=name, data=data, sidecar=sidecar, facts=facts)


def _read(case: Case, row: Incoming, parcel: Parcel) -> Incoming:
    try:
        taken = receive(case, parcel)
    except TadmorError as error:
        return replace(row, state="unread", sentence=str(error))
    except Exception as error:  # noqa: BLE001 - the next document is read all the same
        bug = f"a bug of ours ({type(error).__name__}: {error}); please report it"
        return replace(row, state="unread", sentence=bug)
    return replace(
        row,
        name=taken.name,
        state="added" if taken.is_new else "known",
        sha256=taken.sha256,
        claims=taken.claims,
        sentence=" ".join(taken.limits) or None,
    )
