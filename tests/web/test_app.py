"""The server of one page: this machine only, one page only, errors as a sentence."""

import http.client
import threading
from collections.abc import Iterator

import pytest

from tadmor.errors import CaseError
from tadmor.web.app import HOST, serve


@pytest.fixture
def port() -> Iterator[int]:
    pages = iter(["<p>one</p>", "<p>two</p>"])

    def page() -> str:
        try:
            return next(pages)
        except StopIteration:
            raise CaseError("x.tadmor: it is gone") from None

    server = serve(page, 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def _get(port: int, path: str = "/", host: str = HOST) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    connection.request("GET", path, headers={"Host": f"{host}:{port}"})
    answer = connection.getresponse()
    found = (answer.status, answer.getheader("Content-Type") or "", answer.read().decode())
    connection.close()
    return found


def test_each_visit_makes_the_page_anew(port: int) -> None:
    assert _get(port) == (200, "text/html; charset=utf-8", "<p>one</p>")
    assert _get(port)[2] == "<p>two</p>"


def test_a_case_that_cannot_be_read_is_a_sentence(port: int) -> None:
    _get(port)
    _get(port)
    assert _get(port) == (503, "text/plain; charset=utf-8", "tadmor: x.tadmor: it is gone")


def test_only_this_machine_is_answered(port: int) -> None:
    assert _get(port, host="evil.example")[0] == 403
    assert _get(port, host="localhost")[0] == 200


def test_there_is_one_page(port: int) -> None:
    assert _get(port, "/../etc/passwd")[0] == 404
