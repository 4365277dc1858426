"""How right, how quick and how large is extraction, beside other programs measured in the same run?

    make bench BENCH=extraction ARGS="--gold FOLDER article.txt …"

FOLDER holds public gold with its scorers; without it only speed, load time and memory are measured. Articles are
text files, JSONL with a `text` on every line, or folders of them; without any, those of tests/gold and seeds.
"""

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
OURS = "ploughshare"
MODELS = ("Currency", "Percent", "NumberRange", "Number", "Dimension")
TABLE = (
    ("value", "value F1", ".3f"),
    ("+unit", "value+unit F1", ".3f"),
    ("+bound", "value+unit+bound F1", ".3f"),
    ("ranges", "recall of ranges", ".3f"),
    *((model, f"recall {model}", ".3f") for model in MODELS),
    ("who-what", "who-what F1", ".3f"),
    ("precision", "who-what precision", ".3f"),
    ("indirect", "recall indirect", ".3f"),
    ("words_per_cpu_s", "words a CPU second", ",.0f"),
    ("load_s", "load, CPU s", ".2f"),
    ("peak_mb", "peak memory, MB", ".0f"),
)
MEASURES = {"value": "value", "value+unit": "+unit", "value+unit+bound": "+bound"}


@dataclass
class Gold:
    """The folder with the public gold, and where the predictions on it are kept."""

    folder: Path
    work: Path

    def run(self, script: str, *arguments: object) -> str:
        """What one of the folder's scripts prints."""
        return run([sys.executable, self.folder / script, *arguments])


def run(command: Sequence[object]) -> str:
    """What a command prints; the benchmark ends when it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=PROJECT)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def read_texts(path: Path) -> list[str]:
    """The articles of one file, or of every text file below a folder."""
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if each.suffix in {".txt", ".md", ".jsonl"})
        return [text for each in found if each.stem != "README" for text in read_texts(each)]
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in content.splitlines() if line.strip()]
    return [content]


def list_peers(pipeline: str) -> dict[str, bool]:
    """The programs, and whether they are installed."""
    known = importlib.util.find_spec
    is_piped = known("spacy") is not None and (Path(pipeline).exists() or known(pipeline) is not None)
    return {OURS: True, "quantulum3": known("quantulum3") is not None, "spacy": is_piped, "one regex": True}


def measure(name: str, texts: Path, gold: Gold | None, chosen: argparse.Namespace) -> dict[str, float]:
    """Load time, speed and memory of one program, and how right its figures are."""
    command = [sys.executable, HERE / "extractors.py", name, texts, "--runs", chosen.runs]
    if name == "spacy":
        command += ["--pipeline", chosen.pipeline]
    if gold is not None and name != OURS:
        for kind in ("quantities", "recognizers"):
            command += ["--figures", gold.work / f"{kind}.jsonl", gold.work / f"{kind}-{name}.jsonl"]
    row: dict[str, float] = json.loads(run(command))
    if gold is not None:
        if name == OURS:
            predict_ours(gold)
        row |= score_quantities(gold, name) | score_recognizers(gold, name)
        row |= score_attribution(gold) if name == OURS else {}
    return row


def prepare(gold: Gold) -> None:
    """Write what is to be read: the sentences and articles of the gold, one a line."""
    for kind, source in (("quantities", "quantities_dev.json"), ("recognizers", "recognizers_dev.jsonl")):
        gold.run("adapt_ledger.py", "inputs", gold.folder / source, gold.work / f"{kind}.jsonl")
    articles = sorted((gold.folder / "attribution_dev").rglob("*.txt"))
    lines = [json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}) for path in articles]
    (gold.work / "attribution.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def predict_ours(gold: Gold) -> None:
    """Our ledgers of the gold, turned into what the scorers read."""
    for kind in ("quantities", "recognizers", "attribution"):
        texts, ledger = gold.work / f"{kind}.jsonl", gold.work / f"{kind}-ledger.jsonl"
        target = gold.work / f"{kind}-{OURS}.jsonl"
        run([sys.executable, "-m", "analysis", "extract", texts, "--out", ledger])
        if kind == "attribution":
            gold.run("adapt_ledger.py", kind, ledger, target)
        else:
            gold.run("adapt_ledger.py", "figures", texts, ledger, target)


def score_quantities(gold: Gold, name: str) -> dict[str, float]:
    """F1 by value, unit and bound, and the recall of ranges."""
    told = gold.run(
        "score_quantities.py", gold.folder / "quantities_dev.json", gold.work / f"quantities-{name}.jsonl", "--json"
    )
    scores: dict[str, Any] = json.loads(told)
    row = {label: scores["measures"][measure]["F1"] for measure, label in MEASURES.items()}
    return row | {"ranges": scores["recall_by_class"]["(range)"]["value"]}


def score_recognizers(gold: Gold, name: str) -> dict[str, float]:
    """The recall of values by kind of figure."""
    cases, found = gold.folder / "recognizers_dev.jsonl", gold.work / f"recognizers-{name}.jsonl"
    told = gold.run("score_recognizers.py", cases, found)
    rows = re.findall(r"^(\w+)\s+\d+\s+\d+\s+\S+\s+\S+\s+(\S+)", told, re.MULTILINE)
    return {model: float(recall) for model, recall in rows if model in MODELS}


def score_attribution(gold: Gold) -> dict[str, float]:
    """Who says what: F1, precision, and the recall of indirect speech."""
    told = gold.run(
        "score_attribution.py", "--gold", gold.folder / "attribution_dev",
        "--pred", gold.work / f"attribution-{OURS}.jsonl", "--trim", "--json", gold.work / "attribution.json",
    )  # fmt: skip
    row = next(line.split() for line in told.splitlines() if line.startswith("who-what"))
    indirect = next(line.split() for line in told.splitlines() if line.startswith("content-recall.indirect"))
    return {"who-what": float(row[3]), "precision": float(row[1]), "indirect": float(indirect[4])}


def print_table(rows: dict[str, dict[str, float]], absent: Sequence[str]) -> None:
    """A row for each measure, a column for each program; a dash where a program does not do it."""
    width = max(map(len, rows)) + 2
    print(f"{'':<22}" + "".join(f"{name:>{width}}" for name in rows))
    for label, title, form in TABLE:
        cells = [rows[name].get(label) for name in rows]
        if any(cell is not None for cell in cells):
            print(f"{title:<22}" + "".join(f"{'–' if c is None else format(c, form):>{width}}" for c in cells))
    for name in absent:
        print(f"{name} is not installed: pip install --require-hashes -r requirements-bench.lock")


def main() -> None:
    """Measure each program in a process of its own and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", metavar="PATH")
    parser.add_argument("--gold", type=Path, help="folder of public gold with its scorers")
    parser.add_argument("--pipeline", default="en_core_web_sm", help="a spaCy pipeline (en_core_web_sm)")
    parser.add_argument("--runs", type=int, default=5, help="timed passes after one warm-up (5)")
    chosen = parser.parse_args()
    paths = chosen.paths or [PROJECT / "tests" / "gold" / "articles", PROJECT / "seeds"]
    texts = [text for path in paths for text in read_texts(path)]
    if not texts:
        parser.error("no articles in " + ", ".join(map(str, paths)))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        source = work / "texts.jsonl"
        source.write_text(
            "".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in enumerate(texts)), encoding="utf-8"
        )
        gold = Gold(chosen.gold.resolve(), work) if chosen.gold else None
        if gold is not None:
            prepare(gold)
        peers = list_peers(chosen.pipeline)
        rows = {name: measure(name, source, gold, chosen) for name, is_there in peers.items() if is_there}
    print(f"{len(texts)} articles, {sum(len(t.split()) for t in texts):,} words, median of {chosen.runs} passes")
    print_table(rows, [name for name, is_there in peers.items() if not is_there])


if __name__ == "__main__":
    main()
