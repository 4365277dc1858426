"""How does a worker of a cluster that was lost and started again find its server of processes running?

The nanny, which starts a lost worker again, keeps the server: a client gives it this plugin. A worker asks it, by the
number of the nanny's process, for a channel to a new process; the system vouches for who is on the other side. Where
there is no nanny, or the system has no such names, each worker has a server of its own.
"""

import hashlib
import os
import socket
import struct
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from analysis.batch.keys import hash_code, list_versions
from analysis.batch.running import RunServer, can_fork

PLUGIN = "ploughshare-runs"
CREDENTIALS = struct.Struct("3i")  # process, user and group, as the system tells them
DOORS = Path("/proc/net/unix")
WAITING = 64


def make_plugin() -> Any:
    """A plugin for the nannies of a cluster, by which they keep a server."""
    from distributed import NannyPlugin

    class ServerKeeper(NannyPlugin):  # type: ignore[misc]  # distributed need not be installed
        name, idempotent, restart = PLUGIN, True, False

        def setup(self, nanny: Any) -> None:  # noqa: ARG002 (as nannies call it)
            keep_here()

        def teardown(self, nanny: Any) -> None:  # noqa: ARG002 (as nannies call it)
            forget()

    return ServerKeeper()


class Keeper:
    """A server of processes, and the door at which workers ask for one."""

    def __init__(self) -> None:
        """Open the door and start the server; processes that are asked for meanwhile are forked when it is ready."""
        self.door = socket.socket(socket.AF_UNIX)
        self.door.bind(name_door(os.getpid()))
        self.door.listen(WAITING)
        self.server = RunServer()
        threading.Thread(target=self.pass_on, daemon=True).start()

    def pass_on(self) -> None:
        """Pass on whoever asks to the server, which forks a process at the other end."""
        with suppress(OSError):  # the door was closed, or the server has ended
            while True:
                channel, _ = self.door.accept()
                with channel:
                    if is_own(channel):
                        self.server.pass_channel(channel)

    def close(self) -> None:
        """Close the door, and end the server with every run that is left."""
        with suppress(OSError):
            self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        self.server.close()


class KeptServer:
    """The server that a nanny keeps, as its worker sees it."""

    def __init__(self, nanny: int) -> None:
        """Remember whose it is."""
        self.nanny = nanny

    def open_channel(self) -> socket.socket:
        """A channel to a new process.

        Raises:
            OSError: nobody keeps a server, or somebody else does.
        """
        channel = socket.socket(socket.AF_UNIX)
        try:
            channel.connect(name_door(self.nanny))
            if not is_own(channel):
                raise PermissionError("another user keeps this door")
        except OSError:
            channel.close()
            raise
        return channel


def find_kept() -> KeptServer | None:
    """The server that the nanny of this process keeps, if it keeps one for the same code."""
    nanny = os.getppid()
    try:
        doors = {line.split()[-1] for line in DOORS.read_text().splitlines()}
    except OSError:
        return None
    return KeptServer(nanny) if name_door(nanny).replace("\0", "@") in doors else None


_keeper: Keeper | None = None
_nannies = 0
_changing = threading.Lock()


def keep_here() -> None:
    """Keep a server in this process for one nanny more."""
    global _keeper, _nannies
    with _changing, suppress(OSError):
        _nannies += 1
        if _keeper is None and can_fork():
            _keeper = Keeper()


def forget() -> None:
    """A nanny needs no server any more; the last one ends it."""
    global _keeper, _nannies
    with _changing:
        _nannies -= 1
        if _keeper is not None and not _nannies:
            _keeper.close()
            _keeper = None


def name_door(pid: int) -> str:
    """The name of a door: one of the system's own names, which leaves no file, and tells the code behind it."""
    code = hashlib.sha256(repr((hash_code(), list_versions())).encode()).hexdigest()
    return f"\0{PLUGIN}-{pid}-{code[:32]}"


def is_own(channel: socket.socket) -> bool:
    """Whether the same user is at the other end."""
    told = channel.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, CREDENTIALS.size)
    _, user, _ = CREDENTIALS.unpack(told)
    return bool(user == os.getuid())
