"""Everything that Tadmor raises on purpose, each with its exit code.

TadmorError          70 a bug of ours, unless a subclass says better
├── UsageError        2 the command's words do not fit
├── InputError        3 a document could not be read
├── CaseError         4 the case file
└── NetworkError      5 the network
"""

from pathlib import Path
from typing import ClassVar


class TadmorError(Exception):
    """One clear sentence: what is wrong, where, and what to do."""

    exit_code: ClassVar[int] = 70


class UsageError(TadmorError):
    """The command's words do not fit together."""

    exit_code = 2


class InputError(TadmorError):
    """A document could not be read. `path` is where, `problem` what, `remedy` what to do."""

    exit_code = 3

    def __init__(self, path: Path | str, problem: str, remedy: str) -> None:
        """Make the sentence from its three parts."""
        # A file's name may hold a line break; the sentence must not.
        name = "".join(
            mark if mark.isprintable() else mark.encode("unicode_escape").decode()
            for mark in str(path)
        )
        super().__init__(f"{name}: {problem}; {remedy}")
        self.path, self.problem, self.remedy = str(path), problem, remedy


class CaseError(TadmorError):
    """The case file is missing, damaged, locked, or of another version."""

    exit_code = 4


class NetworkError(TadmorError):
    """Something outside this machine did not answer."""

    exit_code = 5
