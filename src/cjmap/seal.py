"""A seal on what cjmap keeps for its next run, so that it believes only what it has written itself.

A folder of maps may be anybody's, and with it what lies in its `.cjmap_cache`: a report that says that
all is well, a picture that shows something else. So each file there begins with a digest that takes a
key to make, and the key is the user's: 32 random bytes in his own cache folder. A copy of the maps
with another user, or in a CI that keeps only the folder of the maps, begins anew. Only modules are
imported here that cost next to nothing: what was kept is looked up before anything else is.
"""

from __future__ import annotations

import os
import sys
from hashlib import blake2b

LENGTH = 32
"""The bytes of a seal."""

_KEY = 32
_keys: dict[str, bytes | None] = {}


def sealed(name: str, data: bytes) -> bytes | None:
    """Return what is kept under a name with its seal before it; None where there is no key."""
    key = _key()
    return _seal(key, name, data) + data if key is not None else None


def opened(name: str, kept: bytes) -> bytes | None:
    """Return what was kept under a name; None where the seal is not ours, or not for these bytes."""
    key = _key()
    data = kept[LENGTH:]
    return data if key is not None and kept[:LENGTH] == _seal(key, name, data) else None


def own_folder() -> str:
    """Return the folder of this user for what can be made again; empty where none is known."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "cjmap") if os.path.isabs(base) else ""


def _seal(key: bytes, name: str, data: bytes) -> bytes:
    digest = blake2b(name.encode() + b"\0", key=key, digest_size=LENGTH)
    digest.update(data)
    return digest.digest()


def _key() -> bytes | None:
    """Return the key of this user, made the first time; None where it cannot be kept to himself."""
    folder = own_folder()
    if folder not in _keys:
        _keys[folder] = (_read(folder) or _made(folder)) if folder else None
    return _keys[folder]


def _read(folder: str) -> bytes | None:
    """Return the key in a folder, if nobody else may know or choose it."""
    try:
        handle = os.open(os.path.join(folder, "key"), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    try:
        status = os.fstat(handle)
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o077):
            return None
        key = os.read(handle, _KEY + 1)
    except OSError:
        return None
    finally:
        os.close(handle)
    return key if len(key) == _KEY else None


def _made(folder: str) -> bytes | None:
    """Make a key in one step: of two that begin at once, both go on with the one that came first."""
    file = os.path.join(folder, "key")
    beside = f"{file}.{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, os.urandom(_KEY))
        finally:
            os.close(handle)
        try:
            os.link(beside, file)
        except OSError:
            # Cut off, or open to others: one of our own takes its place. Or there are no hard links.
            if _read(folder) is None:
                os.replace(beside, file)
        finally:
            if os.path.exists(beside):
                os.unlink(beside)
    except OSError:
        return None
    return _read(folder)
