"""How many words a CPU second does `analysis.extract` read, beside one regular expression for numbers?

The peer finds numbers and their next word and knows nothing else: the floor of what any extraction costs.
Give it articles by path: text files, JSONL with a `text` on every line, or folders of them.
"""

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from analysis import extract

NUMBER = re.compile(r"[$€£₼]?\d[\d.,]*(?:\s*(?:%|percent|thousand|million|billion))?(?:\s+[A-Za-z]+)?")


def read_texts(path: Path) -> list[str]:
    """The articles of one file, or of every text file below a folder."""
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if each.suffix in {".txt", ".md", ".jsonl"})
        return [text for each in found if each.stem != "README" for text in read_texts(each)]
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in content.splitlines() if line.strip()]
    return [content]


def measure_pass(find: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds to go through all texts once."""
    start = time.process_time()
    for text in texts:
        find(text)
    return time.process_time() - start


def main() -> None:
    """Go through the texts with both in turn and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--runs", type=int, default=5, help="timed passes after one warm-up (5)")
    chosen = parser.parse_args()
    texts = [text for path in chosen.paths for text in read_texts(path)]
    words = sum(len(text.split()) for text in texts)
    if words == 0:
        parser.error("no words in " + ", ".join(map(str, chosen.paths)))
    readers: dict[str, Callable[[str], object]] = {"analysis.extract": extract, "one regex": NUMBER.findall}
    rounds = [{name: measure_pass(read, texts) for name, read in readers.items()} for _ in range(1 + chosen.runs)]
    rates = {name: words / statistics.median(each[name] for each in rounds[1:]) for name in readers}
    print(f"{len(texts)} articles, {words:,} words, median of {chosen.runs} passes")
    print(f"{'':<18}{'words a CPU second':>20}{'of the peer':>14}")
    for name, rate in rates.items():
        print(f"{name:<18}{rate:>20,.0f}{rate / rates['one regex']:>14.2%}")


if __name__ == "__main__":
    main()
