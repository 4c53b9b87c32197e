"""How long fusing takes on 1,000 places with 100,000 claims by 50 origins, and one claim more."""

import time

import numpy as np

from tadmor.synthesis.fusion.fusing import fused
from tadmor.synthesis.fusion.reports import Report

PLACES, CLAIMS, ORIGINS, DAYS = 1_000, 100_000, 50, 900
START = 738_000
HOLDERS = ("reds", "blues", "greens")


def claims(seed: int = 1) -> list[Report]:
    """Draw claims on places that change twice; origins err in 2 to 30 %."""
    rng = np.random.default_rng(seed)
    changes = np.sort(rng.integers(0, DAYS, (PLACES, 2)), axis=1)
    holders = rng.integers(0, 3, (PLACES, 3))
    errs = rng.uniform(0.02, 0.3, ORIGINS)
    place, origin = rng.integers(0, PLACES, CLAIMS), rng.integers(0, ORIGINS, CLAIMS)
    day = rng.integers(0, DAYS, CLAIMS)
    true = holders[place, (changes[place] <= day[:, None]).sum(axis=1)]
    said = np.where(rng.random(CLAIMS) < errs[origin], rng.integers(0, 3, CLAIMS), true)
    told = START + day + rng.geometric(1 / 3, CLAIMS) - 1
    return [
        Report(
            id=str(number),
            place=f"place-{place[number]}",
            origin=f"origin-{origin[number]}",
            holder=HOLDERS[said[number]],
            published=int(told[number]),
        )
        for number in range(CLAIMS)
    ]


def speed() -> int:
    """Print both times; 1 where a full fit takes a minute, or one claim a tenth of a second."""
    reports = claims()
    started, processed = time.perf_counter(), time.process_time()
    found = fused(reports)
    full, processed = time.perf_counter() - started, time.process_time() - processed
    more = Report(
        id="more", place="place-7", origin="origin-3", holder="reds", published=START + DAYS // 2
    )
    times = []
    for _ in range(5):
        started = time.perf_counter()
        found.with_report(more)
        times.append(time.perf_counter() - started)
    one = sorted(times)[2]
    print(f"{PLACES} places, {CLAIMS} claims, {ORIGINS} origins: {full:.1f} s", end=" ")
    print(f"({processed:.1f} s of processor); one claim more: {1000 * one:.0f} ms")
    return int(full >= 60 or one >= 0.1)
