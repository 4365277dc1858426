"""Kernels from a warm server: asked for, ended, and gone with it."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.briefing import warm_kernels
from analysis.briefing.warm_kernels import (
    CHOICE,
    NAME,
    ask_kernel,
    choose_provisioner,
    end_kernels,
    start_server,
    stop_server,
)
from tests.commands import find_marked

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="this system has no warm kernels")


@pytest.fixture
def server() -> Iterator[None]:
    assert start_server()
    yield
    stop_server()


def a_request(folder: Path) -> dict[str, object]:
    environment = dict(os.environ) | {"PLOUGHSHARE_TEST": str(folder)}
    return {"argv": ["-f", str(folder / "connection.json")], "cwd": str(folder), "env": environment}


@pytest.mark.usefixtures("server")
def test_a_second_start_finds_the_server_there() -> None:
    assert not start_server()


@pytest.mark.usefixtures("server")
def test_a_server_is_asked_for_kernels_again_and_again() -> None:
    for _ in range(2):
        began = time.monotonic()
        choose_provisioner()

        assert os.environ[CHOICE] == NAME
    assert time.monotonic() - began < 5


@pytest.mark.usefixtures("server")
def test_a_kernel_lives_until_it_is_ended(tmp_path: Path) -> None:
    choose_provisioner()

    kernel = ask_kernel(a_request(tmp_path))

    assert kernel is not None
    assert kernel.poll() is None
    kernel.kill()
    assert kernel.wait(10) == -9
    assert kernel.poll() == -9
    kernel.terminate()  # a second end is no error


@pytest.mark.usefixtures("server")
def test_kernels_end_with_their_server(tmp_path: Path) -> None:
    choose_provisioner()
    kernel = ask_kernel(a_request(tmp_path))

    stop_server()

    assert kernel is not None
    assert kernel.wait(10) == -9
    assert find_marked("PLOUGHSHARE_TEST", str(tmp_path)) == []
    assert CHOICE not in os.environ


@pytest.mark.usefixtures("server")
def test_an_ended_server_gives_no_kernel_and_is_replaced(tmp_path: Path) -> None:
    choose_provisioner()
    end_kernels()

    with pytest.raises(RuntimeError, match="the server of kernels has ended"):
        ask_kernel(a_request(tmp_path))

    assert start_server()
    choose_provisioner()
    assert os.environ[CHOICE] == NAME


def test_without_a_server_kernels_are_ordinary(tmp_path: Path) -> None:
    choose_provisioner()

    assert CHOICE not in os.environ
    assert ask_kernel(a_request(tmp_path)) is None


def test_a_server_that_cannot_start_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket file cannot have a name of more than a hundred characters."""
    long = tmp_path / ("t" * 100)
    long.mkdir()
    monkeypatch.setattr(warm_kernels.tempfile, "tempdir", str(long))

    start_server()
    choose_provisioner()
    stop_server()

    assert CHOICE not in os.environ
    assert list(long.iterdir()) == []
