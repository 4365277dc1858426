"""A run: whole, the same every time, and silent about the machine it was made on."""

import csv
import io
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pikepdf
import pypdfium2
import pytest

from analysis.briefing.parameters import check_parameters
from analysis.errors import SourceError
from analysis.pipeline import choose_attached, write_briefing
from tests.briefing.pages import Element, read_elements
from tests.commands import PROJECT, SEEDS, begin, call, find_marked, hash_tree, interrupt, read_tree, wait_for

PAGES = ("briefing", "extraction", "comparison", "charting")
CHARTS = ("attribution", "figures", "timeline")
UNDRAWN = ("actors", "density", "frames", "rivals", "series", "words")  # too few articles
NOTEBOOKS = ("1_extraction", "2_comparison", "3_charting", "briefing")
EXPECTED = {
    *(f"{page}.{kind}" for page in PAGES for kind in ("html", "pdf")),
    *(f"charts/{chart}.{kind}" for chart in CHARTS for kind in ("svg", "png", "csv")),
    *(f"charts/{chart}.csv" for chart in UNDRAWN),
    *(f"notebooks/{notebook}.ipynb" for notebook in NOTEBOOKS),
    *("ledger.csv", "ledger.parquet", "ledger.xlsx", "articles.csv", "actors.csv", "findings.json", "manifest.json"),
    *("datapackage.json", "ro-crate-metadata.json", "annotations.jsonld", "entities.ftm.json"),
    *("data/articles.jsonl", "data/articles.parquet", "data/actors.parquet", "data/sentences.parquet"),
    *("data/corrections.parquet", "data/joins.parquet"),
}


def read_ledger(run: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((run / "ledger.csv").read_text(encoding="utf-8"))))


def read_page(run: Path, page: str = "briefing") -> list[Element]:
    return read_elements((run / f"{page}.html").read_text(encoding="utf-8"))


def read_pdf(run: Path, page: str = "briefing") -> str:
    with pypdfium2.PdfDocument(run / f"{page}.pdf") as document:
        return "".join(sheet.get_textpage().get_text_bounded() for sheet in document)


def test_a_ledger_too_large_for_a_mail_is_not_attached_and_that_is_said(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.csv"
    with ledger.open("wb") as file:
        file.truncate(21_000_000)

    attached, remarks = choose_attached(ledger, is_asked=True)

    assert attached == ()
    assert remarks == ("ledger.csv has 21 MB and is not attached to briefing.pdf; it lies beside it",)
    assert choose_attached(ledger, is_asked=False) == ((), ())


def test_a_run_that_is_made_as_one_of_very_many_articles_has_the_same_bytes(
    seeds_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.briefing.pages.LARGE", 0)  # each page is printed by a process of its own
    monkeypatch.setattr("analysis.pipeline.LARGE", 0)  # one job after the other; the run is let go before it is printed
    monkeypatch.chdir(seeds_run.parents[1])

    write_briefing(check_parameters({"sources": ["seeds"]}), tmp_path, "seeds")

    assert hash_tree(tmp_path / "seeds") == hash_tree(seeds_run)


def squeeze(words: str) -> str:
    """Words without what a line break may change: spaces, hyphens and the marks of a break."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\u0002-]", "", words)


def unpack(name: str, content: bytes) -> Iterator[bytes]:
    """Everything that a file of a run holds, packed parts unpacked."""
    yield content
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            yield from map(book.read, book.namelist())
    if name.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(content)) as document:
            yield from (o.read_bytes() for o in document.objects if isinstance(o, pikepdf.Stream) and "/Width" not in o)
    if name.endswith(".parquet"):
        with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
            file.write(content)
            file.flush()
            yield duckdb.read_parquet(file.name).df().to_csv().encode()


def test_a_run_folder_is_complete(seeds_run: Path) -> None:
    assert set(read_tree(seeds_run)) == EXPECTED


def test_a_run_leaves_nothing_beside_its_folder_but_the_list_of_runs(seeds_run: Path) -> None:
    assert sorted(path.name for path in seeds_run.parent.iterdir()) == ["index.html", "seeds"]


def test_the_same_inputs_give_the_same_bytes_anywhere_and_leave_nothing_else(seeds_run: Path, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "else" / "seeds")
    homes = {"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "tmp")}
    for folder in homes.values():
        Path(folder).mkdir()
    machine = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", **homes}

    call("brief", tmp_path / "else" / "seeds", "--out", tmp_path / "other", cwd=tmp_path, **machine)

    assert hash_tree(tmp_path / "other" / "seeds") == hash_tree(seeds_run)
    assert list((tmp_path / "tmp").iterdir()) == []
    assert find_marked("TMPDIR", homes["TMPDIR"]) == []


def test_a_long_temporary_folder_changes_nothing(seeds_run: Path, tmp_path: Path) -> None:
    """Where a socket file would have too long a name, kernels are ordinary ones, reached by ports."""
    long = tmp_path / ("t" * 100)
    long.mkdir()

    call("brief", "seeds", "--out", tmp_path / "other", cwd=seeds_run.parents[1], TMPDIR=str(long))

    assert hash_tree(tmp_path / "other" / "seeds") == hash_tree(seeds_run)
    assert list(long.iterdir()) == []


@pytest.mark.parametrize("kind", ["seeds_run", "hostile_run"])
def test_no_file_of_a_run_names_a_folder_of_this_machine(kind: str, request: pytest.FixtureRequest) -> None:
    run = request.getfixturevalue(kind)
    folders = {str(run.parents[1]), str(PROJECT), str(Path.home()), sys.prefix, tempfile.gettempdir() + "/"}
    # A short name such as /root may stand in an address or in a picture's bytes.
    places = [re.compile(rb"(?<![\w/.:>-])" + re.escape(f.rstrip("/")).encode() + rb"/\w") for f in folders]

    found = [
        (name, place.pattern)
        for name, content in read_tree(run).items()
        for part in unpack(name, content)
        for place in places
        if place.search(part)
    ]

    assert found == []


def test_every_number_of_the_prose_is_bound(seeds_run: Path) -> None:
    ledger = {row["claim_id"] for row in read_ledger(seeds_run)}
    elements = read_page(seeds_run)

    cited = {claim for e in elements for claim in e.get("data-claim", "").split()}
    assert cited
    assert cited <= ledger
    assert [e for e in elements if e.get("data-measure")]


def test_a_finding_has_no_number_outside_a_bound_element(seeds_run: Path) -> None:
    html = (seeds_run / "briefing.html").read_text(encoding="utf-8")
    findings = re.findall(r'<li id="[a-z]+-[0-9a-f]{8}".*?</li>', html, re.DOTALL)

    bare = [re.sub(r"<(\w+)[^>]*data-(?:claim|measure)=.*?</\1>|<[^>]+>|&#?\w+;", " ", words) for words in findings]

    assert findings
    assert [words for words in bare if re.search(r"\d", words)] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_there_and_back(seeds_run: Path, page: str) -> None:
    elements = read_page(seeds_run, page)
    ids = {e["id"] for e in elements if "id" in e}

    aims = {e["href"][1:] for e in elements if e.get("href", "").startswith("#")}
    assert aims <= ids
    notes = {i for i in ids if re.fullmatch(r"note-\d+", i)}
    cites = {i for i in ids if re.fullmatch(r"cite-\d+-\d+", i)}
    assert notes <= aims
    assert cites <= aims
    assert notes or page in {"extraction", "charting"}


def cut_finding(finding: dict[str, Any]) -> list[str]:
    """The words of a finding between its numbers, and the numbers, as they stand on every page."""
    numbers = [number["text"] for number in finding["numbers"]]
    marks = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    words = re.split(rf": |{marks}" if marks else ": ", finding["text"])
    return [squeeze(piece) for piece in words + numbers if piece.strip()]


def test_the_findings_stand_in_the_pdf_and_in_the_page(seeds_run: Path) -> None:
    findings = json.loads((seeds_run / "findings.json").read_text(encoding="utf-8"))
    texts = [squeeze(next(e.text for e in read_page(seeds_run) if e.tag == "main")), squeeze(read_pdf(seeds_run))]

    missing = [piece for finding in findings for piece in cut_finding(finding) for t in texts if piece not in t]

    assert findings
    assert missing == []


def test_findings_rest_on_claims_of_the_ledger(seeds_run: Path) -> None:
    ledger = {row["claim_id"] for row in read_ledger(seeds_run)}
    findings = json.loads((seeds_run / "findings.json").read_text(encoding="utf-8"))

    assert findings
    assert {claim for finding in findings for claim in finding["claims"]} <= ledger


def test_the_ledger_ties_each_claim_to_its_characters(hostile_run: Path) -> None:
    lines = (hostile_run / "data" / "articles.jsonl").read_text(encoding="utf-8").split("\n")
    texts = {row["id"]: row["text"] for row in map(json.loads, filter(None, lines))}
    rows = duckdb.read_parquet(str(hostile_run / "ledger.parquet")).df().to_dict("records")

    loose = [r["claim_id"] for r in rows if texts[r["article_id"]][r["start"] : r["end"]] != r["surface"]]

    assert rows
    assert loose == []


def sabotage(folder: Path, code: str) -> dict[str, str]:
    """The environment of a user whose IPython runs some code when it starts."""
    startup = folder / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text(code)
    return {"IPYTHONDIR": str(folder)}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; os._exit(3)", "the kernel died"),
        ("from analysis.briefing import sections\ndel sections.show_title", "has no attribute 'show_title'"),
    ],
    ids=["a kernel dies", "a cell fails"],
)
def test_a_failed_run_leaves_the_one_before_and_no_trace(code: str, said: str, seeds_run: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "reports" / "seeds"
    shutil.copytree(seeds_run, earlier)
    (tmp_path / "tmp").mkdir()
    machine = {"TMPDIR": str(tmp_path / "tmp"), **sabotage(tmp_path / "ipython", code)}

    done = call("brief", SEEDS, "--out", tmp_path / "reports", **machine)

    assert done.returncode == 1
    assert said in done.stderr
    assert re.search(r"\w+\.ipynb", done.stderr)
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["seeds"]
    assert hash_tree(earlier) == hash_tree(seeds_run)
    assert list((tmp_path / "tmp").iterdir()) == []
    assert find_marked("TMPDIR", machine["TMPDIR"]) == []


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    """A limit on the size of a file stands in for the disk."""
    command = f'ulimit -f 60; exec "{sys.executable}" -m analysis brief "{SEEDS}" --out "{tmp_path}/reports"'

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be written" in done.stderr
    assert list((tmp_path / "reports").iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
@pytest.mark.parametrize("moment", [".seeds.*", ".seeds.*/findings.json"], ids=["reading", "running the notebooks"])
def test_a_stopped_run_leaves_no_process_and_no_file(number: int, moment: str, tmp_path: Path) -> None:
    for name in ("tmp", "reports"):
        (tmp_path / name).mkdir()
    machine = {"TMPDIR": str(tmp_path / "tmp")}

    with begin("brief", SEEDS, "--out", tmp_path / "reports", **machine) as process:
        wait_for(tmp_path / "reports", moment)
        code, said = interrupt(process, number)

    assert code in {128 + number, -number}
    assert said == "ploughshare: stopped; nothing half-made is left. Run the same command again.\n"
    assert list((tmp_path / "reports").iterdir()) == []
    assert list((tmp_path / "tmp").iterdir()) == []
    assert find_marked("TMPDIR", machine["TMPDIR"]) == []


def test_python_gets_the_error_and_no_folder(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    parameters = check_parameters({"sources": [str(tmp_path / "empty.txt")]})

    with pytest.raises(SourceError, match=r"empty\.txt"):
        write_briefing(parameters, tmp_path / "reports", "empty")

    assert list((tmp_path / "reports").iterdir()) == []


def test_the_words_of_the_user_are_kept_with_the_run(tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.mkdir()
    frames = PROJECT / "analysis" / "codebooks" / "frames.toml"
    (words / "frames.toml").write_text(frames.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")

    done = call("brief", SEEDS, "--out", tmp_path, "--name", "run", "--set", f"codebooks={words}")

    assert done.returncode == 0
    used = json.loads((tmp_path / "run" / "manifest.json").read_text(encoding="utf-8"))["codebooks_sha256"]
    page = read_page(tmp_path / "run", "comparison")
    assert [e.text for e in page if e.get("data-measure") == "codebooks.sha256"] == [used[:12]]
