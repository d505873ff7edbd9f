"""Keep one comment on a pull request up to date; nothing but Python is needed.

The comment is found by the mark that its text begins with. Exit codes: 0 the pull request tells what
changed (or nothing changed, and no comment said otherwise), 1 it cannot be told there.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

MARK = "<!-- cjmap diff -->"
LONGEST = 60_000
"""GitHub takes 65,536 characters; some are left for what closes a text that was cut."""

_TRIES = 3
_SECONDS = 20.0
_PAGE = 100
_MOST_PAGES = 50
_INSIDERS = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})


class NotToldError(Exception):
    """Why the pull request cannot tell it."""


@dataclass(frozen=True)
class GitHub:
    """The part of GitHub's interface that comments need."""

    address: str
    repository: str
    token: str

    def comments(self, number: int) -> list[dict[str, Any]]:
        """List the comments of a pull request."""
        found: list[dict[str, Any]] = []
        for page in range(1, _MOST_PAGES + 1):
            path = f"issues/{number}/comments?per_page={_PAGE}&page={page}"
            some = self._ask("GET", path)
            found += some
            if len(some) < _PAGE:
                break
        return found

    def create(self, number: int, body: str) -> None:
        """Write a new comment."""
        self._ask("POST", f"issues/{number}/comments", {"body": body})

    def update(self, comment: int, body: str) -> None:
        """Replace the text of a comment."""
        self._ask("PATCH", f"issues/comments/{comment}", {"body": body})

    def _ask(self, method: str, path: str, data: dict[str, str] | None = None) -> Any:
        request = Request(  # noqa: S310 - GitHub's own address, set by the runner
            f"{self.address.rstrip('/')}/repos/{self.repository}/{path}",
            method=method,
            data=json.dumps(data).encode() if data is not None else None,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "User-Agent": "cjmap-action",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        for left in range(_TRIES - 1, -1, -1):
            try:
                with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
                    return json.load(answer)
            except HTTPError as error:
                # What was sent may have arrived: only reading is tried again.
                if error.code < 500 or method == "POST" or not left:
                    raise NotToldError(_refusal(error.code)) from error
            except (URLError, OSError, ValueError) as error:
                if method == "POST" or not left:
                    raise NotToldError(f"GitHub does not answer: {error}.") from error
            time.sleep((_TRIES - left) * float(os.environ.get("CJMAP_PAUSE", "2")))
        raise AssertionError("the last try returns or raises")


def main() -> int:
    """Read the environment, write the comment; return the exit code."""
    try:
        number = pull_request(os.environ.get("GITHUB_EVENT_PATH", ""))
        token = os.environ.get("CJMAP_TOKEN", "")
        if not token:
            raise NotToldError("there is no token.")
        hub = GitHub(
            os.environ.get("GITHUB_API_URL") or "https://api.github.com",
            os.environ.get("GITHUB_REPOSITORY", ""),
            token,
        )
        report = Path(os.environ["CJMAP_REPORT"]).read_text(encoding="utf-8")
        body = text_of(report, os.environ.get("CJMAP_ARTIFACT_URL", ""))
        told = tell(hub, number, body, changed=os.environ.get("CJMAP_CHANGES", "0") != "0")
    except NotToldError as why:
        print(f"::notice title=cjmap::No comment was written: {why}")
        return 1
    print(told)
    return 0


def tell(hub: GitHub, number: int, body: str, *, changed: bool) -> str:
    """Write or replace the comment; say what was done. Where nothing changed, none is begun."""
    own = [each for each in hub.comments(number) if is_own(each)]
    if own:
        if own[0].get("body", "").replace("\r\n", "\n") == body:
            return "The comment says so already."
        hub.update(int(own[0]["id"]), body)
        return "The comment was brought up to date."
    if not changed:
        return "Nothing changed, so no comment was written."
    hub.create(number, body)
    return "A comment was written."


def is_own(comment: dict[str, Any]) -> bool:
    """Whether a comment is ours: it begins with the mark, and no stranger wrote it."""
    if not str(comment.get("body") or "").startswith(MARK):
        return False
    bot = (comment.get("user") or {}).get("type") == "Bot"
    return bot or comment.get("author_association") in _INSIDERS


def text_of(report: str, artifact: str) -> str:
    """Return the text of the comment: marked, not too long, with the address of the pictures."""
    text = report if report.startswith(MARK) else f"{MARK}\n\n{report}"
    text = text.replace("\r\n", "\n")
    if len(text) > LONGEST:
        text = f"{cut(text, LONGEST)}\n\n… The whole report is in the log of the run.\n"
    if re.fullmatch(r"https://[\w./~%-]+", artifact):
        text += f"\n[Pictures of the maps that changed]({artifact})\n"
    return text


def cut(text: str, longest: int) -> str:
    """Return the first whole lines of a text, with the folds closed that were left open."""
    kept = text[:longest].rpartition("\n")[0]
    is_open = len(re.findall(r"<details\b", kept)) - kept.count("</details>")
    return kept + "\n</details>" * is_open


def pull_request(event: str) -> int:
    """Return the number of the pull request; raises `NotToldError` where the run is of none."""
    try:
        payload = json.loads(Path(event).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        payload = {}
    number = (payload.get("pull_request") or {}).get("number")
    if not isinstance(number, int):
        raise NotToldError("this run is not that of a pull request.")
    return number


def _refusal(code: int) -> str:
    reasons = {
        401: "the token is not valid.",
        403: "the token may not write comments (a fork's may not; else `pull-requests: write`).",
        404: "the token may not see the pull request.",
    }
    return reasons.get(code, f"GitHub answers {code}.")


if __name__ == "__main__":
    sys.exit(main())
