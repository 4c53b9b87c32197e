"""Axe, Deque's checks of accessibility, run in a page of the tests."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: npm ci in frontend")


def issues(page: Page) -> list[str]:
    """Give axe's serious and critical issues of the page as it is, one line each."""
    # The page's policy forbids script elements, not what its debugger evaluates.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document).then(result => result.violations)")
    return [
        f"{one['id']}: {node['html'][:120]}: {node['failureSummary'][:200]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
        # What is drawn beside a map's pin is cut to fit; the pin's name says it in full sentences.
        if not (one["id"] == "label-content-name-mismatch" and node["html"].startswith("<g "))
    ]
