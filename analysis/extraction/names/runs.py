"""Where do capitalised words stand together, and what can each of them be?

A name is looked for only in such runs. A run goes on over a blank, a hyphen, the stop of an initial, a particle
("van der", "bin") and an "and" between two words of one office; it never crosses the end of a sentence.

    "The chairman of Temir Holding, J.D. van Rossum" → "The", "Temir Holding", "J.D. van Rossum"
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from operator import ne
from typing import NamedTuple

from analysis.extraction.names.lexicon import (
    ACTS,
    CALENDAR,
    END,
    FACILITY,
    GENERIC,
    GIVEN,
    INSTITUTION,
    LINK,
    NEVER,
    ORGANISATION,
    PARTICLE,
    PLACE,
    SPEECH,
    TAIL,
    TITLE,
    WEAK,
    Known,
    Lexicon,
)
from analysis.records import ActorKind, Sentence, Span
from analysis.words import Words

BLANKS = frozenset({" ", "\u00a0", "  ", "\n", "\r\n", " \n", "\u202f"})
OPEN, CLOSE = frozenset("“\"«„‘'"), frozenset("”\"»“’'")
ELIDED = frozenset({"d", "l", "dell", "dall"})
HYPHENED = frozenset({"’", "'", "‘", "-"})
APOSTROPHES = frozenset({"’", "'", "‘"})
QUOTED = frozenset({" “", ' "', " «", " „"})
CLITICS = frozenset({"s", "t", "re", "ll", "ve", "d", "m"})
FEW = 4
LONGEST_RUN = 24
LONGEST_SYLLABLE = 7
LONGEST_HEADING = 200
HEADING_SHARE = 0.6
SMALL_WORD = re.compile(r"\b[a-z]{5,}")
IDLE = NEVER | SPEECH | ACTS | WEAK | END | LINK
NAMED = GIVEN | TITLE | INSTITUTION | CALENDAR | ORGANISATION | FACILITY | PLACE | GENERIC
PREPOSITIONS = frozenset(
    {"about", "after", "under", "between", "against", "before", "during", "through", "toward", "towards", "without",
     "within", "across", "among", "amidst", "behind", "despite", "until", "their", "could", "would"}
)  # fmt: skip
FULL_STOPS = frozenset(".!?;:”\"»,’'")


class Name(NamedTuple):
    """One mention of a name: where it stands, the name it stands for, its kind, a role beside it, and its words."""

    span: Span
    name: str
    kind: ActorKind
    role: str | None = None
    country: str | None = None
    words: range = range(0)


@dataclass(slots=True)
class Page:
    """An article as the search for names sees it; `marks[i]` says what word i can be, nothing behind the last one."""

    words: Words
    size: int
    lexicon: Lexicon
    marks: list[int]
    capitals: list[int]
    opens: frozenset[int]
    headings: frozenset[int]

    def is_joined(self, word: int) -> bool:
        """Whether only a blank or a hyphen stands before a word."""
        gap = self.words.gaps[word]
        return gap == " " or gap == "-" or gap in BLANKS

    def find_known(self, first: int) -> Known | None:
        """The longest name of the codebooks that begins with a word."""
        return self.choose_known(first, self.size - 1) if self.may_be_known(first) else None

    def may_be_known(self, first: int) -> bool:
        """Whether a word, or a word and the next one, begin a name of the codebooks."""
        forms = self.words.forms
        seconds = self.lexicon.seconds.get(forms[first])
        return seconds is not None and ("" in seconds or (first + 1 < self.size and forms[first + 1] in seconds))

    def is_known(self, first: int, last: int) -> Known | None:
        """The longest name of the codebooks that begins with a word and does not go beyond another."""
        return self.choose_known(first, last) if self.may_be_known(first) else None

    def choose_known(self, first: int, last: int) -> Known | None:
        """The longest name of the codebooks that stands in the text from a word on."""
        forms = self.words.forms
        for known in self.lexicon.known[forms[first]]:
            size = len(known.tokens)
            if size == 1:
                return known
            if forms[first + 1 : first + 2] != known.second:
                continue
            end = first + size
            if end - 1 <= last and tuple(forms[first:end]) == known.tokens and self.is_whole(first, end):
                return known
        return None

    def is_whole(self, first: int, end: int) -> bool:
        """Whether nothing but blanks and the marks inside a name stand between its words."""
        return all(len(gap) <= FEW and gap.strip(" \u00a0\n\r") in WITHIN for gap in self.words.gaps[first + 1 : end])

    def write(self, first: int, last: int) -> str:
        """The words of a name with single blanks."""
        words = self.words
        return " ".join(words.text[words.starts[first] : words.ends[last]].split())

    def find_lead(self, word: int) -> str:
        """The last character before a word."""
        gap = self.words.gaps[word]
        return gap[-1] if gap else ""


WITHIN = frozenset({"", "-", ".", "’", "'", "&", "‘", "/", ",", ".,"})


def read_page(words: Words, sentences: Sequence[Sentence], lexicon: Lexicon) -> Page:
    """Look up every word of an article, and find its headings."""
    find = lexicon.marks.get
    marks = list(map(find, words.lower, repeat(0)))
    size = len(marks)
    capitals = list(compress(range(size), map(ne, words.forms, words.lower)))
    for i in capitals:
        if marks[i] == 0 and not words.forms[i].isascii():
            marks[i] = lexicon.mark(words.forms[i])
    opens: set[int] = set()
    headings: set[int] = set()
    for sentence in sentences:
        first = bisect_left(words.starts, sentence.span.start)
        opens.add(first)
        if is_heading(words, marks, capitals, first, sentence):
            headings.update(range(first, bisect_left(words.starts, sentence.span.end)))
    return Page(words, size, lexicon, [*marks, 0, 0, 0], capitals, frozenset(opens), frozenset(headings))


def is_heading(words: Words, marks: Sequence[int], capitals: Sequence[int], first: int, sentence: Sentence) -> bool:
    """Whether a sentence is written in Title Case: its capitals tell nothing.

    One that ends with a stop is a heading only if a word that is no name has a capital ("Speaks", "After").
    """
    small_word = SMALL_WORD.search(sentence.text) if len(sentence.text) <= LONGEST_HEADING else None
    if len(sentence.text) > LONGEST_HEADING or (small_word and small_word[0] not in PREPOSITIONS):
        return False
    end = bisect_left(words.starts, sentence.span.end)
    begin, stop = bisect_left(capitals, first), bisect_left(capitals, end)
    size = end - first
    if size < FEW or stop - begin < size * HEADING_SHARE:
        return False
    if sentence.text[-1] in FULL_STOPS and not any(
        marks[k] & IDLE and not marks[k] & NAMED for k in capitals[begin + 1 : stop]
    ):
        return False
    small = [w for w, form in zip(words.lower[first:end], words.forms[first:end], strict=True) if w == form]
    return not any(len(w) > FEW and w.isalpha() and w not in PREPOSITIONS for w in small)


def find_runs(page: Page) -> list[tuple[int, int]]:
    """The first and the last word of each run, in order."""
    words, opens = page.words, page.opens
    marks, gaps, lower = page.marks, words.gaps, words.lower
    runs: list[tuple[int, int]] = []
    first = last = -1
    for i in page.capitals:
        if first >= 0 and i - first >= LONGEST_RUN:
            pass
        elif i == last + 1 and i:
            if gaps[i] == " " and i not in opens:
                last = i
                continue
            if continues(page, i):
                last = i
                continue
        elif (
            first >= 0
            and i - last <= FEW
            and (marks[last + 1] & PARTICLE or lower[last + 1] == "and" or gaps[last + 1] in HYPHENED)
            and goes_on(page, last, i)
        ):
            last = i
            continue
        if first != last or (first >= 0 and not is_idle(page, first)):
            runs.append((first, last))
        first = last = i
    if first != last or (first >= 0 and not is_idle(page, first)):
        runs.append((first, last))
    return runs


def is_idle(page: Page, word: int) -> bool:
    """Whether a lone capitalised word is only the beginning of a sentence, a month and the like."""
    mark = page.marks[word]
    idle = mark & (NEVER | CALENDAR) and not mark & (GIVEN | ORGANISATION | FACILITY)
    return bool(idle) and not page.may_be_known(word)


def continues(page: Page, word: int) -> bool:
    """Whether a capitalised word goes on with the one right before it over something other than a blank."""
    words = page.words
    gap, before = words.gaps[word], words.forms[word - 1]
    if word in page.opens:
        return gap in {" ", ". "} and len(before) == 1 and before not in {"A", "X"}
    if gap in BLANKS or gap == "-":
        return True
    if gap in {".", ". "}:
        return (
            (len(before) == 1 and before != "X")
            or (gap == ". " and bool(page.marks[word - 1] & TITLE))
            or before == "St"
        )
    if gap in {"’", "'", "‘"}:
        return len(before) <= 2
    if gap in {" & ", "&"}:
        return True
    return len(gap) == 2 and gap[1] == " " and gap[0] in CLOSE and opens_quotation(page, word - 1)


def opens_quotation(page: Page, word: int) -> bool:
    """Whether a quotation of a few capitalised words that ends with a word has begun before it."""
    return any(page.find_lead(k) in OPEN for k in range(word, max(word - FEW, -1), -1))


def goes_on(page: Page, last: int, word: int) -> bool:
    """Whether only particles, or the "and" of an office, stand between two capitalised words."""
    marks, lower, gaps = page.marks, page.words.lower, page.words.gaps
    if word == last + 2 and lower[last + 1] in ELIDED and gaps[word] in {"’", "'"} and gaps[last + 1] == " ":
        return True
    if any(not page.is_joined(k) for k in range(last + 2, word + 1)) or word in page.opens:
        return False
    if gaps[last + 1] in {"’", "'", "‘"} and word == last + 2 and lower[last + 1] not in CLITICS:
        return page.is_joined(word) and bool(marks[last] & GIVEN)
    is_initial = gaps[last + 1] == ". " and len(lower[last]) == 1
    if not page.is_joined(last + 1) and not is_initial:
        return False
    if gaps[last + 1] == "-" and word == last + 2 and gaps[word] == " " and marks[last] & GIVEN:
        return len(lower[last + 1]) < LONGEST_SYLLABLE
    if all(marks[k] & PARTICLE for k in range(last + 1, word)):
        return not marks[last] & (NEVER | CALENDAR | ORGANISATION | FACILITY | PLACE | TAIL)
    is_pair = word == last + 2 and lower[last + 1] == "and"
    return is_pair and bool(marks[last] & marks[word] & INSTITUTION) and not marks[last] & (GENERIC | PLACE)
