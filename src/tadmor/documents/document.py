"""The door of the stage: one file becomes one document."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tadmor.documents.capture import capture
from tadmor.documents.sidecar import beside, checked_options, is_sidecar, merged
from tadmor.documents.text import EXTRACTOR, plain_text
from tadmor.errors import InputError
from tadmor.model.document import Document, document_id

TEXT_SUFFIXES = frozenset({".txt", ".md"})
PAGE_SUFFIXES = frozenset({".html", ".htm"})


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
    _require_readable_kind(path)
    captured = capture(path)
    sidecar = beside(path)
    found = extract(path, captured.data)
    return Document(
        id=document_id(captured.sha256, found.extractor),
        extractor=found.extractor,
        received=captured.data,
        text=found.text,
        facts=merged(_name(path), captured.sha256, found.declared, sidecar, options),
    )


def extract(path: Path, data: bytes) -> Extracted:
    """Give the text of bytes that came under a name; its ending says which extractor to use."""
    if path.suffix.lower() in TEXT_SUFFIXES:
        return Extracted(plain_text(path, data), {}, EXTRACTOR)
    from tadmor.documents.html import read_page  # noqa: PLC0415 - lxml and trafilatura are slow

    return Extracted(*read_page(path, data))


def _require_readable_kind(path: Path) -> None:
    if path.suffix.lower() in TEXT_SUFFIXES | PAGE_SUFFIXES or path.is_dir():
        return
    if is_sidecar(path):
        raise InputError(path, "is a sidecar, not a document", "give the document beside it.")
    kind = f"{path.suffix} files are not read" if path.suffix else "has a name without an ending"
    raise InputError(path, kind, "give .txt, .md, .html or .htm.")


def _name(path: Path) -> str:
    """Give the file's name as text that can be stored, though its bytes need not be UTF-8."""
    return os.fsencode(path.name).decode("utf-8", "replace")
