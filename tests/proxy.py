"""A wire to a server that can be cut, can hang, and can be mended: on 127.0.0.1, or at its socket."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from sqlalchemy import make_url

CHUNK = 65536


@dataclass
class Proxy:
    """In threads of its own, so that a client that blocks does not stop it. ``port`` is where to connect."""

    server: str
    """The path of a socket, or ``HOST:PORT``."""
    _listening: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _open: set[socket.socket] = field(default_factory=set)
    _flows: threading.Event = field(default_factory=threading.Event)
    _whole: bool = True

    def __post_init__(self) -> None:
        self._flows.set()
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        port: int = self._listening.getsockname()[1]
        return port

    def leads_to(self, url: str) -> str:
        """This database, reached over this wire."""
        over = make_url(url).set(host="127.0.0.1", port=self.port, query={})
        return over.render_as_string(hide_password=False)

    def cut(self) -> None:
        """Every connection breaks, and a new one breaks at once."""
        self._whole = False
        self._break()

    def stall(self) -> None:
        """Everything is taken, and nothing arrives: neither here nor there. Connections stay open."""
        self._flows.clear()

    def resume(self) -> None:
        """What was held back arrives now, and new connections are made."""
        self._whole = True
        self._flows.set()

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._break()
        self._flows.set()
        self._thread.join()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = self._reached() if self._whole else None
            if server is None:
                client.close()
                continue
            for one, other in ((client, server), (server, client)):
                self._open.add(one)
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _reached(self) -> socket.socket | None:
        host, _, port = self.server.rpartition(":")
        try:
            if host:
                return socket.create_connection((host, int(port)))
            server = socket.socket(socket.AF_UNIX)
            server.connect(self.server)
            return server
        except OSError:
            return None

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while some := one.recv(CHUNK):
                self._flows.wait()
                other.sendall(some)
        for end in (one, other):
            self._open.discard(end)
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _break(self) -> None:
        for end in tuple(self._open):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def a_wire_to(server: str) -> Iterator[Proxy]:
    proxy = Proxy(server)
    try:
        yield proxy
    finally:
        proxy.close()
