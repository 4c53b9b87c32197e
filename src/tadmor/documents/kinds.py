"""What a file really is, by its first bytes, whatever its name says."""

import re
from pathlib import Path

from tadmor.errors import InputError

_PRINT = "save its text as .txt, or the page it came from as .html."
_UNPACK = "unpack it and give what is inside."
_TRANSCRIBE = "transcribe its words into a .txt file."
# First bytes that no text begins with, what the file is, and what to do.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save its text as .txt."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "save its text as .txt."),
    (b"{\\rtf", "a rich text (RTF) file", "save its text as .txt."),
    (b"%!PS", "a PostScript file", _PRINT),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh91AY&SY", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", _TRANSCRIBE),
    (b"\xff\xd8\xff", "a JPEG picture", _TRANSCRIBE),
    (b"GIF87a", "a GIF picture", _TRANSCRIBE),
    (b"GIF89a", "a GIF picture", _TRANSCRIBE),
    (b"II*\x00", "a TIFF picture", _TRANSCRIBE),
    (b"MM\x00*", "a TIFF picture", _TRANSCRIBE),
    (b"OggS\x00", "a sound or a film", _TRANSCRIBE),
    (b"SQLite format 3\x00", "an SQLite database", "export its text as .txt."),
    (b"\x7fELF", "a program", "give a document."),
    (b"MZ\x90\x00", "a program", "give a document."),
)
# A PDF may begin with other bytes; readers look this far for its header (ISO 32000-2, annex I).
_PDF_ZONE = 1024
_HTML = re.compile(
    # The groups are atomic: a row of comments could otherwise be divided in very many ways.
    rb"(?:\xef\xbb\xbf)?\s*+(?><\?xml[^>]{0,200}>\s*)?+(?>(?><!--.{0,2000}?-->)\s*){0,5}+"
    rb"<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def require_text(path: Path, data: bytes) -> None:
    """Refuse bytes that begin as a known format which is not text does."""
    header = data.find(b"%PDF-", 0, _PDF_ZONE)
    if header == 0 or (header > 0 and b"endobj" in data):
        raise InputError(path, "is a PDF file, whatever its name says", _PRINT)
    for start, kind, remedy in _SIGNATURES:
        if data.startswith(start):
            raise InputError(path, f"is {kind}, whatever its name says", remedy)


def looks_like_html(data: bytes) -> bool:
    """Say whether bytes begin as a web page does."""
    return _HTML.match(data[:16384]) is not None
