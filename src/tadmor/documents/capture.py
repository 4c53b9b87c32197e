"""A file's bytes, exactly as received, with their hash.

Only regular files are read, and nothing here can hang: a pipe or a device is told apart before
it is opened, and opened without waiting should it take the file's place in between.
"""

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import NoReturn

from tadmor.errors import InputError
from tadmor.model.values import value

FILE_LIMIT = 200_000_000
_READ_ONLY = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)  # Windows would otherwise translate line ends
)
_KINDS = {
    stat.S_IFDIR: ("is a directory", "name the files in it."),
    stat.S_IFIFO: ("is a pipe, not a file", "write what it holds to a file and give that."),
    stat.S_IFSOCK: ("is a socket, not a file", "give a file."),
    stat.S_IFCHR: ("is a device, not a file", "give a file."),
    stat.S_IFBLK: ("is a device, not a file", "give a file."),
}
_FAILURES = {
    errno.ENOENT: ("does not exist", "check the name."),
    errno.ENOTDIR: ("does not exist, for part of its path is a file", "check the name."),
    errno.ELOOP: ("is a symbolic link that leads back to itself", "give the file it stands for."),
    errno.EACCES: ("may not be read by this user", "ask its owner, or run chmod +r on it."),
    errno.EPERM: ("may not be read by this user", "ask its owner, or run chmod +r on it."),
    errno.ENAMETOOLONG: ("has a name that is too long for this system", "rename it."),
}


@value
class Captured:
    """The bytes of one file and the SHA-256 of exactly those bytes."""

    path: Path
    data: bytes
    sha256: str


def capture(path: Path, limit: int = FILE_LIMIT) -> Captured:
    """Read a regular file of 1 to `limit` bytes; anything else is an InputError."""
    try:
        data = _read(path, limit)
    except (OSError, ValueError) as error:
        _refuse(path, error)
    return captured(path, data, limit)


def captured(path: Path, data: bytes, limit: int = FILE_LIMIT) -> Captured:
    """Take bytes as they came, 1 to `limit` of them; anything else is an InputError."""
    if not data:
        raise InputError(path, "is empty", "give a file with text in it.")
    if len(data) > limit:
        size = f"{limit:,} bytes"
        raise InputError(path, f"is larger than {size}, the most that is read", "split it.")
    return Captured(path=path, data=data, sha256=hashlib.sha256(data).hexdigest())


def _read(path: Path, limit: int) -> bytes:
    """Give the file's first `limit` bytes and one more, which shows that it is too large."""
    _require_regular(path, path.stat().st_mode)
    with os.fdopen(os.open(path, _READ_ONLY), "rb") as file:
        _require_regular(path, os.fstat(file.fileno()).st_mode)
        return file.read(limit + 1)


def _require_regular(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        problem, remedy = _KINDS.get(stat.S_IFMT(mode), ("is not a file", "give a file."))
        raise InputError(path, problem, remedy)


def _refuse(path: Path, error: OSError | ValueError) -> NoReturn:
    """Turn what the system says into a sentence; a ValueError is a name with a NUL in it."""
    if isinstance(error, OSError):
        reason = (error.strerror or "unknown reason").lower()
        otherwise = (f"could not be read ({reason})", "check the disk, or copy the file.")
        problem, remedy = _FAILURES.get(error.errno or 0, otherwise)
    else:
        problem, remedy = "is not a possible file name", "check the name."
    raise InputError(path, problem, remedy) from error
