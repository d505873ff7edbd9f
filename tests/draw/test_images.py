"""Picture files from outside: read, made small and harmless, or refused with a clear message."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image as Pixels

from cjmap.draw import DrawError, render
from cjmap.draw.scene import Image, Mark, Scene
from cjmap.draw.writers import images
from cjmap.draw.writers.images import SIDE, load_picture

if TYPE_CHECKING:
    from pathlib import Path


def pattern(width: int, height: int, mode: str = "RGB") -> Pixels.Image:
    """Make a picture that is red above and blue below."""
    picture = Pixels.new(mode, (width, height), "#c01030")
    picture.paste("#1030c0", (0, height // 2, width, height))
    return picture


def saved(picture: Pixels.Image, file: Path, kind: str, **more: object) -> Path:
    picture.save(file, kind, **more)
    return file


def opened(data: bytes) -> Pixels.Image:
    return Pixels.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_the_four_kinds_are_read_whatever_the_file_is_called(tmp_path: Path, kind: str) -> None:
    picture = opened(load_picture(saved(pattern(800, 600), tmp_path / "photo.txt", kind)))
    assert picture.size == (SIDE, SIDE * 3 // 4)
    assert picture.format == "JPEG"
    top = picture.getpixel((10, 10))
    assert isinstance(top, tuple)
    assert top[0] > 150 > top[2]


def test_transparency_is_kept_as_png(tmp_path: Path) -> None:
    file = saved(Pixels.new("RGBA", (40, 20), (10, 20, 30, 90)), tmp_path / "logo.png", "PNG")
    picture = opened(load_picture(file))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (40, 20))
    assert picture.getpixel((5, 5)) == (10, 20, 30, 90)


def test_what_lies_beside_the_pixels_is_dropped_and_the_picture_upright(tmp_path: Path) -> None:
    exif = Pixels.Exif()
    exif[0x0112] = 3  # upside down
    exif[0x010E] = "secret place"
    file = tmp_path / "photo.jpg"
    pattern(60, 60).save(file, "JPEG", exif=exif, comment=b"<script>alert(1)</script>", quality=95)
    data = load_picture(file)
    assert b"secret" not in data
    assert b"script" not in data
    assert b"Exif" not in data
    top = opened(data).getpixel((30, 5))
    assert isinstance(top, tuple)
    assert top[2] > 150 > top[0]


def test_same_file_same_bytes(tmp_path: Path) -> None:
    file = saved(pattern(500, 500), tmp_path / "photo.png", "PNG")
    assert load_picture(file) == load_picture(file)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%PDF-1.7",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"BM" + bytes(60),
        b"II*\x00" + bytes(60),
        b"RIFF\x00\x00\x00\x00WAVE",
    ],
)
def test_other_kinds_of_file_are_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(data)
    with pytest.raises(DrawError, match=r"photo\.png is not a picture") as caught:
        load_picture(file)
    assert "PNG, JPEG, WebP or GIF" in (caught.value.hint or "")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_damaged_file_is_refused(tmp_path: Path, kind: str) -> None:
    whole = saved(pattern(300, 300), tmp_path / "whole", kind).read_bytes()
    file = tmp_path / "cut"
    for length in (12, 20, len(whole) // 2):
        file.write_bytes(whole[:length])
        with pytest.raises(DrawError, match="cut is damaged"):
            load_picture(file)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for file in (tmp_path / "none.png", tmp_path):
        with pytest.raises(DrawError, match="cannot be read"):
            load_picture(file)


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = saved(pattern(60, 60), tmp_path / "photo.png", "PNG")
    monkeypatch.setattr(images, "LARGEST_FILE", file.stat().st_size - 1)
    with pytest.raises(DrawError, match="too large"):
        load_picture(file)


@pytest.mark.parametrize("side", [8_000, 30_000, 2_000_000_000])
def test_a_small_file_that_unpacks_to_very_much_is_refused(tmp_path: Path, side: int) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + sum_

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    file = tmp_path / "bomb.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + head + body)
    with pytest.raises(DrawError, match="too many pixels"):
        load_picture(file)


def scene_with(data: bytes, circle: bool) -> Scene:
    mark = Mark("face", (Image(20, 10, 60, 60, data, circle),), "face", "Anna")
    return Scene("persona", "p", "P", "", "en", 100, 80, "#ffffff", (mark,))


@pytest.mark.parametrize("circle", [False, True])
@pytest.mark.parametrize("engine", ["embedded", "system", "wasm"])
def test_an_image_is_drawn_in_its_place(tmp_path: Path, circle: bool, engine: str) -> None:
    data = load_picture(saved(pattern(64, 64), tmp_path / "photo.png", "PNG"))
    scene = scene_with(data, circle)
    svg = render(scene, "svg", engine=engine)
    assert svg.count(b"<image ") == 1
    assert (b"<clipPath" in svg) == circle
    drawn = opened(render(scene, "png", scale=1.0, engine=engine)).convert("RGB")
    assert drawn.getpixel((50, 20))[0] > 150  # type: ignore[index]
    assert drawn.getpixel((50, 60))[2] > 150  # type: ignore[index]
    corner = drawn.getpixel((22, 12))
    assert (corner == (255, 255, 255)) == circle
    assert drawn.getpixel((10, 40)) == (255, 255, 255)


def test_an_image_that_is_neither_png_nor_jpeg_is_never_written() -> None:
    with pytest.raises(DrawError, match="neither PNG nor JPEG"):
        render(scene_with(b"<svg/>", True), "svg")


def test_a_plain_picture_loads_no_library_for_images() -> None:
    code = (
        "import sys\n"
        "from cjmap.draw import Scene, render\n"
        "import cjmap.draw.writers.images\n"
        "render(Scene('journey', 'a', 't', 'd', 'en', 10, 10, '#ffffff', ()), 'svg')\n"
        "heavy = {'PIL', 'fontTools', 'fpdf', 'resvg_py'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
