"""How is a codebook pattern found in a sentence?

The pattern language is described at the head of `frames.toml`. A pattern becomes a regular expression of
the RE2 engine, whose running time is linear, so that no pattern of a user can hang.

    "reduc* ..4 dependen*"  finds  "reduced its costly dependence"
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import re2

from analysis.errors import CodebookError
from analysis.records import Span

LETTER = r"[\pL\pN_]"
APART = r"[^\pL\pN_]{1,3}"
NUMBER = r"\pN[\pN.,]*"
GAP = re.compile(r"\.\.(\d)")


def spell_token(token: str) -> str:
    """The regular expression of one token, alternatives included."""
    words = (NUMBER if word == "#" else re.escape(word).replace(r"\*", f"{LETTER}*") for word in token.split("|"))
    return f"(?:{'|'.join(words)})"


def spell_pattern(pattern: str) -> str:
    """The regular expression of one pattern."""
    spelt = ""
    needs_gap = False
    for token in pattern.replace("-", " ").split():
        if gap := GAP.fullmatch(token):
            spelt += f"(?:{APART}{LETTER}+){{0,{gap[1]}}}"
            continue
        spelt += (APART if needs_gap else "") + spell_token(token)
        needs_gap = True
    return spelt


def compile_patterns(patterns: Iterable[str], where: str) -> Any:  # re2 ships no types
    """One matcher for all patterns, ignoring case, longest match first.

    Raises:
        CodebookError: a pattern is empty or cannot be compiled.
    """
    listed = list(patterns)
    if not listed or not all(p.strip() for p in listed):
        raise CodebookError(f"{where}: a pattern is empty; write at least one word")
    options = re2.Options()
    options.case_sensitive = False
    options.longest_match = True
    options.log_errors = False
    spelt = "|".join(spell_pattern(p) for p in listed)
    try:
        return re2.compile(rf"(?:^|[^\pL\pN_])(?:{spelt})(?:$|[^\pL\pN_])", options)
    except re2.error as error:
        raise CodebookError(f"{where}: the patterns {listed!r} cannot be read: {error}") from error


@dataclass(frozen=True)
class Matcher:
    """Finds a list of patterns in a text, leaving out what the exclusions cover."""

    found: Any
    excluded: Any | None

    def find(self, text: str) -> list[Span]:
        """The spans of all hits, in order."""
        if self.excluded is not None:
            text = blank_out(text, find_spans(self.excluded, text))
        return find_spans(self.found, text)

    def hits(self, text: str) -> bool:
        """Whether the text has a hit."""
        return bool(self.find(text)) if self.excluded is not None else self.found.search(text) is not None


def make_matcher(patterns: Iterable[str], exclude: Iterable[str], where: str) -> Matcher:
    """A matcher for patterns with exclusions; `where` names the codebook entry in errors."""
    listed = list(exclude)
    return Matcher(compile_patterns(patterns, where), compile_patterns(listed, where) if listed else None)


def find_spans(compiled: Any, text: str) -> list[Span]:
    """The spans of all hits, without the boundary character on either side."""
    spans = []
    at = 0
    while match := compiled.search(text, at):
        start, end = match.span()
        start += not is_word_character(text[start])
        end -= not is_word_character(text[end - 1])
        spans.append(Span(start, end))
        at = end
    return spans


def is_word_character(character: str) -> bool:
    """Whether a character belongs to a word (letters, digits, underscore)."""
    return character.isalnum() or character == "_"


def blank_out(text: str, spans: Iterable[Span]) -> str:
    """The text with the spans replaced by full stops of the same length, which no pattern crosses."""
    for span in spans:
        text = text[: span.start] + "." * (span.end - span.start) + text[span.end :]
    return text
