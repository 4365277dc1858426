"""How long do a hundred thousand claims take from rows to findings, and in how much memory?

Run: python -m benchmarks.bench_ledger [CLAIMS]. The claims are made up: ten in an article, over ten years, some
of them repeated, some in conflict, amounts in five currencies. The target is 20 seconds and 1 GB.
"""

import random
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.codebooks import load_codebooks
from analysis.comparison.claims import Citing, find_cautions, find_disagreements, find_echo_findings, find_series
from analysis.comparison.implied import find_implied_findings, find_share_findings
from analysis.ledger.checks import find_checks
from analysis.ledger.columns import ACTORS, ARTICLES, LEDGER, SENTENCES
from analysis.ledger.silences import find_one_sided, find_unanswered
from analysis.ledger.table import Tables, link_tables, make_table, type_claims

CLAIMS, PER_ARTICLE, SEED = 100_000, 10, 7
MOST_SECONDS, MOST_MB = 20, 1000
INDICATORS = (
    ("defence budget", "defence", "money"), ("defence export value", "defence", "money"), ("investment", None, "money"),
    ("defence production value", "defence", "money"), ("jobs", None, "count"), ("tractor production", None, "count"),
    ("drone exports", None, "count"), ("defence export destinations", "defence", "count"),
)  # fmt: skip
UNITS = {"jobs": "job", "tractor production": "tractor", "drone exports": "drone",
         "defence export destinations": "country"}  # fmt: skip


def make_rows(claims: int, rng: random.Random) -> list[dict[str, Any]]:
    """The rows of a ledger, ten to an article."""
    return [make_row(number, rng) for number in range(claims)]


def make_row(number: int, rng: random.Random) -> dict[str, Any]:
    """One claim: a level, or, one time in five, a change in percent."""
    label, scope, kind = rng.choice(INDICATORS)
    year, holder = rng.randrange(2016, 2026), rng.randrange(200)
    value, place = make_value(f"{label} {holder} {year}", rng), number % PER_ARTICLE * 100
    is_change = rng.random() < 0.2
    unit = "percent" if is_change else UNITS.get(label) or rng.choice(("AZN", "USD", "EUR", "TRY", "GBP"))
    surface = f"{value:,.0f} {'percent' if is_change else unit}"
    sentence = f"Holder {holder} of land {holder % 20} reached {surface} of {label} in {year}, it was said in town."
    return {
        "claim_id": f"f{number:08x}", "claim_type": "figure", "article_id": f"a{number // PER_ARTICLE:06d}",
        "start": place, "end": place + len(surface), "surface": surface, "sentence": sentence,
        "sentence_start": place // 200 * 200, "sentence_end": place // 200 * 200 + len(sentence), "status": "used",
        "kind": "percent" if is_change else kind, "value": value, "low": value, "high": value, "unit": unit,
        "bound": "exact", "change": "rise" if is_change else None, "period": str(year),
        "base_period": str(year - 1) if is_change else None, "indicator": label, "scope": scope,
        "actor": f"Holder {holder}", "actor_kind": "organisation", "country": f"{chr(65 + holder % 20)}X",
        "attributed_to": None, "attribution": "none", "is_quoted": False, "modality": "stated",
        "narrative": "defence" if scope else "civilian", "article_narrative": rng.choice(("defence", "civilian")),
        "frames": "[]", "source_span": "[]", "cue_span": "[]", "content_span": "[]", "method": "made up",
    }  # fmt: skip


def make_value(quantity: str, rng: random.Random) -> float:
    """The value of a quantity, which one article in twenty gives otherwise."""
    usual = float(random.Random(quantity).randrange(101, 999))
    return usual + 40 if rng.random() < 0.05 else usual


def make_tables(claims: int) -> Tables:
    """A ledger that is not yet linked, with its articles."""
    rng = random.Random(SEED)
    ledger = type_claims(pd.DataFrame(make_rows(claims, rng), columns=list(LEDGER)))
    days = pd.date_range("2016-01-01", "2026-06-30").strftime("%Y-%m-%d")
    rows = [
        dict.fromkeys(ARTICLES) | dict.fromkeys(("words", "used", "minor", "not_a_figure", "unread"), 0)
        | {"article_id": name, "published": rng.choice(days), "published_rule": "made up", "narrative_score": 0.0,
           "narrative": rng.choice(("defence", "civilian"))}
        for name in sorted(set(ledger["article_id"]))
    ]  # fmt: skip
    return Tables(ledger, make_table(rows, ARTICLES), make_table([], ACTORS), make_table([], SENTENCES))


def time_step(name: str, step: Callable[[], Any]) -> Any:
    """Run a step and print how long it took and what it gave."""
    start = time.process_time()
    made = step()
    count = f"{len(made):,}" if isinstance(made, list) else ""
    print(f"{name:<24}{time.process_time() - start:8.2f} s  {count}")
    return made


def main(claims: int) -> int:
    """Link the claims and find everything; 1 if it took too long or too much."""
    tables, books = make_tables(claims), load_codebooks()
    start = time.process_time()
    linked = time_step("links", lambda: link_tables(tables, books, ()))
    citing = time_step("citing", lambda: Citing(linked))
    time_step("disagreements", lambda: list(find_disagreements(citing, linked.ledger)))
    time_step("series", lambda: list(find_series(citing, linked.ledger)))
    time_step("implied", lambda: list(find_implied_findings(citing, linked.ledger)))
    time_step("shares", lambda: list(find_share_findings(citing, linked.ledger)))
    time_step("echoes", lambda: list(find_echo_findings(citing, linked.ledger)))
    time_step("cautions", lambda: list(find_cautions(citing, linked)))
    time_step("checks", lambda: find_checks(linked.ledger, linked.articles, books))
    time_step("unanswered", lambda: find_unanswered(linked.ledger))
    time_step("one-sided", lambda: find_one_sided(linked.ledger, linked.articles))
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{claims:,} claims: {seconds:.1f} s of CPU (at most {MOST_SECONDS}), {megabytes:.0f} MB (at most {MOST_MB})")
    return int(seconds > MOST_SECONDS or megabytes > MOST_MB)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS))
