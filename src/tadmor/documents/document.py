"""The doors of the stage: one file, or the bytes of one, becomes one document."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tadmor.documents.capture import Captured, capture, captured
from tadmor.documents.sidecar import beside, checked_options, is_sidecar, merged, stated
from tadmor.documents.text import EXTRACTOR, plain_text
from tadmor.errors import InputError
from tadmor.model.document import Document, document_id

TEXT_SUFFIXES = frozenset({".txt", ".md"})
SUFFIXES = TEXT_SUFFIXES | {".html", ".htm"}


class Extracted(NamedTuple):
    """What an extractor makes of a file's bytes: a text, and the facts that a page declares."""

    text: str
    declared: Mapping[str, str]
    extractor: str


def load(path: Path, overrides: Mapping[str, str] | None = None) -> Document:
    """Read one file and the sidecar beside it; `overrides` are facts from the command's options.

    Raises InputError for a file or a sidecar that cannot be read, and UsageError for an override
    that is no fact or has no possible value. Nothing is ever written.
    """
    options = checked_options(overrides or {})
    if path.suffix.lower() not in SUFFIXES and not path.is_dir():  # `capture` says what that is
        if is_sidecar(path):
            raise InputError(path, "is a sidecar, not a document", "give the document beside it.")
        _require_readable_kind(path)
    return _document(capture(path), beside(path), options)


def receive(
    name: str, data: bytes, sidecar: bytes | None, overrides: Mapping[str, str]
) -> Document:
    """Make a document of bytes that came without a file, such as those dropped on the page.

    `name` is only a name: no file is looked for, none is written. The bytes of a sidecar may come
    with it; what is raised is what `load` raises.
    """
    path, options = Path(name), checked_options(overrides)
    _require_readable_kind(path)
    facts = {} if sidecar is None else stated(path.with_suffix(".toml"), sidecar)
    return _document(captured(path, data), facts, options)


def _document(
    captured: Captured, sidecar: Mapping[str, str], options: Mapping[str, str]
) -> Document:
    path, sha256 = captured.path, captured.sha256
    found = extract(path, captured.data)
    return Document(
        id=document_id(sha256, found.extractor),
        extractor=found.extractor,
        received=captured.data,
        text=found.text,
        facts=merged(_name(path), sha256, found.declared, sidecar, options),
    )


def extract(path: Path, data: bytes) -> Extracted:
    """Give the text of bytes that came under a name; its ending says which extractor to use."""
    if path.suffix.lower() in TEXT_SUFFIXES:
        return Extracted(plain_text(path, data), {}, EXTRACTOR)
    from tadmor.documents.html import read_page  # noqa: PLC0415 - lxml and trafilatura are slow

    return Extracted(*read_page(path, data))


def _require_readable_kind(path: Path) -> None:
    if path.suffix.lower() in SUFFIXES:
        return
    kind = f"{path.suffix} files are not read" if path.suffix else "has a name without an ending"
    raise InputError(path, kind, "give .txt, .md, .html or .htm.")


def _name(path: Path) -> str:
    """Give the file's name as text that can be stored, though its bytes need not be UTF-8."""
    return os.fsencode(path.name).decode("utf-8", "replace")
