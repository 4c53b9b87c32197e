"""A case in the browser: one page, made anew from the case file at each visit.

The page is the dossier, the same code as the single file; what `tadmor add` has added meanwhile is
there after a reload. With a desk it can be worked on too: `/rulings`, `/questions` and `/documents`
take what the page sends, `/dossier.json` gives what follows from it, `/fused.json?without=ID` the
model estimate without some accounts. The standard library's server is enough for that, and nobody
but this machine is answered (docs/decisions/0008).
"""

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar, Final
from urllib.parse import parse_qs

from tadmor.errors import TadmorError
from tadmor.web.rulings import Desk

HOST: Final = "127.0.0.1"
HTML, JSON, PLAIN = "text/html", "application/json", "text/plain"
SAFE: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def serve(page: Callable[[], str], port: int, desk: Desk | None = None) -> ThreadingHTTPServer:
    """Make a server of one page on this machine; port 0 takes a free one. OSError if it is taken.

    `page` is called at each visit. Only requests that name this machine as their host are
    answered, so that a page elsewhere cannot read the case through a name that points here.
    """

    class Page(_Page):
        behind = desk.shown if desk else {}
        shown = {"/": (HTML, page)} | {path: (JSON, made) for path, made in behind.items()}

    Page.desk = desk
    return ThreadingHTTPServer((HOST, port), Page)


class _Page(BaseHTTPRequestHandler):
    """What answers one request; `serve` says what is shown, and whether there is a desk."""

    shown: ClassVar[Mapping[str, tuple[str, Callable[[], str]]]]
    desk: ClassVar[Desk | None] = None
    timeout = 20  # seconds for a request that does not come to its end

    def do_GET(self) -> None:
        """Show the page, or what is behind it."""
        path, _, query = self.path.partition("?")
        kind, content = self.shown.get(path, (PLAIN, None))
        asked = parse_qs(query)
        if self.desk and path == "/dossier.json":
            kind, content = JSON, partial(self.desk.data, *asked.get("by", [])[:1])
        if self.desk and path == "/fused.json":
            kind, content = JSON, partial(self.desk.estimate, asked.get("without", []))
        if not self._is_here():
            self._answer(HTTPStatus.FORBIDDEN, "Only this machine is answered.")
        elif content is None:
            self._answer(HTTPStatus.NOT_FOUND, "There is one page here: /")
        else:
            self._show(kind, content)

    def do_POST(self) -> None:
        """Take what the page sends: a ruling, a row of a question, a document."""
        desk = self.desk
        if not self._is_here() or desk is None or self.path not in desk.doors:
            self.close_connection = True
            self._answer(HTTPStatus.FORBIDDEN, "Nothing can be sent here.")
            return
        longest, answer = desk.doors[self.path]
        if refusal := desk.refusal(self.headers, longest):
            self.close_connection = True  # what it sends is not read
            self._answer(*refusal, JSON)
        else:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(*answer(body), JSON)

    def _is_here(self) -> bool:
        return (self.headers.get("Host") or "").rsplit(":", 1)[0] in {HOST, "localhost"}

    def _show(self, kind: str, content: Callable[[], str]) -> None:
        try:
            self._answer(HTTPStatus.OK, content(), kind)
        except TadmorError as error:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, f"tadmor: {error}")

    def _answer(self, status: HTTPStatus, text: str, kind: str = PLAIN) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in (*SAFE.items(), ("Content-Type", f"{kind}; charset=utf-8")):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: visits to one's own machine are no news."""
