"""Which words does a note show?

For each number of the prose its sentence, with the claim's words marked, the article, its publisher and date,
and the place in the text. A measured number shows how it was found.
"""

from typing import Any

import pandas as pd

from analysis.briefing.opening import Briefing
from analysis.comparison.prose import Measured
from analysis.comparison.ranking import choose_listed

QUOTED = 420


def list_notes(briefing: Briefing) -> list[dict[str, Any]]:
    """The notes of the findings in the order of their numbers, then the measurements they name."""
    ledger, numbers = briefing.tables.ledger, briefing.notes.numbers
    noted = ledger[ledger["claim_id"].isin(list(numbers))]
    rows = {row["claim_id"]: row for _, row in noted.iterrows()}
    articles = briefing.tables.articles.set_index("article_id")
    cited = [note_claim(number, claim, rows[claim], articles) for claim, number in numbers.items()]
    return cited + list_measurements(briefing)


def note_claim(number: int, claim: str, row: pd.Series, articles: pd.DataFrame) -> dict[str, Any]:
    """The note of one claim."""
    sentence, offset = row["sentence"], row["start"] - row["sentence_start"]
    end = offset + len(row["surface"])
    return {
        "note": number,
        "claim": claim,
        "text_before": shorten_start(sentence[: max(0, offset)]),
        "surface": row["surface"],
        "text_after": shorten_end(sentence[end:]),
        "article_id": row["article_id"],
        "label": label_claim(row),
        "source": describe_source(row["article_id"], articles),
        "span": f"{row['start']}–{row['end']}",
    }


def shorten_start(words: str) -> str:
    """The end of a long text before the marked words."""
    return words if len(words) <= QUOTED else "… " + words[-QUOTED:].split(" ", 1)[-1]


def shorten_end(words: str) -> str:
    """The start of a long text behind the marked words."""
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " …"


def label_claim(row: pd.Series) -> str:
    """What a claim is, in a few words."""
    what = row["indicator"] if pd.notna(row["indicator"]) else row["about"]
    parts = [row["claim_type"], what, row["period"]]
    if pd.notna(row["attributed_to"]):
        parts.append(f"said by {row['attributed_to']}")
    return " · ".join(str(part) for part in parts if pd.notna(part))


def describe_source(article_id: str, articles: pd.DataFrame) -> str:
    """An article by its id, publisher and date; what is not stated is called so."""
    row = articles.loc[article_id]
    publisher = row["publisher"] if pd.notna(row["publisher"]) else "publisher not stated"
    published = row["published"] if pd.notna(row["published"]) else "date not stated"
    return f"{article_id} · {publisher} · {published}"


def list_measurements(briefing: Briefing) -> list[dict[str, Any]]:
    """How each measured number of the findings was found, in the order in which they name them."""
    findings = choose_listed(briefing.comparison.findings)
    segments = (s for f in findings for line in f.lines for s in line.segments)
    names = dict.fromkeys(s.measure for s in segments if isinstance(s, Measured))
    measures = [briefing.comparison.measures[name] for name in names]
    return [{"measure": m.name, "title": m.label, "text": m.how} for m in measures]
