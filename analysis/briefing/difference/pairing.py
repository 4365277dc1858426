"""Which claim of one run is which claim of the other?

First by `claim_id`; what is left by article, kind of claim, words and sentence, in the order of the text. An article
that only changed its name is still the same article: its text has the same SHA-256. A claim whose place alone
changed has moved; it says the same.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.briefing.difference.runs import RunRecord
from analysis.ledger.columns import LEDGER
from analysis.ledger.rows import Row

# Where a claim stands, and names that follow from other columns: no change of what is claimed.
PLACES = frozenset((
    "claim_id", "start", "end", "sentence_start", "sentence_end", "source_span", "cue_span", "content_span",
    "series_id",
))  # fmt: skip
LINKS = frozenset(("article_id", "echo_of"))  # names of other things, which may have new names
COMPARED = tuple(c for c in LEDGER if c not in PLACES | LINKS)
Pair = tuple[Any, Any]


@dataclass(frozen=True)
class ChangedRow:
    """A claim, a finding, an article or a refusal before and after, and the columns in which they differ."""

    old: Row
    new: Row
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What came, went and changed of one kind of thing, and how many are the same or have moved."""

    came: Sequence[Row] = ()
    went: Sequence[Row] = ()
    changed: Sequence[ChangedRow] = ()
    same: int = 0
    moved: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing came, went, changed or moved."""
        return not (self.came or self.went or self.changed or self.moved)


@dataclass(frozen=True)
class Difference:
    """All that differs between two runs; `others` are numbers that neither run uses."""

    old: RunRecord
    new: RunRecord
    claims: Changes
    others: Changes
    findings: Changes
    articles: Changes
    refusals: Changes

    @property
    def is_empty(self) -> bool:
        """Whether the runs say the same."""
        return all(c.is_empty for c in (self.claims, self.others, self.findings, self.articles, self.refusals))


def compare_runs(old: RunRecord, new: RunRecord) -> Difference:
    """What came, went and changed from one run to the other."""
    renamed = match_articles(old.articles, new.articles)
    pairs, went, came = pair_claims(old.claims, new.claims, renamed)
    names = {o["claim_id"]: n["claim_id"] for o, n in pairs}
    claims = sort_claims(pairs, went, came, names, lambda row: row["status"] == "used")
    others = sort_claims(pairs, went, came, names, lambda row: row["status"] != "used", both=True)
    return Difference(
        old,
        new,
        claims,
        others,
        compare_findings(old.findings, new.findings, names),
        compare_articles(old.articles, new.articles, renamed),
        compare_refusals(old.refusals, new.refusals),
    )


def match_articles(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The new name of each article that is in both runs: by its id, else by its text."""
    names = {article: article for article in old if article in new}
    pairs, _, _ = pair_rows(
        [{"id": a, "sha256": sha} for a, sha in old.items() if a not in new],
        [{"id": a, "sha256": sha} for a, sha in new.items() if a not in old],
        lambda r: r["sha256"],
        lambda r: r["sha256"],
    )
    return names | {o["id"]: n["id"] for o, n in pairs}


def pair_rows(
    old: Sequence[Row], new: Sequence[Row], of_old: Callable[[Row], Hashable], of_new: Callable[[Row], Hashable]
) -> tuple[list[Pair], list[Row], list[Row]]:
    """Rows with the same key, the first with the first; then those of each side that are left."""
    waiting: dict[Hashable, list[Row]] = defaultdict(list)
    for row in reversed(new):
        waiting[of_new(row)].append(row)
    pairs, left = [], []
    for row in old:
        found = waiting.get(of_old(row))
        if found:
            pairs.append((row, found.pop()))
        else:
            left.append(row)
    taken = {id(n) for _, n in pairs}
    return pairs, left, [row for row in new if id(row) not in taken]


def pair_claims(
    old: Sequence[Row], new: Sequence[Row], renamed: Mapping[str, str]
) -> tuple[list[Pair], list[Row], list[Row]]:
    """Claims of both runs as pairs, and those that only one has."""
    by_id, went, came = pair_rows(old, new, lambda r: r["claim_id"], lambda r: r["claim_id"])
    by_words, went, came = pair_rows(
        went,
        came,
        lambda r: (renamed.get(r["article_id"]), r["claim_type"], r["surface"], r["sentence"]),
        lambda r: (r["article_id"], r["claim_type"], r["surface"], r["sentence"]),
    )
    return by_id + by_words, went, came


def sort_claims(
    pairs: Iterable[Pair],
    went: Iterable[Row],
    came: Iterable[Row],
    names: Mapping[str, str],
    is_meant: Callable[[Row], bool],
    both: bool = False,
) -> Changes:
    """The claims that are meant, by what became of them; a pair is meant if one of it is, or with `both` both are."""
    of_pair = all if both else any
    meant = [(o, n, find_changes(o, n, names)) for o, n in pairs if of_pair((is_meant(o), is_meant(n)))]
    unchanged = [(o, n) for o, n, columns in meant if not columns]
    moved = sum(o["claim_id"] != n["claim_id"] for o, n in unchanged)
    return Changes(
        [row for row in came if is_meant(row)],
        [row for row in went if is_meant(row)],
        [ChangedRow(o, n, columns) for o, n, columns in meant if columns],
        len(unchanged) - moved,
        moved,
    )


def find_changes(old: Row, new: Row, names: Mapping[str, str]) -> tuple[str, ...]:
    """The columns in which a claim says something else."""
    changed = [column for column in COMPARED if old[column] != new[column]]
    if "period" in changed and "period_rule" in changed:
        changed.remove("period_rule")  # it only says why
    is_other_echo = names.get(old["echo_of"], old["echo_of"]) != new["echo_of"]
    return (*changed, *(["echo_of"] if is_other_echo else []))


def compare_findings(old: Sequence[Row], new: Sequence[Row], names: Mapping[str, str]) -> Changes:
    """Findings by their id, then by their kind and the claims they rest on."""
    by_id, went, came = pair_rows(old, new, lambda f: f["id"], lambda f: f["id"])
    by_claims, went, came = pair_rows(
        went,
        came,
        lambda f: (f["kind"], tuple(names.get(c, c) for c in f["claims"]) or f["id"]),
        lambda f: (f["kind"], tuple(f["claims"]) or f["id"]),
    )
    pairs = by_id + by_claims
    changed = [ChangedRow(o, n, ("text",)) for o, n in pairs if o["text"] != n["text"]]
    return Changes(came, went, changed, len(pairs) - len(changed))


def compare_articles(old: Mapping[str, str], new: Mapping[str, str], renamed: Mapping[str, str]) -> Changes:
    """Articles by their name, then by their text."""
    came = [{"article_id": a} for a in new if a not in set(renamed.values())]
    went = [{"article_id": a} for a in old if a not in renamed]
    pairs = [({"article_id": o, "sha256": old[o]}, {"article_id": n, "sha256": new[n]}) for o, n in renamed.items()]
    changed = [ChangedRow(o, n, tuple(key for key in o if o[key] != n[key])) for o, n in pairs if o != n]
    return Changes(came, went, changed, len(pairs) - len(changed))


def compare_refusals(old: Mapping[str, str], new: Mapping[str, str]) -> Changes:
    """Refusals by the place they name."""
    both = [place for place in old if place in new]
    changed = [
        ChangedRow({"place": p, "reason": old[p]}, {"place": p, "reason": new[p]}, ("reason",))
        for p in both
        if old[p] != new[p]
    ]
    return Changes(
        [{"place": p, "reason": reason} for p, reason in new.items() if p not in old],
        [{"place": p, "reason": reason} for p, reason in old.items() if p not in new],
        changed,
        len(both) - len(changed),
    )
