"""A stand-in for GitHub's interface: a real server on this machine that keeps comments."""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = "shop/maps"
TOKEN = "right"
BOT = {"login": "github-actions[bot]", "type": "Bot"}


@dataclass
class StandIn:
    """What the server keeps: comments, what was asked, and how it behaves."""

    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    read_only: bool = False
    """Whether the token may read only, as that of a fork."""
    faults: int = 0
    """How many answers are to be faults of the server, before it works."""
    address: str = ""

    def add(self, body: str, *, author: str = "NONE", bot: bool = False) -> int:
        """Put a comment there, as somebody else would."""
        number = 100 + len(self.comments)
        user = BOT if bot else {"login": "zoe", "type": "User"}
        self.comments.append(
            {"id": number, "body": body, "user": user, "author_association": author}
        )
        return number

    @property
    def bodies(self) -> list[str]:
        return [str(comment["body"]) for comment in self.comments]


def _handler(github: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self._begin()
            if found is None:
                return
            query = dict(pair.split("=") for pair in self.path.partition("?")[2].split("&"))
            size, page = int(query["per_page"]), int(query["page"])
            self._answer(200, github.comments[size * (page - 1) : size * page])

        def do_POST(self) -> None:
            if self._begin(writes=True) is not None:
                number = github.add(self._sent()["body"], bot=True)
                self._answer(201, {"id": number})

        def do_PATCH(self) -> None:
            found = self._begin(writes=True)
            if found is not None:
                number = int(found)
                comment = next(each for each in github.comments if each["id"] == number)
                comment["body"] = self._sent()["body"]
                self._answer(200, comment)

        def _begin(self, *, writes: bool = False) -> str | None:
            """Return the last number of the path; None where the answer was a refusal."""
            github.asked.append((self.command, self.path.partition("?")[0]))
            pattern = rf"/repos/{REPOSITORY}/issues/(?:comments/(\d+)|7/comments)(?:\?.*)?"
            found = re.fullmatch(pattern, self.path)
            refusal = 0
            if github.faults:
                github.faults -= 1
                refusal = 502
            elif self.headers["Authorization"] != f"Bearer {TOKEN}":
                refusal = 401
            elif writes and github.read_only:
                refusal = 403
            elif found is None:
                refusal = 404
            if refusal or found is None:
                self._answer(refusal, {"message": "No."})
                return None
            return found[1] or "7"

        def _sent(self) -> Any:
            return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

        def _answer(self, code: int, data: Any) -> None:
            body = json.dumps(data).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Keep the tests quiet."""

    return Handler


@contextmanager
def stand_in() -> Iterator[StandIn]:
    """Run the server while the block lasts."""
    github = StandIn()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(github))
    github.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield github
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
