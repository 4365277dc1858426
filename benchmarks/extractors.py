"""Which programs read figures out of a text, and how are they asked?

Ours, quantulum3, a spaCy pipeline with a reader of its number entities, and one regular expression, which is the
floor of what any extraction costs. Each is loaded and measured in a process of its own, started by
`bench_extraction.py`; the result is one line of JSON.
"""

import argparse
import json
import re
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Found = dict[str, Any]
Reader = Callable[[str], object]

NUMBER = re.compile(r"[$€£₼]?\d[\d.,]*(?:\s*(?:%|percent|thousand|million|billion))?(?:\s+[A-Za-z]+)?")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6}


def load_ours() -> tuple[Reader, Reader]:
    """The whole of our extraction; figures come from the program's own ledger instead."""
    from analysis import extract
    from analysis.codebooks import load_codebooks

    load_codebooks()
    extract("On 5 May 2024 the plant made 300 tons of steel, the minister said.")
    return extract, list


def load_regex() -> tuple[Reader, Reader]:
    """Digits, a scale and the next word."""
    return NUMBER.findall, lambda text: [read_plain(m.group(), m.start()) for m in NUMBER.finditer(text)]


def load_quantulum3() -> tuple[Reader, Reader]:
    """The rule-based parser quantulum3, without its classifier."""
    from quantulum3 import parser

    def read(text: str) -> list[Found]:
        return [figure(q.value, q.unit.name, *q.span) for q in parser.parse(text)]

    return parser.parse, read


def load_spacy(pipeline: str) -> tuple[Reader, Reader]:
    """The number entities of a spaCy pipeline, read by the plain reader below."""
    import spacy

    known = spacy.load(pipeline, exclude=["parser", "lemmatizer"])
    kinds = {"MONEY", "PERCENT", "QUANTITY", "CARDINAL"}

    def read(text: str) -> list[Found]:
        return [read_plain(e.text, e.start_char) for e in known(text).ents if e.label_ in kinds]

    return known, read


def read_plain(words: str, start: int) -> Found:
    """A figure from its words: the first number, the scale behind it, a sign of money or percent, or the last word."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    value = float(digits.group().replace(",", "")) if digits else None
    scale = re.search(r"\b(thousand|million|billion|trillion|bn|m)\b", words, re.IGNORECASE)
    if value is not None and scale:
        value *= SCALES[scale.group().lower()]
    sign = re.search(r"[$€£₼]", words)
    percent = re.search(r"%|per\s?cent", words)
    last = re.findall(r"[A-Za-z]+", words)
    unit = sign.group() if sign else "percent" if percent else last[-1] if last else "-"
    return figure(value, unit, start, start + len(words))


def figure(value: float | None, unit: str, start: int, end: int) -> Found:
    """One figure as the scorer reads it."""
    return {"value": value, "low": None, "high": None, "unit": unit, "bound": "=", "start": start, "end": end}


LOADERS: dict[str, Callable[..., tuple[Reader, Reader]]] = {
    "ploughshare": load_ours,
    "one regex": load_regex,
    "quantulum3": load_quantulum3,
    "spacy": load_spacy,
}


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def count_words(texts: list[str]) -> int:
    """Words, split at white space."""
    return sum(len(text.split()) for text in texts)


def measure_rate(read: Reader, texts: list[str], runs: int) -> float:
    """Words a CPU second: the median of some passes over the texts after one warm-up."""
    seconds = []
    for _ in range(runs + 1):
        start = time.process_time()
        for text in texts:
            read(text)
        seconds.append(time.process_time() - start)
    return count_words(texts) / statistics.median(seconds[1:])


def main() -> None:
    """Load one program, measure it, and print the result."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("name", choices=LOADERS)
    parser.add_argument("texts", type=Path, help="JSONL with id and text: what the speed is measured on")
    parser.add_argument("--figures", type=Path, nargs=2, action="append", default=[], metavar=("IN", "OUT"))
    parser.add_argument("--pipeline", default="en_core_web_sm")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    texts = [row["text"] for row in read_lines(chosen.texts)]
    start = time.process_time()
    speak, read = LOADERS[chosen.name](*([chosen.pipeline] if chosen.name == "spacy" else []))
    loaded = time.process_time() - start
    rate = measure_rate(speak, texts, chosen.runs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for source, target in chosen.figures:
        rows = [row | {"figures": read(row["text"])} for row in read_lines(source)]
        target.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(json.dumps({"load_s": loaded, "words_per_cpu_s": rate, "peak_mb": peak}))


if __name__ == "__main__":
    main()
