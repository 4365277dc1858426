"""What do a thousand and ten thousand articles cost (a hundred thousand if asked for), and one article more?

Run: python -m benchmarks.bench_scale [ARTICLES …]. The articles are made up (see `scale_corpus`), three hundred words
each. For each size, each step in a process of its own: `extract` with an empty cache, `extract` again with one
article more, and the same without writing files: tables, and tables and findings; of few articles the whole `brief`.
The peer is the way without streaming: all tables in memory, nothing kept. CPU, because the machine may be busy.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

try:
    from benchmarks.memory import Used, run_measured
    from benchmarks.scale_corpus import make_articles, write_corpus
except ImportError:
    from memory import Used, run_measured  # type: ignore[no-redef]  # called as a file
    from scale_corpus import make_articles, write_corpus  # type: ignore[no-redef]

SIZES = (1_000, 10_000)  # 100,000 take a quarter of an hour; they are measured when asked for
MOST_COMPARED = 10_000  # findings of more articles are asked for with --compare
MOST_BRIEFED = 1_000  # the whole run of more with --brief
MOST_IN_MEMORY = 10_000
AT_ONCE = """
import sys
from pathlib import Path
from analysis.briefing.store import write_table
from analysis.ledger.table import build_tables
from analysis.sources import read_collection
write_table(build_tables(read_collection([sys.argv[1]]).articles).ledger, Path(sys.argv[2]))
"""
ONE_MORE = """
import sys, time
from analysis.cache.extraction import build_tables
from analysis.cache.sources import read_collection
from analysis.comparison import compare
begun = time.process_time()
articles = read_collection([sys.argv[1]]).articles
read = time.process_time()
tables = build_tables(articles)
built = time.process_time()
if sys.argv[2] == "compare":
    compare(tables, articles)
compared = time.process_time()
print(f"{read - begun:.2f} {built - read:.2f} {compared - built:.2f}")
"""


def main() -> None:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--compare", type=int, default=MOST_COMPARED, help="compare up to so many articles (10000)")
    parser.add_argument("--brief", type=int, default=MOST_BRIEFED, help="the whole run of up to so many (1000)")
    chosen = parser.parse_args()
    smallest = None
    for size in sorted(chosen.sizes):
        with tempfile.TemporaryDirectory() as name:
            each = measure_size(Path(name), size, smallest, chosen)
        smallest = smallest or each


def measure_size(folder: Path, size: int, smallest: float | None, chosen: argparse.Namespace) -> float:
    """Measure one size; the CPU seconds for an article, to hold beside those of the smallest size."""
    corpus, out, peer = write_corpus(folder / "articles", size), folder / "ledger.parquet", folder / "peer.parquet"
    cache = {"PLOUGHSHARE_CACHE": str(folder / "cache")}
    rows = list(make_articles(min(size, 1000)))
    words = sum(len(row["text"].split()) for row in rows) / len(rows)
    extract = call_program("extract", str(corpus), "--out", str(out))
    at_once = (
        run_measured([sys.executable, "-c", AT_ONCE, str(corpus), str(peer)], {}) if size <= MOST_IN_MEMORY else None
    )
    cold = run_measured(extract, cache)
    is_same = at_once is None or holds_same(out, peer)
    each = cold.cpu_s / size
    print(f"\n{size:,} articles of {words:.0f} words" + ("" if is_same else "; STREAMING CHANGED THE LEDGER"))
    print(f"{'':<44}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}  CPU ratio")
    if at_once is not None:
        print_row("all in memory, nothing kept (the peer)", at_once)
        print_row("extract, nothing kept", cold, f"{cold.cpu_s / at_once.cpu_s:.2f} of the peer")
    else:
        print_row("extract, nothing kept", cold)
    if smallest:
        print(f"{'an article, beside the smallest size':<71}  {each / smallest:.2f} of linear")
    print(f"{'CPU microseconds a word':<44}{'':>9}{each / words * 1e6:9.1f}")
    if size <= chosen.brief:
        print_row("brief", run_measured(call_program("brief", str(corpus), "--out", str(folder / "reports")), cache))
    add_article(corpus)
    warm = run_measured(extract, cache)
    print_row("extract, one article more", warm, f"{warm.cpu_s / cold.cpu_s:.2f} of nothing kept")
    measure_more(corpus, cache, size <= chosen.compare)
    return each


def holds_same(one: Path, other: Path) -> bool:
    """Whether two Parquet files hold the same rows in the same order; where a group of rows ends may differ."""
    import duckdb

    rows = "SELECT row_number() OVER () AS place, * FROM read_parquet(?)"
    left = duckdb.execute(f"SELECT count(*) FROM ({rows} EXCEPT {rows})", [str(one), str(other)]).fetchone()
    right = duckdb.execute(f"SELECT count(*) FROM ({rows} EXCEPT {rows})", [str(other), str(one)]).fetchone()
    return left == right == (0,)


def measure_more(corpus: Path, cache: dict[str, str], has_findings: bool) -> None:
    """What one article more costs step by step, without writing files."""
    steps = "compare" if has_findings else "tables"
    again = run_measured([sys.executable, "-c", ONE_MORE, str(corpus), steps], cache)
    read, built, compared = map(float, again.said.split())
    print(f"{'one article more: reading the sources':<44}{'':>9}{read:9.1f}")
    print(f"{'one article more: its tables and links':<44}{'':>9}{built:9.1f}")
    if has_findings:
        print(f"{'one article more: the findings':<44}{'':>9}{compared:9.1f}{again.peak_mb:9.0f}")
    sys.stdout.flush()


def call_program(*words: str) -> Sequence[str]:
    """A command of the program."""
    return [sys.executable, "-m", "analysis", *words]


def print_row(name: str, used: Used, ratio: str = "") -> None:
    """One row of the table."""
    print(f"{name:<44}{used.wall_s:9.1f}{used.cpu_s:9.1f}{used.peak_mb:9.0f}  {ratio}", flush=True)


def add_article(corpus: Path) -> None:
    """Put one article more beside the others."""
    (row,) = make_articles(1, seed=2)
    (corpus / "new.jsonl").write_text(json.dumps(row | {"id": "new"}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
