"""Which words does each narrative use more, and how sure is that?

One row a word. Rank by `log_ratio` (log2 of the rate ratio; 1 is twice as often in defence) with its interval
`log_ratio_low` to `log_ratio_high`; test with `p_permutation`, corrected in `q`. `g2`, `bic`, `lrc`, `q_bh` and
log-odds describe words as if each were drawn alone: they find differences where there are none, and are no test.

    48 of 2,256 words against 4 of 4,161: log2(48/2256 ÷ 4/4161) = 4.47, some 22 times as often.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy  # its functions are loaded when they are first called
from numpy.typing import NDArray

from analysis.comparison.approximation import measure_p
from analysis.comparison.dispersion import measure_dpnorm
from analysis.comparison.uncertainty import (
    Floats,
    adjust_bh,
    measure_clustered_variance,
    measure_welch_margin,
)
from analysis.errors import ParameterError
from analysis.records import NARRATIVES

Numbered = tuple[NDArray[np.int32], NDArray[np.int32]]  # the numbers of an article's words, and how often each occurs
# A word that is also the name of a column of the table of counts, and the name it bears there.
WORD_COLUMNS = {"narrative": "narrative (word)", "tokens": "tokens (word)"}
COLUMNS = (
    "count_defence", "total_defence", "count_civilian", "total_civilian", "g2", "g2_signed", "log_ratio",
    "log_ratio_se_token", "log_ratio_se_doc", "log_ratio_low", "log_ratio_high", "bic", "lrc", "log_odds_delta",
    "log_odds_z", "p_permutation", "q", "q_bh", "docs_defence", "docs_civilian", "dpnorm_defence", "dpnorm_civilian",
)  # fmt: skip
WHOLE = (
    "count_defence",
    "total_defence",
    "count_civilian",
    "total_civilian",
    "docs_defence",
    "docs_civilian",
)
PRIOR_WORDS = 500  # Monroe's prior: as if this many words of the pooled corpus had been read before


@dataclass(frozen=True, slots=True)
class Side:
    """One narrative's counts (articles × terms) and words (one number an article), with their sums."""

    counts: Floats
    tokens: Floats

    @property
    def articles(self) -> int:
        """Number of articles."""
        return len(self.tokens)

    @property
    def count(self) -> Floats:
        """How often each term occurs."""
        return np.asarray(self.counts.sum(axis=0), dtype=np.float64)

    @property
    def total(self) -> np.float64:
        """Number of words; of numpy's kind, so that dividing by an empty side gives NaN."""
        return np.float64(self.tokens.sum())

    @property
    def rate(self) -> Floats:
        """How often each term occurs among the words."""
        return self.count / self.total


def count_words(
    tokens_by_article: Mapping[str, Sequence[str]], narratives: Mapping[str, str], min_articles: int
) -> pd.DataFrame:
    """Count each word in each article of either narrative, small letters and capitals alike.

    Articles of both or neither narrative, and articles without words, are left out. Every word counts towards
    `tokens`, also those in too few articles to get a column.

    Args:
        tokens_by_article: the words of each article.
        narratives: defence, civilian, both or neither for each article.
        min_articles: a word gets a column when this many articles have it.

    Returns:
        A row an article (index `article_id`, sorted); `narrative`, `tokens`, and a column a word, sorted. The
        words "narrative" and "tokens" stand under the names in `WORD_COLUMNS`.

    Raises:
        ParameterError: an article has no narrative or an unknown one, or min_articles is below 1.
    """
    if min_articles < 1:
        raise ParameterError(f"min_articles is {min_articles}; a word is in 1 article at least")
    known: dict[str, int] = {}  # each word once, by its number; as texts they would be held once an article
    found = {}
    for name in sorted(tokens_by_article):
        tokens = tokens_by_article[name]
        if tokens and _is_one_sided(name, narratives):
            found[name] = _number_words(tokens, known)
    words, columns = _choose_columns(known, [numbers for numbers, _ in found.values()], min_articles)
    frame = pd.DataFrame(
        _fill_columns(found.values(), columns, len(words)),
        index=pd.Index([*found], name="article_id", dtype="str"),
        columns=pd.Index([WORD_COLUMNS.get(word, word) for word in words], dtype="str"),
    )
    frame.insert(0, "tokens", np.array([counts.sum() for _, counts in found.values()], dtype=np.int64))
    frame.insert(0, "narrative", [narratives[name] for name in found])
    return frame


def _number_words(tokens: Sequence[str], known: dict[str, int]) -> Numbered:
    """Number the words of an article, new ones behind those that are known, and count each."""
    counter = Counter(map(str.lower, tokens))
    numbers = np.array([known.setdefault(word, len(known)) for word in counter], dtype=np.int32)
    return numbers, np.array([*counter.values()], dtype=np.int32)


def _fill_columns(found: Collection[Numbered], columns: NDArray[np.intp], width: int) -> NDArray[np.int64]:
    """Set out the counts of each article in the columns that its words have, if they have one."""
    table = np.zeros((len(found), width), dtype=np.int64)
    for row, (numbers, counts) in zip(table, found, strict=True):
        places = columns[numbers]
        row[places[places >= 0]] = counts[places >= 0]
    return table


def _choose_columns(
    known: Mapping[str, int], numbers: Sequence[NDArray[np.int32]], min_articles: int
) -> tuple[list[str], NDArray[np.intp]]:
    spread = np.bincount(np.concatenate([np.empty(0, dtype=np.int32), *numbers]), minlength=len(known))
    words = sorted(word for word, number in known.items() if spread[number] >= min_articles)
    columns = np.full(len(known), -1, dtype=np.intp)
    columns[[known[word] for word in words]] = np.arange(len(words))
    return words, columns


def measure_words(counts: pd.DataFrame, *, is_tested: bool = True) -> pd.DataFrame:
    """Measure for each word how differently the two narratives use it, and how sure that is.

    NaN where a measure cannot be computed: everything but counts on an empty side, intervals below two
    articles a side or at a zero count, all contrasts of a word that never occurs.

    Args:
        counts: what `count_words` returns: a row an article (index `article_id`), `narrative` (defence or
            civilian), `tokens` (words in all), a column a word.
        is_tested: whether to test the words; below the floor of articles they are only described.

    Returns:
        A row a word in the order of the columns (index `term`) with `COLUMNS`. Log ratios, their errors and
        the 95 % document-clustered interval are in log2 units.

    Raises:
        ParameterError: a narrative is neither, an article occurs twice or has no words, or a count is not a
            whole number from 0 to the article's words.
    """
    _check_counts(counts)
    ordered = counts.sort_index()
    table = ordered.drop(columns=["narrative", "tokens"]).to_numpy(dtype=np.float64)
    tokens = ordered["tokens"].to_numpy(dtype=np.float64)
    is_defence = (ordered["narrative"] == "defence").to_numpy(dtype=bool)
    a, b = (Side(table[mask], tokens[mask]) for mask in (is_defence, ~is_defence))
    with np.errstate(divide="ignore", invalid="ignore"):
        columns = _describe(a, b) | _contrast(a, b)
    p = measure_p(table, tokens, is_defence) if is_tested else np.full(table.shape[1], np.nan)
    columns |= _test(p, columns["g2"])
    names = {column: word for word, column in WORD_COLUMNS.items()}
    terms = [names.get(str(term), str(term)) for term in counts.columns.drop(["narrative", "tokens"])]
    index = pd.Index(terms, name="term", dtype="str")
    measured = pd.DataFrame(columns, index=index, columns=list(COLUMNS))
    return measured.astype(dict.fromkeys(WHOLE, "int64"))


def _describe(a: Side, b: Side) -> dict[str, Floats]:
    columns = {}
    for name, side in (("defence", a), ("civilian", b)):
        columns[f"count_{name}"] = side.count
        columns[f"total_{name}"] = np.full(side.count.shape, side.total)
        columns[f"docs_{name}"] = (side.counts > 0).sum(axis=0)
        columns[f"dpnorm_{name}"] = measure_dpnorm(side.counts, side.tokens)
    return columns


def _contrast(a: Side, b: Side) -> dict[str, Floats]:
    """Measure all that sets one side against the other: NaN for an empty side or a word that never occurs."""
    known = (a.count + b.count > 0) & (min(a.articles, b.articles) > 0)
    columns = _measure_g2(a, b) | _measure_log_odds(a, b) | _measure_log_ratio(a, b) | _measure_interval(a, b)
    columns["lrc"] = _measure_lrc(a, b)
    return {name: np.where(known, column, np.nan) for name, column in columns.items()}


def _measure_g2(a: Side, b: Side) -> dict[str, Floats]:
    """Measure G² over four cells (Dunning 1993), plain and signed, and BIC (Wilson 2013)."""
    n, both = a.total + b.total, a.count + b.count
    g2 = np.zeros(both.shape)
    for side in (a, b):
        for seen, pooled in ((side.count, both), (side.total - side.count, n - both)):
            g2 = g2 + 2 * scipy.special.xlogy(seen, seen / (side.total * pooled / n))
    return {"g2": g2, "g2_signed": np.sign(a.rate - b.rate) * g2, "bic": g2 - np.log(n)}


def _measure_lrc(a: Side, b: Side) -> Floats:
    """Give the end nearer to 0 of the exact 95 % interval of the log ratio, 0 where it spans 0.

    Clopper–Pearson on a out of a + b, no correction for the number of words (Evert 2022).
    """
    low = scipy.special.betaincinv(a.count, b.count + 1, 0.025)
    high = scipy.special.betaincinv(a.count + 1, b.count, 0.975)
    low, high = np.where(a.count > 0, low, 0.0), np.where(b.count > 0, high, 1.0)
    ends = [np.log2(share / (1 - share) * (b.total / a.total)) for share in (low, high)]
    return np.asarray(np.maximum(ends[0], 0.0) + np.minimum(ends[1], 0.0), dtype=np.float64)


def _measure_log_odds(a: Side, b: Side) -> dict[str, Floats]:
    """Measure log-odds weighted by an informative prior, 500 × pooled rate (Monroe et al. 2008)."""
    prior = PRIOR_WORDS * (a.count + b.count) / (a.total + b.total)
    odds = [(s.count + prior) / (s.total + PRIOR_WORDS - s.count - prior) for s in (a, b)]
    delta = np.log(odds[0]) - np.log(odds[1])
    z = delta / np.sqrt(1 / (a.count + prior) + 1 / (b.count + prior))
    return {"log_odds_delta": delta, "log_odds_z": z}


def _measure_log_ratio(a: Side, b: Side) -> dict[str, Floats]:
    """Measure the log ratio (Hardie 2014) and its token error (Katz et al. 1978); a zero counts as 0.5."""
    x, y = (np.where(side.count > 0, side.count, 0.5) for side in (a, b))
    error = np.sqrt(1 / x - 1 / a.total + 1 / y - 1 / b.total)
    ratio = np.log2((x / a.total) / (y / b.total))
    return {"log_ratio": ratio, "log_ratio_se_token": error / math.log(2)}


def _measure_interval(a: Side, b: Side) -> dict[str, Floats]:
    """Measure the document-clustered error (HC0) and 95 % interval of the log ratio.

    The interval has n/(n−1) on each side's variance, Welch's t and Satterthwaite's degrees of freedom.
    """
    ratio = np.log2(a.rate / b.rate)
    # the variance of ln r is that of r over r²; 0 / 0 makes NaN where a count is zero
    var_a, var_b = (measure_clustered_variance(s.counts, s.tokens) / s.rate**2 for s in (a, b))
    margin = measure_welch_margin(var_a, var_b, a.articles, b.articles) / math.log(2)
    hc0 = var_a * (1 - 1 / np.float64(a.articles)) + var_b * (1 - 1 / np.float64(b.articles))
    error = np.sqrt(hc0) / math.log(2)
    return {"log_ratio_se_doc": error, "log_ratio_low": ratio - margin, "log_ratio_high": ratio + margin}


def _test(p: Floats, g2: Floats) -> dict[str, Floats]:
    """Correct the permutation p for the number of words; `q_bh` corrects G²'s own p, for description only."""
    p = np.where(np.isnan(g2), np.nan, p)
    return {"p_permutation": p, "q": adjust_bh(p), "q_bh": adjust_bh(scipy.special.chdtrc(1, g2))}


def _is_one_sided(article: str, narratives: Mapping[str, str]) -> bool:
    if article not in narratives:
        raise ParameterError(f"article {article!r} has no narrative; give it one of {', '.join(NARRATIVES)}")
    if narratives[article] not in NARRATIVES:
        raise ParameterError(
            f"article {article!r}: narrative is {narratives[article]!r}; write one of {', '.join(NARRATIVES)}"
        )
    return narratives[article] in ("defence", "civilian")


def _check_counts(counts: pd.DataFrame) -> None:
    for article in counts.index[counts.index.duplicated()]:
        raise ParameterError(f"article {article!r} has two rows; give each article one")
    for article, narrative in zip(counts.index, counts["narrative"].tolist(), strict=True):
        if narrative not in ("defence", "civilian"):
            raise ParameterError(f"article {article!r}: narrative is {narrative!r}; write defence or civilian")
    words = counts.drop(columns=["narrative", "tokens"]).to_numpy(dtype=np.float64)
    tokens = counts["tokens"].to_numpy(dtype=np.float64)[:, None]
    fits = (tokens[:, 0] > 0) & ((words >= 0) & (words <= tokens) & (words % 1 == 0)).all(axis=1)
    for article in counts.index[~fits]:
        raise ParameterError(
            f"article {article!r} has {counts.loc[article, 'tokens']} words; it needs 1 at least, and "
            "every count a whole number from 0 to that"
        )
