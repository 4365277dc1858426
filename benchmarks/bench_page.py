"""How fast does the ledger of ten thousand claims open and filter in a browser, and how large is its file?

Run: python benchmarks/bench_page.py [CLAIMS]. The articles are made up: eight sentences each. The targets are less
than a second to open, a tenth of a second from a letter in the filter to the rows drawn, and five megabytes.
"""

import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import sync_playwright

from analysis.briefing import Briefing, claim_tables, open_briefing, reader, sections
from analysis.briefing.blocks import Block
from analysis.briefing.html import PloughshareHTMLExporter

CLAIMS, SEED, RUNS = 10_000, 7, 5
OPEN_MS, FILTER_MS, FILE_MB = 1000, 100, 5
PER_ARTICLE = 20  # claims in the eight sentences below
SENTENCES = (
    "{holder} produced {n} tractors in {year}.",
    "The {side} budget of {land} reached {n} million dollars in {year}, up {p} percent.",
    "“We will export {n} drones to {m} countries,” the minister said on {day} May {year}.",
    "According to the ministry, {holder} employs about {n} workers.",
    "{holder} was founded in {year} and opened a second line in June {year}.",
    "The yard near the river is {m} km from the port.",
    "Officials said that nearly {m} percent of the parts are made at home.",
    "Exports of {land} grew from {n} million euros to {n2} million euros in {year}.",
)
# Two animation frames after an event: by then the browser has drawn what the event changed.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
OPENED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
TYPED = """words => new Promise(done => {
  const field = document.querySelector(".bar input");
  field.focus();
  requestAnimationFrame(() => {
    const start = performance.now();
    field.value = words;
    field.dispatchEvent(new Event("input"));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  });
})"""


def write_articles(folder: Path, claims: int) -> Path:
    """A JSONL file of articles that give about so many claims."""
    rng = random.Random(SEED)
    lines = [json.dumps(write_article(number, rng)) for number in range(claims // PER_ARTICLE)]
    path = folder / "articles.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def write_article(number: int, rng: random.Random) -> dict[str, str]:
    """One article of eight sentences in an order of its own."""
    facts: dict[str, Any] = {"holder": f"Plant {chr(65 + number % 26)}{chr(97 + number // 26 % 26)}ran Works"}
    facts |= {"land": rng.choice(("Turkey", "Poland", "Georgia")), "side": rng.choice(("defence", "transport"))}
    texts = []
    for sentence in rng.sample(SENTENCES, len(SENTENCES)):
        facts |= {"n": rng.randrange(20, 900), "n2": rng.randrange(900, 2000), "m": rng.randrange(3, 60)}
        facts |= {"year": rng.randrange(2016, 2026), "day": rng.randrange(1, 28), "p": rng.randrange(2, 40)}
        texts.append(sentence.format(**facts))
    text = " ".join(texts[:4]) + "\n\n" + " ".join(texts[4:])
    return {"id": f"a{number:04d}", "text": text, "title": f"Report {number}", "date": f"2025-{number % 12 + 1:02d}-11"}


def print_ledger(briefing: Briefing) -> str:
    """The page of the ledger, of the blocks its notebook shows."""
    shown: list[Callable[[Briefing], Block]] = [
        sections.show_title,
        claim_tables.show_accounting,
        claim_tables.show_series,
        reader.show_ledger,
        claim_tables.show_articles,
    ]
    cells = [
        {"cell_type": "code", "metadata": {}, "source": "", "outputs": [show_output(show(briefing))]} for show in shown
    ]
    html, _ = PloughshareHTMLExporter().from_notebook_node(make_notebook(cells))
    return str(html)


def show_output(block: Block) -> dict[str, Any]:
    """A block as the output of a cell."""
    return {"output_type": "display_data", "metadata": {}, "data": block._repr_mimebundle_()}


def make_notebook(cells: list[dict[str, Any]]) -> Any:
    """A notebook as nbconvert takes it."""
    import nbformat

    for cell in cells:
        cell["execution_count"] = None
    return nbformat.from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


def time_page(page: BrowserPage, address: str) -> dict[str, float]:
    """Milliseconds to the load event, to the first paint, to the first filter and to the next."""
    page.goto(address, wait_until="load")
    page.evaluate(DRAWN)
    page.wait_for_timeout(100)
    opened, painted = page.evaluate(OPENED), page.evaluate(PAINTED)
    first, again = page.evaluate(TYPED, "drone"), page.evaluate(TYPED, "tract")
    back = page.evaluate(TYPED, "")
    return {
        "load event": opened,
        "first paint": painted,
        "first filter": first,
        "filter": again,
        "all rows again": back,
    }


def main() -> None:
    """Make the page, open it, and print a table."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser_path is None:
        raise SystemExit("Chromium is not installed: install the package chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        briefing = open_briefing(sources=[str(write_articles(Path(name), claims))])
        start = time.perf_counter()
        html = print_ledger(briefing)
        printed_s = time.perf_counter() - start
        path = Path(name) / "extraction.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        timings = [time_page(browser.new_page(), path.as_uri()) for _ in range(RUNS + 1)][1:]
        browser.close()
        megabytes = path.stat().st_size / 1e6
    print(f"{len(briefing.tables.ledger):,} claims in {len(briefing.articles):,} articles, median of {RUNS} runs")
    print(f"{'file':<16} {megabytes:8.2f} MB  (target {FILE_MB})")
    print(f"{'printing it':<16} {printed_s:8.2f} s")
    targets = {"load event": OPEN_MS, "first paint": OPEN_MS, "first filter": FILTER_MS, "filter": FILTER_MS}
    for name in timings[0]:
        median = statistics.median(each[name] for each in timings)
        target = f"  (target {targets[name]})" if name in targets else ""
        print(f"{name:<16} {median:8.0f} ms{target}")


if __name__ == "__main__":
    main()
