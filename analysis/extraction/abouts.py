"""What is an amount of money or a measure about?

The words that say so stand behind it ("1.4 billion manats for defence") or before it ("products worth 5 million").
"""

from analysis.extraction.stretches import BLANKS, HYPHENS, Stretch, gap_behind

BEHIND = frozenset({"to", "for", "of", "in", "on"})
ENDS = frozenset(
    {
        *(
            "a",
            "an",
            "per",
            "each",
            "every",
            "annually",
            "yearly",
            "monthly",
            "weekly",
            "daily",
            "in",
            "to",
            "from",
            "for",
        ),
        *("by", "at", "with", "as", "was", "were", "is", "are", "has", "have", "had", "which", "that", "on", "over"),
        *("during", "will", "would", "and", "or", "but", "of", "the"),
    }
)
CUTS = frozenset({"is", "are", "was", "were", "of", "the", "a", "an", "and", "in", "with"})
LINKS = BLANKS | HYPHENS | {"’", "'"}
LONGEST = 6


def find_about(stretch: Stretch, first: int, last: int, end: int) -> str | None:
    """What the figure from word `first` to word `last` is about."""
    if stretch.before(first) == "worth":
        return find_worth(stretch, first - 1)
    at = last + 1
    if at >= stretch.last or gap_behind(stretch, last, end) not in BLANKS:
        return None
    if stretch.lower[at] == "worth" and stretch.at(at + 1) == "of":
        at += 1
    if stretch.lower[at] not in BEHIND:
        return None
    return find_behind(stretch, at + 1)


def find_behind(stretch: Stretch, at: int) -> str | None:
    """The noun phrase that begins at a word, its article left out."""
    if stretch.at(at) == "the" and stretch.gaps[at] in BLANKS:
        at += 1
    start = at
    while at < min(stretch.last, start + LONGEST) and stretch.gaps[at] in LINKS and stretch.forms[at][0].isalpha():
        word = stretch.lower[at]
        if word in ENDS and not (word == "and" and stretch.at(at + 1) not in ENDS and at > start):
            break
        at += 1
    if at == start:
        return None
    words = stretch.text[stretch.starts[start] : stretch.ends[at - 1]]
    return words.removesuffix(" and")


def find_worth(stretch: Stretch, worth: int) -> str | None:
    """The words before "worth": "defence products worth 5 million"."""
    start = worth
    while start > max(stretch.first, worth - 4) and stretch.gaps[start] in LINKS:
        word = stretch.lower[start - 1]
        if word in CUTS or word.endswith("ed") or not word.isalpha():
            break
        start -= 1
    return stretch.text[stretch.starts[start] : stretch.ends[worth - 1]] if start < worth else None
