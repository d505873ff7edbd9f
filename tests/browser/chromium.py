"""A headless Chromium, driven over its DevTools protocol: what a page asks for, says and does.

`Chromium` starts a browser of its own with an empty profile and no way to any network; `Page`
opens a file in a fresh tab and keeps everything that happens there in `Seen`. The protocol is
https://chromedevtools.github.io/devtools-protocol/; messages go over one WebSocket.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

NAMES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")

_ARGUMENTS = (
    "--headless=new",
    # Chromium refuses its sandbox to root, and containers often lack what it needs. The pages
    # are files that the tests have just written, and nothing leads out of the machine.
    "--no-sandbox",
    "--remote-debugging-port=0",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
    "--window-size=1400,900",
)

_KEYS = {
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    "Escape": ("Escape", 27, ""),
    "Space": (" ", 32, " "),
    "ArrowLeft": ("ArrowLeft", 37, ""),
    "ArrowUp": ("ArrowUp", 38, ""),
    "ArrowRight": ("ArrowRight", 39, ""),
    "ArrowDown": ("ArrowDown", 40, ""),
    "+": ("+", 187, "+"),
    "-": ("-", 189, "-"),
    "0": ("0", 48, "0"),
    "1": ("1", 49, "1"),
}
"""Names of keys: the `key` that the page is told, its Windows code, and what it types."""


class BrowserMissing(Exception):
    """There is no Chromium on this machine."""


def find() -> str:
    """Find a Chromium: `$CJMAP_BROWSER`, else the first of `NAMES` that is there."""
    named = os.environ.get("CJMAP_BROWSER")
    for name in (named,) if named else NAMES:
        found = shutil.which(name)
        if found:
            return found
    looked = named or ", ".join(NAMES)
    raise BrowserMissing(
        f"These tests need Chromium, and there is none (looked for: {looked}). Install it "
        "(Debian and Ubuntu: apt-get install chromium), or name one in CJMAP_BROWSER."
    )


@dataclass
class Seen:
    """What happened in a page."""

    console: list[str] = field(default_factory=list)
    """Warnings, errors and all that a script wrote; violations of a policy are errors."""
    requests: list[str] = field(default_factory=list)
    """Addresses that were asked for, also those refused, but not `data:` ones."""
    dialogs: list[str] = field(default_factory=list)
    """Texts of alerts, prompts and the like."""
    scripts: list[str] = field(default_factory=list)
    """Addresses of the files with a script that was read, inline or not."""
    loaded: bool = False


class Chromium:
    """A browser, for the length of a `with`."""

    def __init__(self, program: str) -> None:
        """Take the browser's path; it is started by `with`."""
        self._program = program
        self._profile = tempfile.TemporaryDirectory(
            prefix="cjmap-chromium-", ignore_cleanup_errors=True
        )
        self._closing = ExitStack()
        self._number = 0
        self._pages: dict[str, Page] = {}

    def __enter__(self) -> Self:
        """Start the browser and connect to it."""
        folder = Path(self._profile.name)
        self._log = (folder / "log").open("wb")
        self._process = subprocess.Popen(
            [self._program, *_ARGUMENTS, f"--user-data-dir={folder}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            env={**os.environ, "LANGUAGE": "en", "LC_ALL": "C.UTF-8", "HOME": str(folder)},
        )
        address = self._address(folder)
        self._socket = self._closing.enter_context(
            connect(address, max_size=None, compression=None, proxy=None)
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the browser and remove its profile."""
        try:
            self.send("Browser.close")
            self._process.wait(10)
        except (OSError, TimeoutError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        self._closing.close()
        self._log.close()
        self._profile.cleanup()

    def _address(self, folder: Path, patience: float = 60.0) -> str:
        """Wait until the browser has written where it listens."""
        file = folder / "DevToolsActivePort"
        until = time.monotonic() + patience
        while time.monotonic() < until and self._process.poll() is None:
            lines = file.read_text("ascii").split() if file.exists() else []
            if len(lines) == 2:
                return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
            time.sleep(0.02)
        self._process.kill()
        said = (folder / "log").read_text("utf-8", "replace")
        raise AssertionError(f"{self._program} did not start:\n{said}")

    def send(self, method: str, session: str = "", /, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its answer; what happens meanwhile goes to its page."""
        number = self.post(method, session, **parameters)
        while True:
            message = self._receive(method)
            if message.get("id") == number:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                return dict(message["result"])

    def post(self, method: str, session: str = "", /, **parameters: Any) -> int:
        """Send a command, without waiting; give its number."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._socket.send(json.dumps(message))
        return self._number

    def _receive(self, purpose: str, patience: float = 60.0) -> dict[str, Any]:
        try:
            message: dict[str, Any] = json.loads(self._socket.recv(patience))
        except TimeoutError:
            raise AssertionError(f"Chromium did not answer in {patience:g} s: {purpose}") from None
        page = self._pages.get(message.get("sessionId", ""))
        if page is not None and "method" in message:
            page.note(message["method"], message["params"])
        return message

    def wait_for_load(self, page: Page) -> None:
        """Take in messages until the page says that it is loaded."""
        while not page.seen.loaded:
            self._receive("load")

    def page(self, *, width: int = 1400, height: int = 900) -> Page:
        """Open an empty tab of its own, with a window of so many pixels."""
        context = self.send("Target.createBrowserContext")["browserContextId"]
        target = self.send(
            "Target.createTarget",
            url="about:blank",
            browserContextId=context,
            width=width,
            height=height,
        )["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session, context)
        self._pages[session] = page
        for domain in ("Page", "Runtime", "Log", "Network", "Debugger"):
            page.send(f"{domain}.enable")
        page.send("Audits.enable")
        return page


class Page:
    """A tab, with all that has happened in it since it opened a file."""

    def __init__(self, browser: Chromium, session: str, context: str) -> None:
        """Take the session that `Chromium.page` has opened."""
        self._browser = browser
        self._session = session
        self._context = context
        self.seen = Seen()

    def send(self, method: str, /, **parameters: Any) -> dict[str, Any]:
        """Send a command to this tab and wait for its answer."""
        return self._browser.send(method, self._session, **parameters)

    def close(self) -> None:
        """Close the tab and forget its cookies and stores."""
        self._browser.send("Target.disposeBrowserContext", browserContextId=self._context)

    def open(self, file: Path, fragment: str = "") -> Seen:
        """Open a file by its `file:` address; return when it is loaded and has come to rest."""
        # From a blank page, or another fragment of the same file would not load it anew.
        self.seen = Seen()
        self.send("Page.navigate", url="about:blank")
        self._browser.wait_for_load(self)
        self.seen = Seen()
        address = file.resolve().as_uri() + (f"#{fragment}" if fragment else "")
        self.send("Page.navigate", url=address)
        self._browser.wait_for_load(self)
        self.rest()
        return self.seen

    def rest(self, milliseconds: int = 20) -> None:
        """Wait for two frames to be painted and a little longer."""
        self.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame("
            f"() => setTimeout(done, {milliseconds}))))"
        )

    def evaluate(self, expression: str) -> Any:
        """Compute a JavaScript expression in the page, by the rights of DevTools."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise AssertionError(f"{expression[:200]}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def call(self, function: str, *arguments: Any) -> Any:
        """Call a JavaScript function in the page with arguments that JSON can hold."""
        return self.evaluate(f"({function})({', '.join(json.dumps(each) for each in arguments)})")

    def press(self, key: str, times: int = 1) -> None:
        """Press a key (one of `_KEYS`) so many times."""
        name, code, text = _KEYS[key]
        for _ in range(times):
            given: dict[str, Any] = {"key": name, "code": key, "windowsVirtualKeyCode": code}
            down = "keyDown" if text else "rawKeyDown"
            self.send("Input.dispatchKeyEvent", type=down, text=text, **given)
            self.send("Input.dispatchKeyEvent", type="keyUp", **given)
        self.rest()

    def point(self, x: float, y: float) -> None:
        """Move the pointer to a place in the window, in pixels."""
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.rest()

    def click(self, selector: str) -> None:
        """Click on the middle of the first element that a CSS selector finds."""
        x, y = self.middle(selector)
        self.point(x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.rest()

    def middle(self, selector: str) -> tuple[float, float]:
        """Give the middle of the first element that a CSS selector finds, in the window."""
        found = self.call(
            """selector => {
                const element = document.querySelector(selector);
                if (!element) return null;
                element.scrollIntoView({block: "nearest", inline: "nearest"});
                const box = element.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            }""",
            selector,
        )
        assert found is not None, f"nothing in the page is {selector}"
        return found[0], found[1]

    def fonts(self, selector: str) -> dict[str, int]:
        """Give the typefaces of the texts that a selector finds, each with its number of glyphs."""
        for domain in ("DOM", "CSS"):
            self.send(f"{domain}.enable")
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        nodes = self.send("DOM.querySelectorAll", nodeId=root, selector=selector)["nodeIds"]
        used: dict[str, int] = {}
        for node in nodes:
            for font in self.send("CSS.getPlatformFontsForNode", nodeId=node)["fonts"]:
                name = font["familyName"]
                used[name] = used.get(name, 0) + int(font["glyphCount"])
        return used

    def printed(self) -> bytes:
        """Print the page as PDF."""
        return base64.b64decode(self.send("Page.printToPDF", printBackground=True)["data"])

    def screenshot(self) -> bytes:
        """Take a PNG of the window."""
        return base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"])

    def note(self, method: str, event: dict[str, Any]) -> None:
        """Keep what the browser tells of this page."""
        seen = self.seen
        match method:
            case "Runtime.consoleAPICalled":
                texts = [str(each.get("value", each.get("description"))) for each in event["args"]]
                seen.console.append(f"{event['type']}: {' '.join(texts)}")
            case "Runtime.exceptionThrown":
                seen.console.append(f"exception: {event['exceptionDetails']}")
            case "Log.entryAdded":
                entry = event["entry"]
                if entry["level"] in ("warning", "error"):
                    seen.console.append(f"{entry['level']}: {entry['text']}")
            case "Audits.issueAdded":
                seen.console.append(f"issue: {event['issue']['code']} {event['issue']['details']}")
            case "Network.requestWillBeSent":
                if not event["request"]["url"].startswith("data:"):
                    seen.requests.append(event["request"]["url"])
            case "Network.webSocketCreated":
                seen.requests.append(event["url"])
            case "Page.javascriptDialogOpening":
                seen.dialogs.append(event["message"])
                self._browser.post("Page.handleJavaScriptDialog", self._session, accept=False)
            case "Page.windowOpen":
                seen.requests.append(event["url"])
            case "Debugger.scriptParsed":
                if event["url"]:
                    seen.scripts.append(event["url"])
            case "Page.loadEventFired":
                seen.loaded = True
            case _:
                pass


@contextmanager
def opened(browser: Chromium, *, width: int = 1400, height: int = 900) -> Iterator[Page]:
    """Give a tab for the length of a `with`."""
    page = browser.page(width=width, height=height)
    try:
        yield page
    finally:
        page.close()
