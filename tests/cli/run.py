"""Running `tadmor` as a user does: a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

FAST = {"TADMOR_THREADS": "1"}


def tadmor(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command and wait for it."""
    return subprocess.run(
        [sys.executable, "-m", "tadmor", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, **FAST},
        timeout=120,
    )
