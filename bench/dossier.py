"""The dossier of a large case: seconds for each part, bytes of the page, the cost of a ruling.

    python bench/dossier.py [--documents 300] [--keep FOLDER] [--page FILE]

The case is that of `large_case.py`: 300 documents and some 5,000 claims. With `--keep` it stays in
FOLDER and is not read again; `--page` writes the page, for measuring it in a browser.
"""

import argparse
import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from large_case import make

from tadmor.comparison.conflicts import disagreements
from tadmor.comparison.corroboration import corroboration
from tadmor.comparison.laundering import laundering
from tadmor.comparison.proofs import proofs
from tadmor.comparison.relations import relations
from tadmor.comparison.sources import sources
from tadmor.dossier.page import packed, render
from tadmor.model.collection import Collection
from tadmor.pipeline.collect import gather
from tadmor.pipeline.dossier import dossier
from tadmor.store.case import Case
from tadmor.synthesis.control import control
from tadmor.synthesis.figures import figures
from tadmor.synthesis.timeline import timeline
from tadmor.web.rulings import Desk

Thing = TypeVar("Thing")
PARTS: dict[str, Callable[[Collection], object]] = {
    "control": control,
    "disagreements": disagreements,
    "figures": figures,
    "proofs": proofs,
    "relations": relations,
    "laundering": laundering,
    "sources": sources,
    "corroboration": lambda whole: tuple(corroboration(whole)),
    "timeline": timeline,
}


def timed(name: str, work: Callable[[], Thing]) -> Thing:
    """Do a piece of work and print how long it took, and how many rows it gave."""
    began = time.perf_counter()
    done = work()
    spent = time.perf_counter() - began
    rows = f"{len(done):7,} rows" if isinstance(done, tuple) else ""
    print(f"{name:24} {spent:8.2f} s {rows}", flush=True)
    return done


def measure(path: Path, page: Path | None) -> None:
    """Print the seconds of each part, of the whole, and of a ruling with what follows from it."""
    with Case(path) as case:
        whole = timed("gathered", lambda: gather(case)).without_rejected()
        print(f"{len(whole.sources)} documents, {len(whole.claims)} claims")
        for name, part in PARTS.items():
            timed(name, lambda part=part: part(whole))
        made = timed("the dossier", lambda: dossier(case))
        for name, value in sorted(_sizes(made).items(), key=lambda pair: -pair[1])[:8]:
            print(f"    {name:20} {value / 1e6:8.2f} MB")
        html = render(made)
        print(f"{'the page':24} {len(html.encode()) / 1e6:8.2f} MB")
        if page:
            page.write_text(html, "utf-8", newline="")
        _ruled(case)


def _ruled(case: Case) -> None:
    """Rule twice as the page does; the second one meets what the first has left behind."""
    desk = Desk(case)
    timed("the page's data", desk.data)
    for claim in json.loads(desk.data())["claims"][:2]:
        asked = {"kind": "accept", "ids": [claim["id"]], "by": "bench"}
        timed("a ruling", lambda asked=asked: desk.answer(json.dumps(asked).encode())[1])
        timed("what follows from it", desk.data)


def _sizes(made: object) -> dict[str, int]:
    held = json.loads(packed(made))
    return {name: len(json.dumps(rows).encode()) for name, rows in held.items()}


def main() -> None:
    """Make the case and measure."""
    parser = argparse.ArgumentParser(description="The dossier of a large case.")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--page", type=Path)
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        measure(timed("read", lambda: make(folder, options.documents)), options.page)


if __name__ == "__main__":
    main()
