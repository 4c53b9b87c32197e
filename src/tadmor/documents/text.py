"""Plain text: bytes decoded as UTF-8 with nothing changed, or refused with the remedy."""

import codecs
import re
from pathlib import Path
from typing import NoReturn

from tadmor.documents import encoding, kinds
from tadmor.errors import InputError

EXTRACTOR = "text/1"
TEXT_LIMIT = 5_000_000
_LETTER = re.compile(r"[^\W\d_]")
# Control characters that no text has but by accident; tab and the line and page ends are text.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
_BINARY_SHARE = 0.01


def plain_text(path: Path, data: bytes) -> str:
    """Give the text of a .txt or .md file. A byte order mark is removed; nothing else changes."""
    kinds.require_text(path, data)
    if kinds.looks_like_html(data):
        raise InputError(
            path, "is a web page, not plain text", "rename it so that it ends in .html."
        )
    return require_words(path, decode_utf8(path, data))


def decode_utf8(path: Path, data: bytes) -> str:
    """Decode UTF-8 strictly; anything else is refused with the likely encoding and the byte."""
    if len(data) > 4 * TEXT_LIMIT:  # no character takes more than four bytes
        raise _too_long(path)
    if name := encoding.wide(data):
        _refuse_encoding(path, name, 0 if name in {"UTF-16", "UTF-32"} else data.index(0))
    _refuse_binary(path, data)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data"
        _refuse_invalid(path, data, error.start + len(data) - len(error.object), cut=cut)


def require_words(path: Path, text: str) -> str:
    """Give back a text of at most TEXT_LIMIT code points that holds at least one letter."""
    if len(text) > TEXT_LIMIT:
        raise _too_long(path)
    if not _LETTER.search(text):
        raise InputError(path, "has no text: not one letter", "give a file with words in it.")
    return text


def _too_long(path: Path) -> InputError:
    problem = f"has more than {TEXT_LIMIT:,} characters, the most that one document may have"
    return InputError(path, problem, "split it into several files.")


def _refuse_binary(path: Path, data: bytes) -> None:
    """Refuse NULs, and control characters where they are too many to be a slip."""
    if (nul := data.find(0)) >= 0:
        raise InputError(
            path, f"has a NUL at byte {nul}, so it is not text", "give its text as UTF-8."
        )
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _BINARY_SHARE * len(data):
        problem = f"is binary data, not text ({controls:,} control characters)"
        raise InputError(path, problem, "give its text as UTF-8.")


def _refuse_invalid(path: Path, data: bytes, position: int, *, cut: bool) -> NoReturn:
    """Refuse bytes that are not UTF-8: cut short, damaged in places, or in another encoding."""
    replaced = data.decode("utf-8", "replace")
    damage = replaced.count("\ufffd")
    sound = len(replaced) - len(replaced.encode("ascii", "ignore")) - damage
    if sound <= damage:  # in another encoding hardly any character is UTF-8 by accident
        _refuse_encoding(path, encoding.likely(data, position), position)
    if cut:
        problem = f"ends in the middle of a UTF-8 character (byte {position})"
        raise InputError(path, problem, "get the whole file again.")
    problem = f"is UTF-8 with damage, first at byte {position}"
    raise InputError(path, problem, "get the file again, or correct it in an editor.")


def _refuse_encoding(path: Path, name: str, position: int) -> NoReturn:
    problem = f"is not UTF-8 from byte {position} on, but probably {name}"
    raise InputError(path, problem, f"convert it with: iconv -f {name} -t UTF-8 OLD > NEW.")
