"""Fill the built front end with a dossier: one HTML file that needs nothing else and calls nobody.

The template is `web/static/export/page.html`, made from `frontend/` by `hatch_build.py`. It holds
one inline style sheet, one inline script and an empty JSON block. The page's Content Security
Policy names both by their SHA-256, so a text that smuggles in markup still could not run anything.
"""

import base64
import hashlib
import html
import re
from dataclasses import replace
from importlib import resources

import msgspec

from tadmor.dossier.build import Dossier
from tadmor.dossier.excerpts import excerpted
from tadmor.dossier.reviewers import numbered
from tadmor.errors import TadmorError

TEMPLATE = "export/page.html"
CHARSET = re.compile(r'<meta charset="utf-8"[^>]*>')
DATA = re.compile(r'(<script id="dossier" type="application/json">)\s*null\s*(</script>)')
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
SCRIPT = re.compile(r'<script type="module"[^>]*>(.*?)</script>', re.DOTALL)
STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)

# Within a script element only these can end it or, in old engines, break a line of it.
ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def render(
    dossier: Dossier,
    token: str | None = None,
    *,
    whole_texts: bool = True,
    reviewers: bool = True,
) -> str:
    """Give the dossier as one HTML page; the same dossier and template give the same bytes.

    With a `token` the page may call the server that it comes from, and shows it the token. What it
    carries of the texts and of the reviewers' names is as `packed` has it.
    """
    template = _template()
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_policy(template, token)}" />'
    if token:
        policy += f'\n    <meta name="tadmor-token" content="{html.escape(token)}" />'
    title = f"<title>{html.escape(dossier.title)}</title>"
    held = packed(dossier, whole_texts=whole_texts, reviewers=reviewers)
    data = held.translate(ESCAPES)
    # Functions as replacements, since a backslash in a replacement string would be an escape. What
    # a document says goes in last, so that none of it is taken for a place to fill.
    page = CHARSET.sub(lambda charset: f"{charset[0]}\n    {policy}", template, count=1)
    page = TITLE.sub(lambda _: title, page, count=1)
    return DATA.sub(lambda block: f"{block[1]}{data}{block[2]}", page, count=1)


def _template() -> str:
    file = resources.files("tadmor") / "web" / "static" / TEMPLATE
    try:
        page = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TadmorError(
            f"{file}: the page's front end has not been built; "
            "run `uv sync --reinstall-package tadmor`"
        ) from None
    if not (DATA.search(page) and CHARSET.search(page) and TITLE.search(page)):
        raise TadmorError(
            f"{file}: the built front end has no place for a dossier; "
            "run `uv sync --reinstall-package tadmor`"
        )
    return page


def packed(dossier: Dossier, *, whole_texts: bool = True, reviewers: bool = True) -> str:
    """Give the dossier as JSON; on request without what its rows do not rest on, or without names.

    Without whole texts it has the words quoted and some context (`excerpts.py`); without reviewers
    these are numbered (`reviewers.py`).
    """
    if whole_texts and reviewers:
        return msgspec.json.encode(dossier).decode()
    plain = msgspec.to_builtins(dossier) if whole_texts else excerpted(_without_codings(dossier))
    return msgspec.json.encode(plain if reviewers else numbered(plain)).decode()


def _without_codings(dossier: Dossier) -> Dossier:
    """Leave out the codings' own positions, which are of whole texts; what they yield stays."""
    return replace(
        dossier,
        agreement=tuple(row for row in dossier.agreement if row.row != "difference"),
        rulings=tuple(replace(row, coding=None) for row in dossier.rulings),
    )


def _policy(page: str, token: str | None) -> str:
    """Allow the page's own script and style, by hash, and nothing else at all but its server."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(SCRIPT, page)}",
            f"style-src {_hashes(STYLE, page)}",
            "img-src data:",
            "connect-src 'self'" if token else "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashes(element: re.Pattern[str], page: str) -> str:
    digests = (hashlib.sha256(inner.encode()).digest() for inner in element.findall(page))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
