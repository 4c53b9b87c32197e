"""Facts that a text does not carry: from options, else the sidecar, else the page itself.

A sidecar is `NAME.toml` beside `NAME.*`. Dates in it are TOML dates or EDTF strings.
"""

import datetime as dt
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from tadmor.documents.capture import Captured, capture, captured
from tadmor.errors import InputError, UsageError
from tadmor.model.edtf import parse
from tadmor.model.reading import DocumentFacts

KEYS = (
    "url",
    "title",
    "publisher",
    "author",
    "published",
    "retrieved",
    "language",
    "republished_from",
    "note",
)
DATES = frozenset({"published", "retrieved"})
SIDECAR_LIMIT = 100_000
_EDTF_LENGTH = 100
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def is_sidecar(path: Path) -> bool:
    """Say whether a .toml file stands beside a document of the same name."""
    if path.suffix.lower() != ".toml":
        return False
    return any(path.with_suffix(suffix).is_file() for suffix in (".txt", ".md", ".html", ".htm"))


def beside(document: Path) -> dict[str, str]:
    """Read the sidecar of a document; no sidecar, no facts."""
    path = document.with_suffix(".toml")
    if not os.path.lexists(path):
        return {}
    return stated(path, capture(path, SIDECAR_LIMIT).data)


def stated(path: Path, data: bytes) -> dict[str, str]:
    """Read the facts in the bytes of a sidecar."""
    facts = {}
    written = _written(captured(path, data, SIDECAR_LIMIT))
    for key, content in _table(path, written).items():
        try:
            facts[key] = _checked(key, content)
        except _UnfitError as error:
            problem = f"the key {tidy(key)[:40]!r}{_line(written, key)} {error.problem}"
            raise InputError(path, problem, f"{error.remedy}.") from None
    return facts


def checked_options(options: Mapping[str, str]) -> dict[str, str]:
    """Check facts given as options by the rules of the sidecar; a bad one is a UsageError."""
    facts = {}
    for key, content in options.items():
        try:
            facts[key] = _checked(key, content)
        except _UnfitError as error:
            name = key.replace("_", "-")
            raise UsageError(f"--{name} {error.problem}; {error.remedy}.") from None
    return facts


def merged(name: str, sha256: str, *sources: Mapping[str, str]) -> DocumentFacts:
    """Put facts together; a later source stands over an earlier one."""
    facts: dict[str, str] = {}
    for source in sources:
        facts |= source
    return DocumentFacts(name=name, sha256=sha256, **facts)


def tidy(words: str) -> str:
    """Put a fact on one line, without the control characters that could move a terminal."""
    return _CONTROLS.sub("", " ".join(words.split()))


def is_address(words: str) -> bool:
    """Say whether words are a web address, which a dossier may link to."""
    return _ADDRESS.fullmatch(words) is not None


def _written(sidecar: Captured) -> str:
    try:
        return sidecar.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            sidecar.path, f"is not UTF-8 at byte {error.start}", "save it as UTF-8."
        ) from error


def _table(path: Path, written: str) -> dict[str, object]:
    try:
        return tomllib.loads(written)
    except RecursionError as error:
        raise InputError(path, "is nested too deeply", "write plain keys.") from error
    except ValueError as error:  # also a number of thousands of digits
        problem = f"is not TOML: {tidy(str(error))}"
        raise InputError(path, problem, 'write lines such as title = "…".') from error


def _line(written: str, key: str) -> str:
    """Say on which line a key stands, if it is written there plainly."""
    found = re.search(rf"^[ \t\[]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", written, re.MULTILINE)
    return f" (line {written.count(chr(10), 0, found.start()) + 1})" if found else ""


class _UnfitError(Exception):
    """A fact that cannot be taken: what is wrong with it, what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


def _checked(key: str, content: object) -> str:
    """Give a fact as a string, or raise _UnfitError."""
    if key not in KEYS:
        raise _UnfitError("is not known", f"use {', '.join(KEYS)}")
    if key in DATES:
        return _date(content)
    if not isinstance(content, str):
        raise _UnfitError("is not a string", "put it in quotation marks")
    words = tidy(content)
    if not words:
        raise _UnfitError("is empty", "give it a value or leave it out")
    if key == "url" and not is_address(words):
        raise _UnfitError("is not a web address", "begin it with http:// or https://")
    if key == "language" and not _LANGUAGE.fullmatch(words):
        raise _UnfitError("is not a language tag", "write it as en, ar or pt-BR")
    return words


def _date(content: object) -> str:
    """Give a date as EDTF; a TOML clock time keeps its minutes and its zone."""
    how = "write it as 2016-05-05, 2016-05 or another EDTF date"
    if isinstance(content, dt.datetime):
        return content.isoformat(timespec="minutes")
    if isinstance(content, dt.date):
        return content.isoformat()
    if not isinstance(content, str):
        raise _UnfitError("is not a date", how)
    words = content.strip()
    if not _is_edtf(words):
        raise _UnfitError(f"is {tidy(words)[:40]!r}, which is not a date", how)
    return words


def _is_edtf(words: str) -> bool:
    if len(words) > _EDTF_LENGTH:
        return False
    try:
        parse(words)
    except ValueError:
        return False
    return True
