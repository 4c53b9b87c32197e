"""A sheet (CSV, also gzipped) row by row, each exactly as it stands in the file.

Nothing of the file is trusted: what is cut short, is no sheet, or is one endless line ends in one
sentence that says where.
"""

import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple, cast

from tadmor.errors import InputError

GZIP = b"\x1f\x8b"
LONGEST = 1 << 20  # characters of a line at most


class Row(NamedTuple):
    """A row: the line it begins on, its exact words, and its cells."""

    line: int
    text: str
    cells: Sequence[str]


def digest(path: Path) -> str:
    """Hash a file as it was received; InputError where it cannot be read."""
    with _told(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rows(path: Path) -> Iterator[Row]:
    """Give the rows of a sheet, its head first; InputError where it breaks off or is none."""
    with _told(path), path.open("rb") as packed:
        plain = _unpacked(packed)
        with io.TextIOWrapper(plain, encoding="utf-8-sig", newline="") as file:
            lines = _Lines(path, file)
            reader = csv.reader(lines, strict=True)
            while (cells := next(reader, None)) is not None:
                row = Row(lines.begun, lines.taken(), cells)
                if row.cells:
                    yield row


def cells_of(text: str) -> list[str]:
    """Give the cells of a row that was kept as it stands."""
    return next(csv.reader(io.StringIO(text, newline="")), [])


def _unpacked(packed: IO[bytes]) -> IO[bytes]:
    start = packed.read(len(GZIP))
    packed.seek(0)
    return cast("IO[bytes]", gzip.open(packed, "rb")) if start == GZIP else packed


class _Lines:
    """The lines of a file, which remembers those that the row at hand is made of."""

    def __init__(self, path: Path, file: IO[str]) -> None:
        self._path, self._file = path, file
        self._number = 0
        self._held: list[str] = []

    @property
    def begun(self) -> int:
        """The number of the line on which the row at hand begins."""
        return self._number - len(self._held) + 1

    def taken(self) -> str:
        """Give the words of the row at hand, and begin another."""
        words = "".join(self._held).rstrip("\r\n")
        self._held = []
        return words

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(LONGEST):
            self._number += 1
            self._held.append(line)
            if len(line) == LONGEST and not line.endswith("\n"):
                raise InputError(
                    self._path,
                    f"line {self._number} is longer than {LONGEST:,} characters",
                    "give a sheet with a row a line",
                )
            yield line


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what goes wrong in reading into one sentence."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        problem = f"the packed file is cut short or damaged ({error})"
        raise InputError(path, problem, "fetch it again") from error
    except UnicodeDecodeError as error:
        raise InputError(path, "it is not UTF-8 text", "save it as CSV in UTF-8") from error
    except csv.Error as error:
        raise InputError(
            path, f"it is not a sound CSV sheet ({error})", "fetch it again"
        ) from error
    except OSError as error:
        raise InputError(
            path, f"it cannot be opened ({error.strerror})", "check its path"
        ) from error
