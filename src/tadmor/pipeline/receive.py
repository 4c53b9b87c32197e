"""Bytes that came without a file, such as those dropped on the page, into a case.

They are read as `tadmor add` reads files, and written in one transaction: a document that came is
whole in the case or not at all. Nothing is written anywhere else.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from pathlib import PurePosixPath

from tadmor.documents import receive as document_of
from tadmor.model.values import value
from tadmor.pipeline.read import step
from tadmor.pipeline.reread import own_places, reading_for
from tadmor.store.case import Case

# Under this folder of the case, which need not exist: no file of it is taken for another version.
FOLDER = "dropped"
LONGEST = 120
PASTED = "pasted.txt"
SEPARATORS = re.compile(r"[/\\:]")


@value
class Parcel:
    """One document as it came: its name, its bytes, the bytes of its sidecar, and other facts."""

    name: str
    data: bytes
    sidecar: bytes | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@value
class Taken:
    """What became of a parcel: its name in the case, the hash of its bytes, what was read in it.

    `is_new` is False where these very bytes were in the case; `limits` say what could not be read.
    """

    name: str
    sha256: str
    is_new: bool
    claims: int = 0
    limits: tuple[str, ...] = ()


def receive(case: Case, parcel: Parcel) -> Taken:
    """Read a parcel and add it; InputError if it cannot be read."""
    name = safe_name(parcel.name)
    document = document_of(name, parcel.data, parcel.sidecar, parcel.facts)
    sha256, live = document.facts.sha256, case.live()
    if document.id in live:
        return Taken(name=live[document.id], sha256=sha256, is_new=False)
    name = free_name(name, live.values())
    document = replace(document, facts=replace(document.facts, name=name))
    own = own_places(case)
    reading = reading_for(case, document, own)
    case.put(case.path.parent / FOLDER / name, document, reading, step(own))
    if reading is None:  # it was read before, and another version came after it
        return Taken(name=name, sha256=sha256, is_new=True)
    held = len(reading.claims)
    return Taken(name=name, sha256=sha256, is_new=True, claims=held, limits=reading.limits)


def safe_name(name: str) -> str:
    """Give a name that is only a name: no folder, no mark that steers a terminal or a line."""
    last = SEPARATORS.split(name)[-1]
    shown = "".join(mark for mark in last if unicodedata.category(mark)[0] != "C")
    bare = PurePosixPath(" ".join(shown.split()).lstrip(". ") or "document.txt")
    return bare.stem[: LONGEST - len(bare.suffix[:20])] + bare.suffix[:20]


def free_name(name: str, taken: Iterable[str]) -> str:
    """Give a name that no other document has: rows of the tables tell documents by it."""
    held, path, number = set(taken), PurePosixPath(name), 1
    while name in held:
        number += 1
        name = f"{path.stem} ({number}){path.suffix}"
    return name


def pasted_name(title: str | None) -> str:
    """Name a pasted text after its title."""
    words = re.findall(r"[^\W_]+", title or "")
    return f"{'-'.join(words)[: LONGEST - 20].casefold()}.txt" if words else PASTED
