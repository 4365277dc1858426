"""What do a thousand and ten thousand articles cost (a hundred thousand if asked for), and one article more?

Run: python -m benchmarks.bench_scale [ARTICLES …]. The articles are made up (see `scale_corpus`), three hundred words
each. For each size, each step in a process of its own: `extract` with an empty cache, `extract` again with one
article more, and the same without writing files: tables, and tables and findings. CPU, because the machine may be busy.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    from benchmarks.scale_corpus import make_articles, write_corpus
except ImportError:
    from scale_corpus import make_articles, write_corpus  # type: ignore[no-redef]  # called as a file

SIZES = (1_000, 10_000)  # 100,000 take a quarter of an hour; they are measured when asked for
MOST_COMPARED = 10_000  # findings of more articles are asked for with --compare
ONE_MORE = """
import sys, time
from analysis.cache.extraction import build_tables
from analysis.comparison import compare
from analysis.sources import read_collection
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
    chosen = parser.parse_args()
    before = None
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as name:
            before = measure_size(Path(name), size, size <= chosen.compare, before)


def measure_size(folder: Path, size: int, has_findings: bool, before: float | None) -> float:
    """Measure one size; the CPU seconds for an article, to hold beside those of the size before."""
    corpus, out, cache = folder / "articles", folder / "ledger.parquet", folder / "cache"
    write_corpus(corpus, size)
    words = sum(len(row["text"].split()) for row in make_articles(min(size, 1000))) / min(size, 1000)
    extract = [sys.executable, "-m", "analysis", "extract", str(corpus), "--out", str(out)]
    cold = run_timed(extract, cache)
    whole = out.read_bytes()
    run_timed([*extract, "--cache", "none"], cache) if size <= min(SIZES) else None
    is_same = out.read_bytes() == whole
    add_article(corpus)
    warm = run_timed(extract, cache)
    again = run_timed([sys.executable, "-c", ONE_MORE, str(corpus), "compare" if has_findings else "tables"], cache)
    read, built, compared = map(float, again[3].split())
    each = cold[1] / size
    print(f"\n{size:,} articles of {words:.0f} words" + ("" if is_same else "; THE CACHE CHANGED THE LEDGER"))
    print(f"{'':<42}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")
    growth = f"{each / before:.2f} of linear" if before else ""
    print(f"{'extract, nothing kept':<42}{cold[0]:9.1f}{cold[1]:9.1f}{cold[2]:9.0f}  {growth}")
    print(f"{'extract, one article more':<42}{warm[0]:9.1f}{warm[1]:9.1f}{warm[2]:9.0f}")
    print(f"{'one article more: reading the sources':<42}{'':>9}{read:9.1f}")
    print(f"{'one article more: its tables and links':<42}{'':>9}{built:9.1f}")
    if has_findings:
        print(f"{'one article more: the findings':<42}{'':>9}{compared:9.1f}{again[2]:9.0f}")
    print(f"{'CPU microseconds a word':<42}{'':>9}{each / words * 1e6:9.1f}", flush=True)
    return each


def add_article(corpus: Path) -> None:
    """Put one article more beside the others."""
    (row,) = make_articles(1, seed=2)
    (corpus / "new.jsonl").write_text(json.dumps(row | {"id": "new"}) + "\n", encoding="utf-8")


def run_timed(command: list[str], cache: Path) -> tuple[float, float, float, str]:
    """Run a command with a cache: seconds, CPU seconds, the most memory in MB, and what it said."""
    begun = time.perf_counter()
    environment = os.environ | {"PLOUGHSHARE_CACHE": str(cache)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, measure_peak(used), said


def measure_peak(used: resource.struct_rusage) -> float:
    """The most memory a process had, in MB; macOS counts bytes."""
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
