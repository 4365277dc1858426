"""What does a codebook pattern ask of the words of a sentence?

The pattern language is described at the head of `frames.toml`. A pattern is a row of tokens; each token accepts
some words, and between two tokens a few more words may stand. It is read once, and compared with words in time
that is bounded by the pattern: no pattern of a user can hang.

    "reduc* ..4 dependen*"  accepts  "reduced its costly dependence"
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.errors import CodebookError
from analysis.words import WORD, Words

GAP = re.compile(r"\.\.(\d)")
APART = str.maketrans("-'’", "   ")
LONGEST_GAP = 3
# The work for one word of a text grows with both.
MOST_TOKENS, WIDEST = 30, 30


@dataclass(frozen=True, slots=True)
class Token:
    """Which words may stand at one place of a pattern."""

    literals: frozenset[str]
    prefixes: tuple[str, ...]
    globs: tuple[tuple[str, ...], ...]
    is_number: bool

    def accepts(self, word: str) -> bool:
        """Whether a word in small letters fits."""
        if word in self.literals or (self.prefixes and word.startswith(self.prefixes)):
            return True
        if self.is_number and is_number(word):
            return True
        return bool(self.globs) and any(fits_glob(word, glob) for glob in self.globs)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Tokens, and how many words may stand before each of them but the first."""

    tokens: tuple[Token, ...]
    gaps: tuple[int, ...]

    def find_last(self, words: Words, first: int, stop: int) -> int | None:
        """The last word of the longest match whose first token accepted the word `first`; `stop` is out of bounds."""
        places = {first}
        for number in range(1, len(self.tokens)):
            token, gap = self.tokens[number], self.gaps[number]
            places = {place for before in places for place in reach(words, before, gap, stop, token)}
            if not places:
                return None
        return max(places)


def reach(words: Words, before: int, gap: int, stop: int, token: Token) -> list[int]:
    """The words behind a word that are near enough to go on with a pattern, and that its next token accepts."""
    lower, gaps, found = words.lower, words.gaps, []
    for place in range(before + 1, min(before + gap + 2, stop)):
        if len(gaps[place]) > LONGEST_GAP:
            break
        if token.accepts(lower[place]):
            found.append(place)
    return found


def is_number(word: str) -> bool:
    """Whether a word is digits with their separators."""
    return word[0].isdecimal() and word.replace(",", "").replace(".", "").isdecimal()


def fits_glob(word: str, pieces: Sequence[str]) -> bool:
    """Whether a word begins, goes on and ends with the pieces between the stars of a token."""
    head, *middle, tail = pieces
    at = len(head)
    if not word.startswith(head):
        return False
    for piece in middle:
        found = word.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(word) - len(tail) >= at and word.endswith(tail)


def read_pattern(pattern: str, where: str) -> Pattern:
    """One pattern as tokens and gaps.

    Raises:
        CodebookError: it has no word, or a word that holds what no word of a text can hold.
    """
    tokens: list[Token] = []
    gaps: list[int] = []
    gap = 0
    for piece in pattern.lower().translate(APART).split():
        if found := GAP.fullmatch(piece):
            gap += int(found[1])
            continue
        tokens.append(read_token(piece, pattern, where))
        gaps.append(gap)
        gap = 0
    if not tokens:
        raise CodebookError(f"{where}: a pattern is empty: {pattern!r}; write at least one letter")
    if len(tokens) > MOST_TOKENS or sum(gaps) > WIDEST:
        raise CodebookError(
            f"{where}: the pattern {pattern[:80]!r} is too wide; write at most {MOST_TOKENS} words, {WIDEST} between"
        )
    return Pattern(tuple(tokens), tuple(gaps))


def read_token(piece: str, pattern: str, where: str) -> Token:
    """The alternatives of one token, sorted by how they are compared."""
    words = piece.split("|")
    for word in words:
        check_word(word, pattern, where)
    numbers = [w for w in words if w == "#"]
    starred = [w for w in words if "*" in w]
    prefixes = [w[:-1] for w in starred if w.index("*") == len(w) - 1]
    globs = [tuple(w.split("*")) for w in starred if w[:-1] not in prefixes]
    literals = frozenset(words) - {"#"} - set(starred)
    return Token(literals, tuple(prefixes), tuple(globs), bool(numbers))


def check_word(word: str, pattern: str, where: str) -> None:
    """Refuse an alternative that is empty, or that no word of a text can equal."""
    if word == "#":
        return
    if not word.strip("*"):
        raise CodebookError(f"{where}: a pattern is empty, or a word of it, in {pattern!r}; write at least one letter")
    for piece in filter(None, word.split("*")):
        if WORD.fullmatch(piece) is None:
            raise CodebookError(
                f"{where}: {word!r} in the pattern {pattern!r} can never be found; write letters, digits, * | # or ..3"
            )
