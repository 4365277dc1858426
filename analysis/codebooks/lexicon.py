"""Where does a text hit the patterns of many entries?

One pass over the words of a text for all patterns together: each word is looked up once, and only the patterns
that may begin with it are compared with what follows. Inside one entry the longest match wins, matches do not
overlap, and what an exclusion of the entry touches is no match.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.codebooks.patterns import Pattern, read_pattern
from analysis.errors import CodebookError
from analysis.records import Span
from analysis.words import Words, find_words

MOST_KNOWN = 100_000
Numbered = tuple[int, Pattern]
Raw = tuple[int, int, int]  # a match so that the longest of one entry comes first: first word, entry, -last word
Begun = tuple[tuple[int, ...], tuple[Numbered, ...]]


class Hit(NamedTuple):
    """A match: the number of its entry, of its first and of its last word."""

    entry: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Listed:
    """The patterns and exclusions of one entry; `where` names it in errors."""

    patterns: tuple[Pattern, ...]
    exclude: tuple[Pattern, ...]


def read_listed(patterns: Iterable[str], exclude: Iterable[str], where: str) -> Listed:
    """The patterns of one entry.

    Raises:
        CodebookError: there is none, or one of them cannot be read.
    """
    found = tuple(read_pattern(p, where) for p in patterns)
    if not found:
        raise CodebookError(f"{where}: a pattern is empty: there is none; write at least one")
    return Listed(found, tuple(read_pattern(p, where) for p in exclude))


class Known(dict[str, Begun | None]):
    """Which patterns each word may begin, found out when a word is first met."""

    def __init__(self, learn: Callable[[str], Begun | None]) -> None:
        super().__init__()
        self.learn = learn

    def __missing__(self, word: str) -> Begun | None:
        if len(self) >= MOST_KNOWN:
            self.clear()
        found = self[word] = self.learn(word)
        return found


class Lexicon:
    """The patterns of many entries by the words they may begin with; an exclusion of entry n has the number ~n."""

    def __init__(self, entries: Sequence[Listed]) -> None:
        self.literal: dict[str, list[Numbered]] = defaultdict(list)
        self.prefix: dict[str, list[Numbered]] = defaultdict(list)
        self.other: list[Numbered] = []
        self.known = Known(self.learn)
        self.pairs: dict[tuple[str, str], tuple[Numbered, ...]] = {}
        for number, entry in enumerate(entries):
            for pattern in entry.patterns:
                self.add(number, pattern)
            for pattern in entry.exclude:
                self.add(~number, pattern)
        self.longest = max(map(len, self.prefix), default=0)

    def add(self, number: int, pattern: Pattern) -> None:
        """Sort a pattern by what its first token accepts."""
        first = pattern.tokens[0]
        for word in first.literals:
            self.literal[word].append((number, pattern))
        for prefix in first.prefixes:
            self.prefix[prefix].append((number, pattern))
        if first.globs or first.is_number:
            self.other.append((number, pattern))

    def learn(self, word: str) -> Begun | None:
        """Which patterns a word may begin: those of one word, and longer ones."""
        found = list(self.literal.get(word, ()))
        for length in range(1, min(len(word), self.longest) + 1):
            found += self.prefix.get(word[:length], ())
        found += [(number, pattern) for number, pattern in self.other if pattern.tokens[0].accepts(word)]
        alone = tuple(number for number, pattern in found if len(pattern.tokens) == 1)
        longer = tuple(each for each in found if len(each[1].tokens) > 1)
        return (alone, longer) if found else None

    def learn_pair(self, pair: tuple[str, str], begun: Sequence[Numbered]) -> Sequence[Numbered]:
        """Keep which of the patterns that a word begins may go on with the word behind it."""
        if len(self.pairs) >= MOST_KNOWN:
            self.pairs.clear()
        self.pairs[pair] = tuple(
            (number, pattern) for number, pattern in begun if pattern.gaps[1] or pattern.tokens[1].accepts(pair[1])
        )
        return self.pairs[pair]

    def find(self, words: Words, starts: Sequence[int] = ()) -> list[Hit]:
        """All hits in the order of their first words; a hit does not go on behind the next of `starts`.

        `starts` are the numbers of the words with which sentences begin.
        """
        return [Hit(number, first, -last) for first, number, last in self.find_raw(words, starts)]

    def find_raw(self, words: Words, starts: Sequence[int]) -> list[Raw]:
        """The hits as they are sorted."""
        found = self.find_all(words, starts)
        barred: dict[int, set[int]] = {}
        for first, number, last in found:
            if number < 0:
                barred.setdefault(~number, set()).update(range(first, 1 - last))
        if barred:
            found = [raw for raw in found if raw[1] >= 0 and not is_barred(raw, barred)]
        return keep_longest(found)

    def find_all(self, words: Words, starts: Sequence[int]) -> list[Raw]:
        """Every match of every pattern, exclusions included."""
        lower = words.lower
        found = []
        begun = [(first, patterns) for first, patterns in enumerate(map(self.known.__getitem__, lower)) if patterns]
        pairs, end = self.pairs, len(lower) - 1
        for first, (alone, longer) in begun:
            for number in alone:
                found.append((first, number, -first))
            if longer and first < end:
                pair = (lower[first], lower[first + 1])
                near = pairs[pair] if pair in pairs else self.learn_pair(pair, longer)
                if near:
                    found += self.find_longer(words, first, near, starts)
        return found

    def find_longer(self, words: Words, first: int, near: Sequence[Numbered], starts: Sequence[int]) -> Iterator[Raw]:
        """The matches of several words that begin with one word; `near` are those whose second word fits."""
        after = bisect_right(starts, first)
        stop = starts[after] if after < len(starts) else len(words)
        for number, pattern in near:
            last = pattern.find_last(words, first, stop)
            if last is not None:
                yield first, number, -last


def is_barred(raw: Raw, barred: Mapping[int, set[int]]) -> bool:
    """Whether an exclusion of its entry shares a word with a match."""
    first, number, last = raw
    return number in barred and not barred[number].isdisjoint(range(first, 1 - last))


def keep_longest(found: list[Raw]) -> list[Raw]:
    """Of the matches of one entry the leftmost and longest, without overlap."""
    ended: dict[int, int] = {}
    kept = []
    found.sort()
    for raw in found:
        first, number, last = raw
        if number not in ended or ended[number] < first:
            ended[number] = -last
            kept.append(raw)
    return kept


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds the patterns of one entry in a text."""

    lexicon: Lexicon

    def find(self, text: str) -> list[Span]:
        """The spans of all hits, in order."""
        words = find_words(text)
        return [words.span(hit.first, hit.last) for hit in self.lexicon.find(words)]

    def hits(self, text: str) -> bool:
        """Whether the text has a hit."""
        return bool(self.lexicon.find(find_words(text)))


def make_matcher(patterns: Iterable[str], exclude: Iterable[str], where: str) -> Matcher:
    """A matcher for patterns with exclusions; `where` names the codebook entry in errors."""
    return Matcher(Lexicon([read_listed(patterns, exclude, where)]))
