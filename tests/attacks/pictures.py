"""Photos, logos and other files that maps name: what is no picture, what unpacks, what lies elsewhere."""

from __future__ import annotations

import struct
import zlib

from tests.attacks.attack import Attack, Folder, Link, Pipe, Zeros
from tests.attacks.harmless import CATALOG, PERSONA, WORKSPACE, picture

HARMLESS = (("lint",), ("render", "-o", "p"), ("render", "-o", "p2", "--to", "png,pdf"))

SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script><image href="http://127.0.0.1:9/x.png"/></svg>'


EXIF = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\xff\xff\0\0\x06\0\0\0"
"""A note on how the picture is turned that says it is longer than the file."""


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(
    width: int,
    height: int,
    *between: bytes,
    body: bytes = bytes(1000),
    depth: int = 8,
    kind: int = 0,
) -> bytes:
    """Return a PNG that says it is so large, and holds something else."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + b"".join(between)
        + chunk(b"IDAT", zlib.compress(body, 1))
        + chunk(b"IEND", b"")
    )


def gif(frames: int, side: int) -> bytes:
    """Return an animation of many frames, of which each says that it is large."""
    frame = (
        b"!\xf9\x04\x00\x00\x00\x00\x00"
        + b","
        + struct.pack("<HHHHB", 0, 0, side, side, 0)
        + b"\x02\x02\x44\x01\x00"
    )
    return (
        b"GIF89a" + struct.pack("<HHBBB", side, side, 0x80, 0, 0) + bytes(6) + frame * frames + b";"
    )


def _photo(
    about: str,
    name: str,
    content: object,
    *says: str,
    command: tuple[str, ...] = ("lint",),
    code: int = 1,
    **more: object,
) -> Attack:
    files = {**WORKSPACE, "eva.persona.yaml": f"{PERSONA}photo: {name}\n"}
    if content is not None:
        files[name] = content
    return Attack(about, command, code, files, says, **more)  # type: ignore[arg-type]


_DRAW = ("render", "eva.persona.yaml", "-o", "out")
_NONE = r"eva\.persona\.yaml:4:8: error CJ1\d\d"
_KIND = "PNG, JPEG, WebP or GIF"
_OUT = ("maps/out/*",)

PHOTOS = [
    _photo("a drawing with a script", "eva.svg", SVG, _NONE, _KIND),
    _photo("a drawing with a script that is called a picture", "eva.png", SVG, _NONE, _KIND),
    _photo("a page that is called a picture", "eva.jpg", "<html><script>alert(1)</script>", _NONE, _KIND),
    _photo("nothing", "eva.png", b"", _NONE),
    _photo("only the first bytes", "eva.png", b"\x89PNG\r\n\x1a\n", _NONE, "cut off"),
    _photo("half a picture", "eva.png", lambda: picture(width=900, height=900)[:800], _NONE, "cut off"),
    _photo("2,000,000,000 columns", "eva.png", png(2_000_000_000, 2_000_000_000), _NONE, "50 million are the most"),
    _photo("2,000,000,000 columns, drawn", "eva.png", png(2_000_000_000, 2_000_000_000), command=_DRAW, code=1, changes=_OUT, lacks=("<image",)),
    _photo("no columns", "eva.png", png(0, 0), _NONE, "has 0 pixels"),
    _photo("900 million pixels in 1 MB", "eva.png", lambda: png(30_000, 30_000, body=bytes(30_000 * 30_000 // 8), depth=1), _NONE, "has 900,000,000 pixels"),
    _photo("odd words beside the pixels", "eva.jpg", lambda: picture("JPEG", exif=EXIF), command=_DRAW, code=0, changes=_OUT, holds={"maps/out/eva.persona.svg": "<image"}),
    _photo("49 million pixels with colours and more", "eva.png", lambda: png(7_000, 7_000, body=bytes((7_000 * 4 + 1) * 7_000), kind=6), command=_DRAW, code=0, changes=_OUT, megabytes=600),
    _photo("a text in a picture that unpacks to 200 MB", "eva.png", lambda: png(8, 8, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000), 1)), body=bytes(72)), command=_DRAW, code=0, changes=_OUT, lacks=("<image",)),
    _photo("a profile in a picture that unpacks to 200 MB", "eva.png", lambda: png(8, 8, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(200_000_000), 1)), body=bytes(72)), command=_DRAW, code=0, changes=_OUT),
    _photo("an animation of 100,000 pictures", "eva.gif", lambda: gif(100_000, 1_000), command=("lint",), code=0),
    _photo("30 MB", "eva.jpg", lambda: b"\xff\xd8\xff" + bytes(30_000_000), _NONE, "larger than 20 MB"),
    _photo("a JPEG of nothing", "eva.jpg", b"\xff\xd8\xff\xe0" + bytes(500), _NONE, "cut off"),
    _photo("a WebP of nothing", "eva.webp", b"RIFF\xff\xff\xff\xffWEBPVP8X" + bytes(500), _NONE, "cut off"),
    _photo("a pipe", "eva.png", Pipe(), _NONE),
    _photo("a pipe, drawn", "eva.png", Pipe(), command=_DRAW, code=1, changes=_OUT),
    _photo("a folder", "eva.png", Folder(), _NONE),
    _photo("a link to a device without end", "eva.png", Link("/dev/zero"), _NONE),
    _photo("a link to a secret", "eva.png", Link("/etc/passwd"), _NONE, silent=("root:x",)),
    _photo("a link to a secret, drawn", "eva.png", Link("/etc/passwd"), command=_DRAW, code=1, changes=_OUT, silent=("root:x",), lacks=("root:x",)),
    _photo("a link to itself", "eva.png", Link("eva.png"), _NONE),
    _photo("a file above the workspace", "../secret.png", lambda: picture(), _NONE, "outside"),
    _photo("a file above the workspace, in the way of Windows", "..\\secret.png", None, _NONE, "outside"),
    _photo("an absolute name", "/etc/passwd", None, _NONE, "outside"),
    _photo("a drive", "C:\\Windows\\win.ini", None, _NONE, "outside"),
    _photo("a share", "\\\\127.0.0.1\\c$\\x.png", None, _NONE, "outside"),
    _photo("an address", "http://127.0.0.1:9/x.png", None, _NONE, "outside"),
    _photo("the address of a file", "file:///etc/passwd", None, _NONE, "outside"),
    _photo("data in the name", "data:image/svg+xml;base64,PHN2Zy8+", None, _NONE, "outside"),
    _photo("what Graphviz would read", "eva.png%00.svg", None, _NONE),
    _photo("a name of 5,000 letters", "a" * 5_000 + ".png", None, _NONE),
    _photo("a NUL in the name", '"a\\0b.png"', None, "CJ010"),
    _photo("the map itself", "eva.persona.yaml", None, _NONE, _KIND),
]  # fmt: skip


def _logo(about: str, name: str, content: object, *says: str, code: int = 2) -> Attack:
    files = {**WORKSPACE, "cjmap.toml": f"[render]\nlogo = '{name}'\n", name: content}
    return Attack(
        about, ("render", "eva.persona.yaml", "-o", "out"), code, files, says, changes=_OUT
    )


LOGOS = [
    _logo("a logo that is a script", "logo.svg", SVG, r"cjmap\.toml:2", _KIND),
    _logo("a logo that is a pipe", "logo.png", Pipe(), r"cjmap\.toml:2"),
    _logo("a logo of 2,000,000,000 columns", "logo.png", png(2_000_000_000, 9), r"cjmap\.toml:2", "too many pixels"),
    _logo("a logo that is a link to a device", "logo.png", Link("/dev/zero"), r"cjmap\.toml:2"),
    _logo("a logo above the workspace", "../logo.png", lambda: picture(), r"cjmap\.toml:2", "leads out"),
]  # fmt: skip


def _evidence(about: str, name: str, content: object, *says: str, code: int = 1) -> Attack:
    listed = f"evidence:\n  - {{id: talk, file: {name}, digest: '{'0' * 64}'}}\n"
    files = {**WORKSPACE, "bank.catalog.yaml": CATALOG + listed}
    if content is not None:
        files[name] = content
    return Attack(about, ("lint", "--select", "evidence", "--fail-on", "error"), code, files, says)


EVIDENCE = [
    _evidence("evidence that is a pipe", "talk.txt", Pipe(), "CJ1"),
    _evidence("evidence that is a device", "talk.txt", Link("/dev/zero"), "CJ1"),
    _evidence("evidence that is above the workspace", "../../../etc/passwd", None, "CJ1", "outside"),
    _evidence("evidence of 300 MB of nothing", "talk.txt", Zeros(300_000_000), code=0),
]  # fmt: skip

ATTACKS: list[Attack] = [*PHOTOS, *LOGOS, *EVIDENCE]
