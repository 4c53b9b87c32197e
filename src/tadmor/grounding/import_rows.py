"""What an importer gives: places, other names of places, and the lines it could not use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO, TypeAlias

from tadmor.errors import InputError
from tadmor.grounding.gazetteer import KINDS
from tadmor.grounding.transliteration import fold

HEAD = 1 << 16  # characters of a head line at most: a file may be one long line


class Imported(NamedTuple):
    """A place of an imported file; `province` is the authority of the one around it."""

    authority: str
    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    country: str | None = None
    province: str | None = None
    population: int = 0
    fame: int = 0
    names: frozenset[str] = frozenset()


class OtherName(NamedTuple):
    """Another name of a place that was imported before."""

    authority: str
    name: str


Row: TypeAlias = Imported | OtherName | InputError


def pointed(authority: str, name: str, lat: float, lon: float) -> str:
    """Make the authority of a place that has no number of its own: who says so, what and where."""
    return f"{authority}:{fold(name).replace(' ', '-')}@{lat:.4f},{lon:.4f}"


def degrees(lat: object, lon: object) -> tuple[float, float]:
    """Read a latitude and a longitude; ValueError where they are none."""
    north, east = float(str(lat)), float(str(lon))
    if not (abs(north) <= 90 and abs(east) <= 180):
        raise ValueError
    return north, east


def kind_of(word: object, default: str = "town") -> str:
    """Read a kind of place; ValueError where there is no such kind."""
    kind = str(word or default)
    if kind not in KINDS:
        raise ValueError
    return kind


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Open a file of lines; InputError where it cannot be opened or is not UTF-8."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
    except OSError as error:
        problem = f"the gazetteer cannot be opened ({error.strerror})"
        raise InputError(path, problem, "check its path") from error
    except UnicodeDecodeError as error:
        raise InputError(path, "it is not UTF-8", "save it as UTF-8") from error


def misfit(path: Path, line: int, problem: str, remedy: str) -> InputError:
    """Say in one sentence why a line was left out."""
    return InputError(path, f"line {line} {problem}", remedy)


def first_line(path: Path) -> str:
    """Give the head line of a file, to tell its form by."""
    with opened(path) as file:
        return file.readline(HEAD)
