"""A served case, and how to send to it as its page does."""

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tadmor.pipeline.add import add
from tadmor.pipeline.collect import gather
from tadmor.progress import Silence
from tadmor.store.case import Case
from tadmor.web.app import HOST, serve
from tadmor.web.rulings import Desk

TEXT = (
    "The Danish army said that it had taken Dybbol on 18 April 1864. The Prussian army denied that"
    " the Danish army had taken Dybbol on 18 April 1864.\n"
)


class Bench(NamedTuple):
    """A served case, and how to send to it."""

    case: Case
    desk: Desk
    port: int

    def send(self, body: object, to: str = "/rulings", **headers: str) -> tuple[int, Any]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        connection.request("POST", to, data, self.headers() | headers)
        answer = connection.getresponse()
        found = answer.status, json.loads(answer.read())
        connection.close()
        return found

    def headers(self) -> dict[str, str]:
        return {
            "Origin": f"http://{HOST}:{self.port}",
            "Content-Type": "application/json",
            "X-Tadmor-Token": self.desk.token,
        }

    def claim(self) -> str:
        return gather(self.case).claims[0].id

    def data(self, path: str = "/dossier.json") -> Any:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        connection.request("GET", path)
        return json.loads(connection.getresponse().read())


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dybbol")
    (folder / "gazette.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gazette.toml").write_text("published = 1864-04-20\n", encoding="utf-8")
    with Case(folder / "x.tadmor", create=True) as made:
        add(made, [folder / "gazette.txt"], {}, Silence())
    return folder / "x.tadmor"


@pytest.fixture
def bench(pages: Path, tmp_path: Path) -> Iterator[Bench]:
    (tmp_path / "x.tadmor").write_bytes(pages.read_bytes())
    with Case(tmp_path / "x.tadmor") as case:
        desk = Desk(case)
        server = serve(desk.page, 0, desk)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Bench(case, desk, server.server_address[1])
        server.shutdown()
        thread.join()
        server.server_close()
