"""How long `tadmor explain` takes: ten hypotheses over a case of some five hundred claims.

`python bench/explain.py` makes the case in a scratch folder (which takes longer than what is
measured), weighs a board of ten hypotheses and forty observations, and says how long each part
took; with the command as a person runs it beside.
"""

import subprocess
import sys
import time
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from tadmor.model.explanations import ItemRow
from tadmor.pipeline.add import add
from tadmor.pipeline.collect import gather
from tadmor.pipeline.explain import explain
from tadmor.progress import Silence
from tadmor.store.case import Case

TOWNS = "Palmyra Aleppo Homs Raqqa Idlib Hama Daraa Manbij Azaz Sukhnah".split()
FORCES = ("the army", "the rebels", "the militia", "the guards")
SPEAKERS = (
    "The governor of Homs",
    "The Syrian Observatory for Human Rights",
    "The Defence Ministry",
    "Amaq",
    "A spokesman of the militia",
)
DEEDS = ("had captured", "had attacked", "had left", "held")
LINKS = ("entails", "expects", "unexpected", "excludes")


def main() -> None:
    """Make the case and the board, and measure."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with Case(folder / "bench.tadmor", create=True) as case:
            add(case, documents(folder), {}, Silence())
            path = board(folder)
            claims = len(gather(case).claims)
            explain(case, path)
            start, busy = time.perf_counter(), time.process_time()
            rows = explain(case, path)
            took, spent = time.perf_counter() - start, time.process_time() - busy
        items = sum(isinstance(row, ItemRow) for row in rows)
        command = [sys.executable, "-m", "tadmor", "explain", str(folder / "bench.tadmor")]
        start = time.perf_counter()
        subprocess.run([*command, str(path), "--format", "jsonl"], check=True, capture_output=True)
        whole = time.perf_counter() - start
    print(f"{claims} claims, 10 hypotheses, {items} items, {len(rows)} rows")
    print(f"weighed in {took:.2f} s, {spent:.2f} of them busy; as a command in {whole:.2f} s")


def documents(folder: Path) -> list[Path]:
    """Write twenty-five documents of twenty claims each."""
    deeds = list(product(SPEAKERS, FORCES, DEEDS, TOWNS))
    paths = []
    for number in range(25):
        told = deeds[number::25][:20]
        lines = [
            f"{who} said that {force} {deed} {town} on {1 + at} May 2016."
            for at, (who, force, deed, town) in enumerate(told)
        ]
        path = folder / f"page-{number:02}.txt"
        path.write_text("\n\n".join(lines), encoding="utf-8")
        path.with_suffix(".toml").write_text(
            f'published = 2016-06-{1 + number:02}\npublisher = "Paper {number}"\n', encoding="utf-8"
        )
        paths.append(path)
    return paths


def board(folder: Path) -> Path:
    """Write a board of ten hypotheses, which differ on forty observations."""
    lines = ['title = "bench"', "[setting]", 'time = "2016-05"']
    seen = list(product(FORCES, TOWNS))
    for at, (force, town) in enumerate(seen):
        lines += [f"[observations.o{at}]", f'who = ["{force.removeprefix("the ")}"]']
        lines += [f'place = ["{town}"]', 'frame = ["gain", "attack", "withdraw", "control"]']
    for number in range(10):
        lines += [f"[hypotheses.h{number}]", f'sentence = "Explanation {number}."']
        for of, link in enumerate(LINKS):
            named = [f"o{at}" for at in range(40) if (at * 7 + number * 3) % 5 == of]
            lines += [f"{link} = {named}"]
    path = folder / "board.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
