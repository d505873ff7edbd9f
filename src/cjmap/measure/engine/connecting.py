"""The way to a Spark Connect server: there in seconds, or a sentence that says why not."""

from __future__ import annotations

import re
import socket
import warnings
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from cjmap.measure.errors import SPARK_EXTRA, MeasureError
from cjmap.printable import one_line

PORT = 15002
"""Where a Spark Connect server listens unless told otherwise."""
WAIT = 5.0
"""Seconds that a server has to take the call, and as many again to answer as Spark's do."""
RETRIES = 4
"""A server that was there is taken for gone after some five seconds; Spark's client waits ten minutes."""

_HINT = "Write it as `spark://host:15002`, and options as `spark://host:15002/;use_ssl=true`."
_DETAILS = re.compile(r'^\s*details = "(.*)"$', re.MULTILINE)
_PUBLIC = frozenset({"use_ssl", "user_id", "session_id"})


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a server, `sc://host:port/;option=value`, of which people are told a part."""

    text: str
    host: str
    port: int
    secrets: tuple[str, ...]

    @property
    def told(self) -> str:
        """The address without its options: one of them is the token."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return one_line(f"sc://{host}:{self.port}")

    def first_line(self, error: Exception) -> str:
        """Return the first line of what Spark or gRPC complains of, without what is secret."""
        said = str(error)
        if details := _DETAILS.search(said):  # of gRPC, whose first line is the name of a class
            said = details[1]
        for each in (self.text, *self.secrets):
            said = said.replace(each, "…")
        lines = said.strip().splitlines()
        return one_line(lines[0]) if lines else type(error).__name__


def parse_server(text: str) -> Address:
    """Take the address of a server apart; raises `MeasureError` where it is none."""
    try:
        found = urlsplit(text)
        host, port = found.hostname, found.port
    except ValueError:
        host, port = None, None
    if host is None or found.username is not None or found.query or found.fragment:
        raise MeasureError("The address of the Spark Connect server cannot be read.", hint=_HINT)
    options = [each.partition("=") for each in found.path.split(";")[1:]]
    hidden = [value for name, _, value in options if value and name not in _PUBLIC]
    return Address(text, host, port or PORT, (*hidden, *map(unquote, hidden)))


def connect(address: Address) -> Any:
    """Return a session on a server, its times in UTC; raises `MeasureError`."""
    _check_listening(address)
    with warnings.catch_warnings():
        # pandas is not used here; Spark's client loads it, and is not sure of its new versions
        warnings.filterwarnings("ignore", "PySpark does not yet fully support", FutureWarning)
        try:
            import grpc
            from pyspark.sql.connect.client.core import DefaultChannelBuilder
            from pyspark.sql.connect.client.retries import DefaultPolicy
            from pyspark.sql.connect.session import SparkSession
        except ImportError:
            raise MeasureError("That engine needs the client of Spark.", hint=SPARK_EXTRA) from None
        try:
            builder = DefaultChannelBuilder(address.text)
            with builder.toChannel() as channel:
                grpc.channel_ready_future(channel).result(timeout=WAIT)
            session = SparkSession.builder.channelBuilder(builder).create()
            session.client.set_retry_policies(
                [DefaultPolicy(max_retries=RETRIES, max_backoff=4000)]
            )
            session.conf.set("spark.sql.session.timeZone", "UTC")
        except grpc.FutureTimeoutError:
            raise MeasureError(
                f"{address.told}: something answers there, but not as Spark Connect does.",
                hint="Is it the port of Spark Connect (15002), and does it want `/;use_ssl=true`?",
            ) from None
        except Exception as error:  # gRPC's errors have no common ancestor with Spark's
            raise MeasureError(
                f"{address.told}: no session can be opened: {address.first_line(error)}"
            ) from None
    return session


def _check_listening(address: Address) -> None:
    """Say within seconds where nobody listens; a proxy alone knows what is behind it."""
    if getproxies() and not proxy_bypass(address.host):
        return
    try:
        socket.create_connection((address.host, address.port), WAIT).close()
    except (OSError, UnicodeError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise MeasureError(
            f"{address.told}: no Spark Connect server answers: {one_line(said)}.",
            hint="Is it running there, and is the address `spark://host:15002`?",
        ) from None
