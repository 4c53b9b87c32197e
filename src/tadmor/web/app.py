"""A case in the browser: one page, made anew from the case file at each visit.

The page is the dossier, the same code as the single file; what `tadmor add` has added meanwhile is
there after a reload. The standard library's server is enough for reading: nothing is written
here, and nobody but this machine is answered (docs/decisions/0008).
"""

from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from tadmor.errors import TadmorError

HOST: Final = "127.0.0.1"
SAFE: Final = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def serve(page: Callable[[], str], port: int) -> ThreadingHTTPServer:
    """Make a server of one page on this machine; port 0 takes a free one. OSError if it is taken.

    `page` is called at each visit. Only requests that name this machine as their host are
    answered, so that a page elsewhere cannot read the case through a name that points here.
    """

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
            if host not in {HOST, "localhost"}:
                self._answer(HTTPStatus.FORBIDDEN, "Only this machine is answered.")
            elif self.path.split("?")[0] != "/":
                self._answer(HTTPStatus.NOT_FOUND, "There is one page here: /")
            else:
                self._page()

        def _page(self) -> None:
            try:
                self._answer(HTTPStatus.OK, page())
            except TadmorError as error:
                self._answer(HTTPStatus.SERVICE_UNAVAILABLE, f"tadmor: {error}")

        def _answer(self, status: HTTPStatus, text: str) -> None:
            body = text.encode()
            self.send_response(status)
            for name, value in SAFE.items():
                plain = name == "Content-Type" and status != HTTPStatus.OK
                self.send_header(name, "text/plain; charset=utf-8" if plain else value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
            """Say nothing: visits to one's own machine are no news."""

    return ThreadingHTTPServer((HOST, port), Page)
