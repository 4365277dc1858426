"""What is an amount of money or a measure about?

The words that say so stand behind it ("1.4 billion manats for defence") or before it ("products worth 5 million").
"""

from analysis.extraction.figures.stretches import BLANKS, HYPHENS, Stretch, gap_behind

BEHIND = frozenset({"to", "for", "of", "in", "on"})
LINKS = BLANKS | HYPHENS | {"’", "'"}
LONGEST = 6


def find_about(stretch: Stretch, first: int, last: int, end: int, stop: frozenset[str]) -> str | None:
    """What the figure from word `first` to word `last` is about."""
    if stretch.before(first) == "worth":
        return find_worth(stretch, first - 1, stop)
    at = last + 1
    if at >= stretch.last or gap_behind(stretch, last, end) not in BLANKS:
        return None
    if stretch.lower[at] == "worth" and stretch.at(at + 1) == "of":
        at += 1
    if stretch.lower[at] not in BEHIND:
        return None
    return find_behind(stretch, at + 1, stop)


def find_behind(stretch: Stretch, at: int, stop: frozenset[str]) -> str | None:
    """The noun phrase that begins at a word, its article left out."""
    if stretch.at(at) == "the" and stretch.gaps[at] in BLANKS:
        at += 1
    start = at
    while at < min(stretch.last, start + LONGEST) and stretch.gaps[at] in LINKS and stretch.forms[at][0].isalpha():
        word = stretch.lower[at]
        if word in stop and not (word == "and" and stretch.at(at + 1) not in stop and at > start):
            break
        if stretch.forms[at].isupper() and stretch.at(at + 1)[:1].isdigit():
            break
        at += 1
    if at == start:
        return None
    words = stretch.text[stretch.starts[start] : stretch.ends[at - 1]]
    return words.removesuffix(" and")


def find_worth(stretch: Stretch, worth: int, stop: frozenset[str]) -> str | None:
    """The words before "worth": "defence products worth 5 million"."""
    start = worth
    while start > max(stretch.first, worth - 4) and stretch.gaps[start] in LINKS:
        word = stretch.lower[start - 1]
        if word in stop or word.endswith("ed") or not word.isalpha():
            break
        start -= 1
    return stretch.text[stretch.starts[start] : stretch.ends[worth - 1]] if start < worth else None
