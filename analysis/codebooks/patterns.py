"""How is a codebook pattern found in a sentence?

The pattern language is described at the head of `frames.toml`. A text is folded first: small letters, a blank for
everything that is neither letter nor digit, no character more or less, so that places stay places. A pattern
becomes a regular expression of the RE2 engine, whose running time is linear: no pattern of a user can hang.

    "reduc* ..4 dependen*"  finds  "reduced its costly dependence"
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

from analysis.errors import CodebookError
from analysis.records import Span

LETTER = "[^ ]"
APART = " {1,3}"
NUMBER = "[0-9][0-9.,]*"
GAP = re.compile(r"\.\.(\d)")
APART_CHARACTER = re.compile(r"[^\w.,]|_|(?<!\d)[.,]|[.,](?!\d)")
OPTIONS = re2.Options()
OPTIONS.longest_match = True
OPTIONS.log_errors = False


@lru_cache(maxsize=256)
def fold_text(text: str) -> str:
    """A text for matching, of the same length: small letters, digits, and blanks."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return APART_CHARACTER.sub(" ", lowered)


def spell_token(token: str) -> str:
    """The regular expression of one token, alternatives included."""
    words = (NUMBER if word == "#" else re.escape(word).replace(r"\*", f"{LETTER}*") for word in token.split("|"))
    return f"(?:{'|'.join(words)})"


def spell_pattern(pattern: str) -> str:
    """The regular expression of one pattern."""
    spelt = ""
    needs_gap = False
    for token in pattern.lower().replace("-", " ").split():
        if gap := GAP.fullmatch(token):
            spelt += f"(?:{APART}{LETTER}+){{0,{gap[1]}}}"
            continue
        spelt += (APART if needs_gap else "") + spell_token(token)
        needs_gap = True
    return spelt


def has_empty_word(pattern: str) -> bool:
    """Whether a pattern has no word, or an alternative without a letter, which would match everywhere."""
    tokens = [t for t in pattern.replace("-", " ").split() if not GAP.fullmatch(t)]
    return not tokens or any(not word.strip("*") for token in tokens for word in token.split("|"))


def compile_patterns(patterns: Iterable[str], where: str) -> Any:  # re2 ships no types
    """One matcher for all patterns, longest match first.

    Raises:
        CodebookError: a pattern is empty or cannot be compiled.
    """
    listed = list(patterns)
    if not listed or any(has_empty_word(p) for p in listed):
        raise CodebookError(f"{where}: a pattern is empty, or a word of it, in {listed!r}; write at least one letter")
    spelt = "|".join(spell_pattern(p) for p in listed)
    try:
        return re2.compile(f"(?:^| )(?:{spelt})(?: |$)", OPTIONS)
    except re2.error as error:
        raise CodebookError(f"{where}: the patterns {listed!r} cannot be read: {error}") from error


@dataclass(frozen=True)
class Matcher:
    """Finds a list of patterns in a text, leaving out what the exclusions cover."""

    found: Any
    excluded: Any | None

    def find(self, text: str) -> list[Span]:
        """The spans of all hits, in order."""
        return find_spans(self.found, self.prepare(text))

    def hits(self, text: str) -> bool:
        """Whether the text has a hit."""
        return self.found.search(self.prepare(text)) is not None

    def prepare(self, text: str) -> str:
        """The folded text, what is excluded blotted out."""
        folded = fold_text(text)
        return folded if self.excluded is None else blot_out(folded, find_spans(self.excluded, folded))


def make_matcher(patterns: Iterable[str], exclude: Iterable[str], where: str) -> Matcher:
    """A matcher for patterns with exclusions; `where` names the codebook entry in errors."""
    listed = list(exclude)
    return Matcher(compile_patterns(patterns, where), compile_patterns(listed, where) if listed else None)


def find_spans(compiled: Any, folded: str) -> list[Span]:
    """The spans of all hits, without the blank on either side."""
    spans = []
    at = 0
    while match := compiled.search(folded, at):
        start, end = match.span()
        start += folded[start] == " "
        end -= folded[end - 1] == " "
        spans.append(Span(start, end))
        at = end
    return spans


def blot_out(folded: str, spans: Iterable[Span]) -> str:
    """The text with the spans replaced by marks of the same length, which no pattern matches."""
    for span in spans:
        folded = folded[: span.start] + "\x00" * (span.end - span.start) + folded[span.end :]
    return folded
