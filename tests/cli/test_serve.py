"""`cjmap serve` as a process: what it prints, answers and tells of changes, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.cli.at_work import AtWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Ran

ANNA = "kind: persona\nid: anna\nname: Anna\n"
ADDRESS = re.compile(r"http://\S+")


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AtWork, str]]:
    """Serve a workspace of one map on any free port, and opened to the network."""
    folder = tmp_path_factory.mktemp("shop")
    (folder / "cjmap.toml").write_text("version = 1\n")
    (folder / "anna.persona.yaml").write_text(ANNA)
    at_work = AtWork(
        folder, "serve", "--port", "0", "--host", "0.0.0.0", "-v", "--versions", "0", "--lang", "pl"
    )
    lines = at_work.until("Ctrl-C ends.")
    found = [each[0] for line in lines if (each := ADDRESS.search(line))]
    assert len(found) == 2, lines
    assert len({url.partition("?")[2] for url in found}) == 1
    yield at_work, found[0]
    if at_work.process.poll() is None:
        at_work.end()


def test_it_lets_in_who_has_the_token_tells_of_a_change_and_ends_at_once(
    serving: tuple[AtWork, str],
) -> None:
    at_work, url = serving
    home, _, token = url.partition("?token=")
    assert len(token) == 32
    page = f"{home}personas/anna.html"
    with httpx.Client() as browser:
        assert browser.get(page).status_code == 403
        answer = browser.get(url, follow_redirects=True)
        assert (answer.status_code, str(answer.url)) == (200, home)
        shown = browser.get(page).text
        assert '<html lang="pl">' in shown
        assert "<title>Anna · " in shown
        news = re.search(r'data-events="\.\./(events[^"]+)"', shown)
        assert news is not None
        with browser.stream("GET", home + news[1].replace("&amp;", "&")) as stream:
            lines = stream.iter_lines()
            assert next(lines) == ": here"
            at_work.write("anna.persona.yaml", ANNA.replace("Anna", "Ewa"))
            assert next(line for line in lines if line.startswith("event")) == "event: change"
        shown = browser.get(page).text
        assert "<title>Ewa · " in shown
        at_work.write("anna.persona.yaml", ANNA.replace("name", "nam"))
        told = at_work.until("Did you mean `name`?")
        assert any("anna.persona.yaml:3:1: `nam` is not a key of a persona." in it for it in told)
        assert not any(token in line for line in told)
        assert browser.get(f"{home}{'x' * 20_000}").status_code == 414
        ended = threading.Event()

        def listen() -> None:
            with (
                httpx.Client(cookies=browser.cookies) as other,
                other.stream("GET", f"{home}events?page=nothing&seen=x") as quiet,
            ):
                for _ in quiet.iter_lines():
                    pass
            ended.set()

        listener = threading.Thread(target=listen)
        listener.start()
        at_work.until("GET /events 200")
        assert at_work.end() == 130
        listener.join(timeout=60)
        assert ended.is_set()
    assert at_work.until("interrupted")[-1] == "cjmap: interrupted."


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[tuple[AtWork, int]]:
    """Serve a map that is broken at the start, on a port that is taken; give that port too."""
    (tmp_path / "anna.persona.yaml").write_text("kind: persona\nid: [\n")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        at_work = AtWork(tmp_path, "serve", "--port", str(port))
        yield at_work, port
    at_work.process.kill()
    at_work.reader.join(timeout=60)
    assert at_work.process.stdout is not None
    at_work.process.stdout.close()


def test_a_port_that_is_taken_makes_it_take_the_next_and_sigterm_ends_it(
    broken: tuple[AtWork, int],
) -> None:
    at_work, port = broken
    lines = at_work.until("Ctrl-C ends.")
    assert any(f"port {port} is taken; the next free one is" in line for line in lines)
    found = ADDRESS.search("\n".join(lines))
    assert found is not None
    assert found[0] != f"http://127.0.0.1:{port}/"
    answer = httpx.get(found[0])
    assert (answer.status_code, "anna.persona.yaml:" in answer.text) == (200, True)
    at_work.process.send_signal(signal.SIGTERM)
    assert at_work.process.wait(timeout=60) == -signal.SIGTERM


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere"], "There is no file or folder `nowhere`."),
        (["empty"], "There are no maps in empty."),
        (["."], "There are several workspaces: `one` and `two`."),
        (["one", "two/anna.persona.yaml"], "There are several workspaces: `one` and `two`."),
        (["one", "--host", "no host"], "There is no host `no host`."),
        (["one", "--host", "192.0.2.1"], "Cannot listen at 192.0.2.1"),
        (["one", "--host", ""], "`--host` is empty."),
        (["one", "--port", "65536"], "expected a whole number from 0 to 65535."),
        (["one", "--title", ""], "`--title` is empty."),
        (["one", "--lang", "xx"], "`--lang xx`: a portal is told in `en` and `pl`."),
        (["one", "--today", "soon"], "`--today soon` is no day."),
    ],
)
def test_what_cannot_be_served(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., Ran],
    words: list[str],
    said: str,
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cjmap.toml").write_text("version = 1\n")
        (tmp_path / name / "anna.persona.yaml").write_text(ANNA)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    ran = run("serve", *words)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


def test_without_the_extra_it_names_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    ran = run("serve", str(tmp_path))
    assert ran.code == 2
    assert "pip install 'cjmap[site]'" in ran.err
