"""Which sentences do the tests give?

First how much may be said at that many articles; then each difference that is called one, with its interval, its q,
and whether it holds when an article or a publisher is left out.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from analysis.comparison.contrasts import count_articles
from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Counts, Finding
from analysis.comparison.floors import Floor
from analysis.comparison.prose import NUMBER, Line, Measured, Segment, Text
from analysis.comparison.sides import SIDES
from analysis.comparison.tested import Tested, describe_floor
from analysis.comparison.wording import PLAIN, Wording, format_count, format_percent, plural

MOST_WORDS = 10


def find_differences(
    tested: Tested, floor: Floor, measures: Mapping[str, Measure], wording: Wording = PLAIN
) -> Iterator[Finding]:
    """How much may be said, and every difference that may be."""
    counts = count_articles(measures)
    yield describe_floor(tested, floor, measures, wording)
    for name, table in tested.tables.items():
        if name == "words":
            continue
        for _, row in table[table["is_different"]].iterrows():
            yield describe_difference(name, row, counts, tested.rivals, wording)
    words = tested.tables["words"]
    different = words[words["is_different"]]
    strongest = different["log_ratio"].abs().sort_values(ascending=False, kind="stable").index[:MOST_WORDS]
    for word in strongest:
        yield describe_word(str(word), different.loc[word], counts, tested.rivals, wording)


def describe_difference(
    table: str, row: pd.Series, counts: Counts, rivals: pd.DataFrame | None = None, wording: Wording = PLAIN
) -> Finding:
    """One thing that differs, with its interval, and whether it holds without an article or a publisher."""
    is_frame = "frame" in row
    key, rate = (row["frame"], "share") if is_frame else (row["measure"], "rate")
    prefix = f"frame.{key}" if is_frame else f"{table}.{key}"
    found = measure_difference(prefix, row, rate)
    label, unit = str(row["label"]), str(row["unit"])
    ours, theirs = found[f"{rate}_defence"], found[f"{rate}_civilian"]
    joint, end = f" percent of {wording.defence} sentences against ", f" percent of {wording.civilian} ones ("
    if not is_frame:
        joint, end = f" in {wording.defence} against ", f" in {wording.civilian} articles, {unit} ("
    segments = (
        name_thing(label, ours.name),
        Text(": "),
        Measured(format_percent(ours.value), ours.name),
        Text(joint),
        Measured(format_percent(theirs.value), theirs.name),
        *bind_words(end, theirs.name),
        *write_interval(row, found),
        Text(", q "),
        Measured(write_q(row["q"]), found["q"].name),
        Text(")."),
    )
    line, more = describe_rivals(table, str(key), prefix, rivals)
    return Finding(
        "difference",
        (Line(segments, "measured"), *line),
        (*found.values(), *more),
        articles=counts,
        interval=(row["low"], row["high"]) if "low" in found else None,
        p=row["p"],
        q=row["q"],
        is_tested=True,
        key=str(key) if is_frame else f"{table}.{key}",
    )


def write_q(q: float) -> str:
    """A q with three decimals, but never a false zero."""
    return "below 0.001" if q < 0.001 else f"{q:.3f}"


def name_thing(label: str, measure: str) -> Segment:
    """A label; one with a number in it ("Industry 4.0") is bound to its measure."""
    return Measured(label, measure, is_verbatim=True) if NUMBER.search(label) else Text(label)


def bind_words(words: str, measure: str) -> list[Segment]:
    """Words of a unit; the number of one ("per 100 words") is bound to its measure."""
    number = NUMBER.search(words)
    if number is None:
        return [Text(words)]
    start, end = number.span()
    while end < len(words) and words[end].isdigit():
        end += 1
    return [Text(words[:start]), Measured(words[start:end], measure, is_verbatim=True), Text(words[end:])]


def measure_difference(prefix: str, row: pd.Series, rate: str) -> dict[str, Measure]:
    """The numbers of one row as named measures; the ends of the interval only where there is one."""
    ends = ["low", "high"] if pd.notna(row["low"]) and pd.notna(row["high"]) else []
    return {
        name: Measure(
            f"{prefix}.{name}",
            row[name],
            f"{row['label']}, {name.replace('_', ' ')}",
            f"{row['unit']}, articles as units",
        )
        for name in [f"{rate}_defence", f"{rate}_civilian", *ends, "q"]
    }


def write_interval(row: pd.Series, found: Mapping[str, Measure]) -> list[Segment]:
    """The interval of a difference, or why there is none."""
    if "low" not in found:
        return [Text("no interval: the articles of each side are alike")]
    return [
        Text("difference "),
        Measured(format_percent(row["low"]), found["low"].name),
        Text(" to "),
        Measured(format_percent(row["high"]), found["high"].name),
        Text(" points"),
    ]


def describe_rivals(table: str, key: str, prefix: str, rivals: pd.DataFrame | None) -> tuple[list[Line], list[Measure]]:
    """Whether a difference holds when an article, or a publisher, is left out, and which it needs."""
    if rivals is None:
        return [], []
    lines, found = [], []
    for _, row in rivals[(rivals["table"] == table) & (rivals["measure"] == key) & (rivals["tried"] > 0)].iterrows():
        noun, how = (
            str(row["left_out"]),
            "left out in turn; it holds while its sign stays and its interval spares nought",
        )
        tried, holds = (
            Measure(f"{prefix}.{noun}.{name}", row[name], f"{row['label']}, {noun}s {name}", f"{noun}s {how}")
            for name in ("tried", "holds")
        )
        found += [tried, holds]
        segments: list[Segment] = [
            Text(f"Leaving out each {noun} in turn, it holds in "),
            Measured(format_count(int(holds.value)), holds.name),
            Text(" of "),
            Measured(format_count(int(tried.value)), tried.name),
            Text(f" {plural('case', int(tried.value))}"),
        ]
        if pd.notna(row["fails_without"]):
            segments += [Text(", not without "), name_thing(str(row["fails_without"]), holds.name)]
        lines.append(Line((*segments, Text(".")), "measured"))
    return lines, found


def describe_word(word: str, row: pd.Series, counts: Counts, rivals: pd.DataFrame, wording: Wording = PLAIN) -> Finding:
    """One word that differs, with its log ratio, interval, and the articles it stands in."""
    prefix = f"word.{word}"
    shown = {
        "log_ratio": f"log2 of the rate in {wording.defence} over that in {wording.civilian} articles; 0 is a half",
        "log_ratio_low": "lower end of the interval, articles as units",
        "log_ratio_high": "upper end of the interval, articles as units",
        "q": "permutation of article labels, corrected for the words and the tables",
        **{f"docs_{side}": f"{wording.name(side)} articles with the word" for side in SIDES},
    }
    found = {n: Measure(f"{prefix}.{n}", row[n], f"“{word}”, {n.replace('_', ' ')}", how) for n, how in shown.items()}
    has_ends = pd.notna(row["log_ratio_low"])
    lines, more = describe_rivals("words", word, prefix, rivals)
    return Finding(
        "difference",
        (Line(tuple(write_word(word, row, prefix, wording)), "measured"), *lines),
        (*(m for m in found.values() if has_ends or m.name[-4:] not in {"_low", "high"}), *more),
        articles=counts,
        interval=(row["log_ratio_low"], row["log_ratio_high"]) if has_ends else None,
        p=row["p_permutation"],
        q=row["q"],
        is_tested=True,
        key=prefix,
    )


def write_word(word: str, row: pd.Series, prefix: str, wording: Wording = PLAIN) -> list[Segment]:
    """The sentence of one word; its measurements begin with `prefix`."""
    more_in = wording.defence if row["log_ratio"] > 0 else wording.civilian
    ends: list[Segment] = [
        Text(", interval "),
        Measured(f"{row['log_ratio_low']:.1f}", f"{prefix}.log_ratio_low"),
        Text(" to "),
        Measured(f"{row['log_ratio_high']:.1f}", f"{prefix}.log_ratio_high"),
    ]
    return [
        name_thing(f"“{word}”", f"{prefix}.log_ratio"),
        Text(f" is a word of the {more_in} narrative: log ratio "),
        Measured(f"{row['log_ratio']:.1f}", f"{prefix}.log_ratio"),
        *(ends if pd.notna(row["log_ratio_low"]) else [Text(", no interval")]),
        Text(", q "),
        Measured(write_q(row["q"]), f"{prefix}.q"),
        Text("; in "),
        Measured(format_count(int(row["docs_defence"])), f"{prefix}.docs_defence"),
        Text(f" {wording.defence} and "),
        Measured(format_count(int(row["docs_civilian"])), f"{prefix}.docs_civilian"),
        Text(f" {wording.civilian} articles."),
    ]
