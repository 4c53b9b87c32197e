"""How long work tells that it goes on: a protocol, and the silence that is its default.

Only `cli` draws anything; everything below it is handed a `Progress`.
"""

from types import TracebackType
from typing import Protocol


class Progress(Protocol):
    """Something to tell of work: how much there is, each piece done, each piece that failed."""

    def __enter__(self) -> "Progress":
        """Begin."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End, however it ended."""
        ...

    def start(self, total: int, what: str) -> None:
        """Say how many pieces of what there will be."""
        ...

    def done(self, name: str) -> None:
        """Say that one more piece is done."""
        ...

    def say(self, sentence: str) -> None:
        """Say one sentence, such as why a piece could not be read."""
        ...


class Silence:
    """Tells nothing."""

    def __enter__(self) -> Progress:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End."""

    def start(self, total: int, what: str) -> None:
        """Ignore."""

    def done(self, name: str) -> None:
        """Ignore."""

    def say(self, sentence: str) -> None:
        """Ignore."""
