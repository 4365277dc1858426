"""How often does the comparison call something different where nothing is, and how long does a large ledger take?

    python benchmarks/bench_comparison.py ARTICLES.jsonl [--deals 200] [--sides 5x9 10x30]
    python benchmarks/bench_comparison.py --claims 100000

The first deals real articles at random into two sides, over and over: every difference is false, and at most one
deal in twenty may have one. The second compares a made-up ledger of so many claims.
"""

import argparse
import json
import resource
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pandas as pd

from analysis.codebooks import load_codebooks
from analysis.comparison.comparing import compare, count_sided_words, list_tallies, measure_tables
from analysis.comparison.floors import decide_floor
from analysis.comparison.tallies import gather_corpus
from analysis.ledger import Tables, build_tables
from analysis.ledger.columns import ACTORS, ARTICLES, LEDGER, SENTENCES
from analysis.ledger.series import link_series
from analysis.ledger.table import make_table, type_claims
from analysis.records import Article
from analysis.sources import read_articles

SIDES = ("3x3", "5x9", "10x30", "20x40")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", help="JSONL file of real articles")
    parser.add_argument("--deals", type=int, default=200)
    parser.add_argument("--sides", nargs="+", default=SIDES, metavar="DEFENCExCIVILIAN")
    parser.add_argument("--claims", type=int, default=0, help="time a made-up ledger of so many claims")
    asked = parser.parse_args()
    if asked.articles:
        bench_deals(Path(asked.articles), asked.deals, [tuple(map(int, s.split("x"))) for s in asked.sides])
    if asked.claims:
        bench_claims(asked.claims)


def bench_deals(path: Path, deals: int, sides: list[tuple[int, ...]]) -> None:
    """Deal the articles at random, and count the deals in which any row is called different."""
    articles = read_articles(path)
    texts, tables, random = {a.article_id: a.text for a in articles}, build_tables(articles), Random(1)
    for n_defence, n_civilian in sides:
        if n_defence + n_civilian > len(articles):
            print(f"{n_defence} v {n_civilian}: only {len(articles)} articles")
            continue
        called: dict[str, int] = {}
        anything, begun = 0, time.perf_counter()
        for _ in range(deals):
            chosen = random.sample(sorted(texts), n_defence + n_civilian)
            found = call_deal(tables, texts, set(chosen[:n_defence]), set(chosen[n_defence:]))
            anything += bool(found)
            for name in found:
                called[name] = called.get(name, 0) + 1
        seconds = (time.perf_counter() - begun) / deals
        print(
            f"{n_defence} v {n_civilian}: {anything} of {deals} deals call anything ({seconds:.2f} s a deal) {called}"
        )


def call_deal(tables: Tables, texts: dict[str, str], defence: set[str], civilian: set[str]) -> list[str]:
    """The tables in which something is called different."""
    names = tables.articles["article_id"]
    side = ["defence" if n in defence else "civilian" if n in civilian else "neither" for n in names]
    corpus = gather_corpus(replace(tables, articles=tables.articles.assign(narrative=side, copy_of=None)))
    tallies, counts = list_tallies(corpus, load_codebooks()), count_sided_words(corpus, texts)
    floor = decide_floor(len(defence), len(civilian))
    found = measure_tables(tallies, counts, corpus.is_defence, floor)
    return [name for name, table in found.items() if table["is_different"].any()]


def bench_claims(claims: int) -> None:
    """Compare a made-up ledger."""
    tables, articles = make_ledger(claims)
    begun, cpu = time.perf_counter(), time.process_time()
    comparison = compare(tables, articles)
    wall, busy = time.perf_counter() - begun, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{claims:,} claims: {len(comparison.findings):,} findings in {wall:.1f} s ({busy:.1f} s busy), {peak:.0f} MB"
    )


def make_ledger(claims: int) -> tuple[Tables, list[Article]]:
    """So many figures in articles of thirty, on a few hundred indicators and holders."""
    generator, per = np.random.default_rng(1), 30
    words = np.array([f"w{''.join(chr(97 + int(c)) for c in str(n))}" for n in range(20_000)])
    share = 1 / np.arange(1, len(words) + 1)
    articles, rows, facts, actors, sentences = [], [], [], [], []
    for number in range(claims // per):
        name, side = f"a{number:06d}", "defence" if generator.random() < 0.5 else "civilian"
        published = f"{int(generator.integers(2015, 2025))}-05-05"
        articles.append(Article(name, " ".join(generator.choice(words, 300, p=share / share.sum()))))
        facts.append({"article_id": name, "published": published, "words": 300, "narrative": side, "used": per})
        actors.append({"article_id": name, "actor": f"Plant {number % 400}", "kind": "facility", "mentions": 2})
        sentences += [make_sentence(name, side, place) for place in range(20)]
        rows += [make_claim(name, side, place, generator) for place in range(per)]
    for table in (facts, actors):
        for row in table:
            row |= {"spans": "[]", "spellings": "[]"}
    whole = ("words", "used", "minor", "not_a_figure", "unread", "narrative_score")
    filled = pd.DataFrame(facts).reindex(columns=list(ARTICLES)).fillna(dict.fromkeys(whole, 0)).to_dict("records")
    made = (make_table(filled, ARTICLES), make_table(actors, ACTORS), make_table(sentences, SENTENCES))
    return Tables(link_series(type_claims(pd.DataFrame(rows, columns=list(LEDGER)))), *made), articles


def make_sentence(article: str, side: str, place: int) -> dict[str, object]:
    """A sentence with or without a frame."""
    frames = json.dumps(["jobs_regions"] if place % 3 == 0 else [])
    at = 100 * place
    return {"article_id": article, "start": at, "end": at + 90, "words": 15, "narrative": side, "frames": frames}


def make_claim(article: str, side: str, place: int, generator: np.random.Generator) -> dict[str, object]:
    """A number of something in some year."""
    value, year = float(generator.integers(1, 2000)), int(generator.integers(2010, 2025))
    row: dict[str, object] = dict.fromkeys(LEDGER)
    row |= dict.fromkeys(("source_span", "cue_span", "content_span", "frames"), "[]")
    row |= {"claim_id": f"f{article}{place}", "claim_type": "figure", "article_id": article, "status": "used"}
    row |= {"start": place, "end": place + 4, "sentence_start": place, "sentence_end": place + 4}
    row |= {"surface": f"{value:.0f} tractors", "sentence": f"The plant made {value:.0f} tractors."}
    row |= {"kind": "count", "value": value, "low": value, "high": value, "unit": "tractor", "bound": "exact"}
    row |= {"period": str(year), "indicator": f"indicator {generator.integers(600)}", "country": "AZ"}
    row |= {"actor": f"Plant {generator.integers(400)}", "actor_kind": "facility", "attribution": "none"}
    row |= {"is_quoted": False, "modality": "stated", "method": "made up"}
    return row | {"narrative": side, "article_narrative": side}


if __name__ == "__main__":
    main()
