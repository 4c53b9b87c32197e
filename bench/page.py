"""How quick the page of a large case is in Chromium that draws without a graphics card.

    python bench/page.py [--page FILE] [--documents 300] [--keep FOLDER] [--runs 5]

Without `--page` the case is that of `large_case.py`, 300 documents and some 5,000 claims, and the
page is the single file that `tadmor dossier` writes of it. A change counts from its event to the
moment at which the page has handed over the frame that shows it; the second figure is the time on
the processor that the page's own thread took, which other work on the machine hardly touches. All
are medians of the runs; `!` marks what is over the bar. Machines differ: nothing here is a test.
"""

import argparse
import platform
import re
from collections.abc import Iterator
from contextlib import ExitStack
from os import cpu_count, getloadavg
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from large_case import make
from playwright.sync_api import Browser, Page, sync_playwright

from tadmor.pipeline.dossier import write
from tadmor.store.case import Case

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
DATA = re.compile(r'<script id="dossier" type="application/json">(.*?)</script>', re.DOTALL)
FIRST_PAINT, CHANGE = 1000, 100
FRAMES = 30
TEMPLATE = 1_500_000
SECONDS = 4
REST = 300
VIEWS = (
    *("overview", "questions", "timeline", "map", "disagreements"),
    *("figures", "sources", "explanations", "review", "reader"),
)
UNFILTERED = ("questions", "review")
# The beginning of a field's label, and what is chosen or written there: a number is an option's.
FILTERS: dict[str, tuple[str, int | str]] = {
    "source": ("Originating", 1),
    "kind": ("Kinds", 1),
    "document": ("Documents", 1),
    "place": ("Place", 1),
    "period": ("Told of, from", "2019-09"),
    "words": ("Words", "governor"),
    "reviewed": ("Reviewed", 2),
}
BEFORE = """
globalThis.painted = (done) => requestAnimationFrame(() => {
  const channel = new MessageChannel()
  channel.port1.onmessage = done
  channel.port2.postMessage(null)
})
const mutated = (root, isDone, done) => new MutationObserver((_, seen) => {
  if (!isDone()) return
  seen.disconnect()
  painted(done)
}).observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
globalThis.timed = (act) => new Promise((resolve) => {
  const began = performance.now()
  mutated(document.body, () => true, () => resolve(performance.now() - began))
  act()
})
globalThis.usable = new Promise((resolve) => {
  mutated(document, () => document.querySelector('#view > *'), () => resolve(performance.now()))
})
globalThis.firstPaint = new Promise((resolve) => {
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (name === 'first-contentful-paint') resolve(startTime)
    }
  }).observe({ type: 'paint', buffered: true })
})
globalThis.frames = (seconds, act) => new Promise((resolve) => {
  let count = 0
  const began = performance.now()
  requestAnimationFrame(function frame(now) {
    if (now - began > seconds * 1000) return resolve(count / (now - began) * 1000)
    act(++count)
    requestAnimationFrame(frame)
  })
})
"""
OPEN = "(view) => timed(() => document.querySelector(`[data-view=${view}]`).click())"
FILTER = """([name, value]) => timed(() => {
  const label = [...document.querySelectorAll('#filter-fields label')]
    .find((one) => one.textContent.trim().startsWith(name))
  const field = label.querySelector('select, input')
  field.value = typeof value === 'number' ? field.options[value].value : value
  const type = field.type === 'search' ? 'input' : 'change'
  field.dispatchEvent(new Event(type, { bubbles: true }))
})"""
CLEAR = """() => timed(() => {
  [...document.querySelectorAll('.filters button')]
    .find((one) => one.textContent.trim() === 'Clear').click()
})"""
DRAG = """(seconds) => {
  const slider = document.querySelector('input[type=range][aria-label=Day]')
  return frames(seconds, (count) => {
    slider.value = Number(slider.min) + (count * 3) % (slider.max - slider.min)
    slider.dispatchEvent(new Event('input', { bubbles: true }))
  })
}"""
PLAY = "(seconds) => { document.querySelector('.play').click(); return frames(seconds, () => {}) }"


class Cost(NamedTuple):
    """Milliseconds until the frame was handed over, and milliseconds of the page's thread."""

    waited: float
    busy: float

    def __str__(self) -> str:
        mark = "!" if self.waited > CHANGE else " "
        return f"{self.waited:6.0f}{mark}{self.busy:6.0f}"


class Bench:
    """One open page, and the clock of its thread."""

    def __init__(self, browser: Browser, file: Path) -> None:
        self.page = browser.new_page(viewport={"width": 1440, "height": 900})
        self.page.add_init_script(BEFORE)
        self.clock = self.page.context.new_cdp_session(self.page)
        self.clock.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.page.goto(file.as_uri(), wait_until="commit", timeout=120_000)
        self.usable = float(self.page.evaluate("usable"))
        self.painted = float(self.page.evaluate("firstPaint"))

    def busy(self) -> float:
        """Give the milliseconds that the page's thread has worked so far."""
        metrics = self.clock.send("Performance.getMetrics")["metrics"]
        return 1000 * sum(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")

    def cost(self, script: str, argument: object = None) -> Cost:
        """Do something to the page and give what it took; what it leaves to do later is awaited."""
        before = self.busy()
        waited = float(self.page.evaluate(script, argument))
        cost = Cost(waited, self.busy() - before)
        self.page.wait_for_timeout(REST)
        return cost


def middle(costs: list[Cost]) -> Cost:
    """Give the medians."""
    return Cost(median(one.waited for one in costs), median(one.busy for one in costs))


def opened(browser: Browser, file: Path, runs: int) -> None:
    """Print when the first of the page is painted and when it can be used."""
    painted, usable, busy = [], [], []
    for _ in range(runs):
        bench = Bench(browser, file)
        painted.append(bench.painted)
        usable.append(bench.usable)
        busy.append(bench.busy())
        bench.page.close()
    mark = "!" if median(painted) > FIRST_PAINT else ""
    print(f"first contentful paint {median(painted):6.0f} ms{mark}")
    print(f"first view to be used  {median(usable):6.0f} ms, busy {median(busy):.0f} ms")


def changed(bench: Bench, view: str, runs: int) -> Iterator[Cost]:
    """Give what opening a view takes, then each filter: being set or cleared, the slower."""
    # The filters are not shown there, and stand closed afterwards.
    shut = "questions" if view != "questions" else "review"
    opening = []
    for _ in range(runs):
        bench.page.locator(f"[data-view={shut}]").click()
        bench.page.wait_for_timeout(REST)
        opening.append(bench.cost(OPEN, view))
    yield middle(opening)
    if view in UNFILTERED:
        return
    bench.page.locator(".filters .open[aria-expanded=false]").click()
    for way in FILTERS.values():
        pairs = [(bench.cost(FILTER, list(way)), bench.cost(CLEAR)) for _ in range(runs)]
        yield max(middle(list(costs)) for costs in zip(*pairs, strict=True))


def moved(page: Page, runs: int) -> None:
    """Print the frames a second of the map while its slider is dragged, and while it plays."""
    page.locator("[data-view=map]").click()
    for name, script in {"dragged": DRAG, "playing": PLAY}.items():
        rate = median(float(page.evaluate(script, SECONDS)) for _ in range(runs))
        print(f"map, {name}: {rate:.0f} frames a second{'!' if rate < FRAMES else ''}")


def measure(file: Path, runs: int) -> None:
    """Print everything that is measured of one page."""
    text = file.read_text("utf-8")
    found = DATA.search(text)
    data = len(found[1].encode()) if found else 0
    template = len(text.encode()) - data
    print(f"template {template:,} bytes{'!' if template > TEMPLATE else ''}, data {data:,} bytes")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        load = f"{cpu_count()} processors, load {getloadavg()[0]:.1f}"
        print(f"Chromium {browser.version}, {platform.machine()}, {load}; medians of {runs}")
        opened(browser, file, runs)
        bench = Bench(browser, file)
        print(f"{'':13} " + " ".join(f"{name:>13}" for name in ("opened", *FILTERS)))
        for view in VIEWS:
            costs = changed(bench, view, runs)
            print(f"{view:13}", *(str(cost) for cost in costs), flush=True)
        moved(bench.page, runs)
        browser.close()


def main() -> None:
    """Make the page, unless there is one, and measure."""
    parser = argparse.ArgumentParser(description="How quick the page of a large case is.")
    parser.add_argument("--page", type=Path)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(TemporaryDirectory()))
        file = options.page or folder / "page.html"
        if options.page is None:
            folder.mkdir(parents=True, exist_ok=True)
            with Case(make(folder, options.documents)) as case:
                write(case, None, file)
        measure(file.resolve(), options.runs)


if __name__ == "__main__":
    main()
