"""How is a page or a print read that may be made to harm its reader?"""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.sources import confinement, read_collection
from analysis.sources.confinement import Confinement
from analysis.sources.limits import Limits, make_limits

LINE = "The mill in Orvan spins 40 tonnes of yarn a year, said its director, and sells a third of it abroad."
PAGE = f"<html><body><h1>Mill</h1><p>{LINE}</p></body></html>".encode()


def a_pdf(content: bytes, filters: bytes) -> bytes:
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d/Filter %s>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF"
        % (len(content), filters, content)
    )


def read_with(child: str, monkeypatch: pytest.MonkeyPatch, limits: Limits | None = None) -> str:
    """What is said of a page when the process that reads it does something else."""

    def start(limits: Limits) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", child], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(confinement, "start_child", start)
    with Confinement(limits or make_limits(20)) as reader, pytest.raises(SourceError) as error:
        reader.read(".html", PAGE, "mill", "mill.html")
    return str(error.value)


def test_one_process_reads_page_after_page() -> None:
    with Confinement(make_limits(20)) as reader:
        articles = [reader.read(".html", PAGE, f"mill{n}", "mill.html") for n in range(2)]
        first = reader.child

        assert [a.article_id for a in articles] == ["mill0", "mill1"]
        assert all(LINE in a.text for a in articles)
    assert first is not None
    assert first.returncode == 0


def test_a_print_that_unpacks_to_more_than_the_memory_allowed_is_refused_and_the_next_file_is_read() -> None:
    bomb = zlib.compress(b" " * 300_000_000, 1)
    with Confinement(Limits(20_000_000, 5_000_000, 20_000, 8, 400_000_000)) as reader:
        with pytest.raises(SourceError, match=r"bomb\.pdf: (its reading broke off|there is no text)"):
            reader.read(".pdf", a_pdf(bomb, b"/FlateDecode"), "bomb", "bomb.pdf")

        assert LINE in reader.read(".html", PAGE, "mill", "mill.html").text


def test_a_file_that_crashes_its_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    said = read_with("import os; os.abort()", monkeypatch)

    assert said == "mill.html: its reading broke off: it is damaged, or needs more than 1000 MB; save its text as .txt"


@pytest.mark.parametrize(
    "child",
    [
        "import time; time.sleep(60)",
        "from analysis.sources.confined import limit_time\nlimit_time(0)\nwhile True: pass",
    ],
    ids=["waits", "works"],
)
def test_a_file_that_takes_too_long_is_refused(child: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "PATIENCE", 0.3 if "sleep" in child else 30)

    assert "mill.html: to read it takes more than 1 seconds" in read_with(
        child, monkeypatch, Limits(1000, 1000, 100, 1, 10**9)
    )


def test_a_file_that_ends_its_reader_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.pdf").write_bytes(
        a_pdf(zlib.compress(zlib.compress(b" " * 500_000_000, 1)), b"[/FlateDecode/FlateDecode]")
    )
    (tmp_path / "c.html").write_bytes(PAGE.replace(b"Mill", b"Ship").replace(b"yarn", b"rope"))
    collection = read_collection([tmp_path])

    assert [a.article_id for a in collection.articles] == ["a", "c"]
    assert [Path(r.place).name for r in collection.refusals] == ["b.pdf"]


def test_a_reader_writes_no_file_starts_no_program_and_asks_no_host(tmp_path: Path) -> None:
    tries = {
        "write": f"open({str(tmp_path / 'x')!r}, 'w')",
        "program": "__import__('subprocess').run(['true'])",
        "shell": "__import__('os').system('true')",
        "host": "__import__('socket').create_connection(('127.0.0.1', 9))",
        "name": "__import__('socket').getaddrinfo('canary.invalid', 80)",
        "remove": f"__import__('os').remove({str(tmp_path / 'x')!r})",
    }
    script = f"""
import sys, socket, subprocess
from analysis.sources.confined import forbid
sys.addaudithook(forbid)
for name, attempt in {tries!r}.items():
    try:
        eval(attempt)
    except PermissionError as error:
        print(name, "not allowed" in str(error))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == [f"{name} True" for name in tries]
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_imported_from_the_folder_of_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('taken from the wrong place')")
    monkeypatch.chdir(tmp_path)
    with Confinement(make_limits(20)) as reader:
        assert LINE in reader.read(".html", PAGE, "mill", "mill.html").text
