"""Which lines belong to the page and not to the article?

Share and paywall lines, captions, menus, counters, rates beside the text: their numbers are no claims. The words
are those of `boilerplate.toml`; a line is marked as a whole or not at all, and a line of prose is never marked.

    "Read also: Mill opens in Orvan"  →  related story
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.codebooks import Codebooks
from analysis.records import Span
from analysis.sources.line_rules import END_MARKS, FIRST, MONTHS, TOKEN, Rule, Rules, read_rules, shape_line

LONGEST_LINE = 400
WRAPPED_LINE = 50  # a shorter line ends its paragraph
LABEL_LINE = 100
PROSE_WORDS = 8
TAIL_WORDS = 6
MENU_PARTS, MENU_WORDS = 3, 3
LONGEST_NAMES = 8
LEADING = " \t>*•|#_-–—["
PAGE = re.compile(r"[-–—]\s{0,2}\d{1,4}\s{0,2}[-–—]")
PARTING = re.compile(r" {0,3}[|>»•·→] {0,3}| / |[ \t]{2,9}")
COUNTED = re.compile(r"[\w ,.]{0,30}?\d{1,2}:\d\d(?: [ap]m)? {1,9}[|•]? {0,9}\d{1,6}")
ENDS = (".", ".”", '."', ".»", ".)", "…", "?", "!", "?”", "!”", ":", ";", '"', "”", ")")
SENTENCE_ENDS = (".", ".”", '."', ".»", ".)")
# Words without a capital between names.
SMALL = frozenset(
    ("and", "the", "of", "for", "de", "da", "van", "von", "del", "bin", "al", "la", "with", "staff", "writer")
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: where it starts, as written and in small letters, without the blanks around it."""

    start: int
    written: str
    lower: str

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.start, self.start + len(self.written))


def find_boilerplate(text: str, books: Codebooks) -> list[tuple[Span, str]]:
    """The lines that belong to the page, in order, each with the reason."""
    rules = read_rules(books)
    # The small letter of "İ" is two characters; every other letter keeps its place.
    lowered = text.replace("İ", "i").lower()
    found = {line.span: reason for line, reason in find_tails(text, lowered, rules)}
    suspects = find_suspects(text, lowered, rules)
    for line, known in suspects:
        if reason := judge_line(line, known, rules):
            found[line.span] = reason
    lines = [line for line, _ in suspects]
    found |= find_block(text, lowered, lines, rules)
    found |= find_menus(text, lowered, lines, rules)
    return sorted(found.items())


def find_suspects(text: str, lowered: str, rules: Rules) -> list[tuple[Line, tuple[Rule, ...]]]:
    """The lines whose first word is one of the rules, with those rules; the lines of a wrapped paragraph left out."""
    suspects = []
    first_word, get_rules = FIRST.match, rules.starts.get
    before, start = "", 0
    for lower in lowered.split("\n"):
        length = len(lower)
        if 0 < length <= LONGEST_LINE and (first := first_word(lower)):
            word = first[1]
            known = get_rules("#" if word.isdigit() else word)
            if known is not None and not is_wrapped(before):
                suspects.append((cut_line(text, lowered, start), known))
        before = lower
        start += length + 1
    return suspects


def is_wrapped(before: str) -> bool:
    """Whether the line before goes on in the next one."""
    return len(before) >= WRAPPED_LINE and not before.rstrip().endswith(ENDS)


def cut_line(text: str, lowered: str, position: int) -> Line:
    """The line around a place of a text."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    whole = text[start : end if end >= 0 else len(text)]
    written = whole.strip()
    start += len(whole) - len(whole.lstrip())
    return Line(start, written, lowered[start : start + len(written)])


def judge_line(line: Line, known: tuple[Rule, ...], rules: Rules) -> str | None:
    """The reason why a line is boilerplate; None if it is not."""
    lower = line.lower
    bare = lower.lstrip(LEADING)
    for rule in known:
        is_short = begins_with(bare, rule.phrase) and len(lower.split()) <= rule.longest
        if is_short and (not rule.is_before_names or are_names(line.written, rule.phrase)):
            return rule.reason
    if len(lower) > LABEL_LINE:
        return None
    if lower in END_MARKS or PAGE.fullmatch(lower):
        return "end mark" if lower in END_MARKS else "page number"
    return find_shape(lower, rules.shapes) or judge_parts(lower, rules)


def judge_parts(lower: str, rules: Rules) -> str | None:
    """The reason why a short line of several parts is boilerplate."""
    parts = [part for part in PARTING.split(lower) if part and not part.isspace()]
    if is_menu(parts, rules):
        return "menu"
    reasons = [reason for part in parts if (reason := find_shape(part, rules.shapes))]
    if len(parts) > 1 and 2 * len(reasons) > len(parts):
        return reasons[0]
    words = [word for word in TOKEN.findall(lower) if word[0].isalpha()]
    if COUNTED.fullmatch(lower) and MONTHS.issuperset(word for word in words if len(word) > 2):
        return "counter"
    if words and len(TOKEN.findall(lower)) - len(words) > 1:
        return next((reason for reason, only in rules.only.items() if only.issuperset(words)), None)
    return None


def begins_with(line: str, phrase: str) -> bool:
    """Whether a line begins with a phrase and not with a longer word."""
    behind = line[len(phrase) : len(phrase) + 1]
    return line.startswith(phrase) and not (phrase[-1].isalnum() and behind.isalpha())


def find_shape(lower: str, shapes: Mapping[str, str]) -> str | None:
    """The reason that the shape of a line gives, its rates told apart from other numbers first."""
    return shapes.get(shape_line(lower)) or shapes.get(shape_line(lower, are_rates_apart=True))


def are_names(written: str, phrase: str) -> bool:
    """Whether nothing but names follows a phrase."""
    words = re.findall(r"[\w.'’-]+", written)[len(phrase.split()) :]
    named = [w for w in words if w[0].isupper()]
    are_plain = all(not any(c.isdigit() for c in w) and (w[0].isupper() or w.lower() in SMALL) for w in words)
    return are_plain and 2 <= len(named) <= LONGEST_NAMES and MONTHS.isdisjoint(w.lower() for w in words)


def find_tails(text: str, lowered: str, rules: Rules) -> Iterator[tuple[Line, str]]:
    """The lines with words of a rule near their end."""
    for rule in (rule for word, listed in rules.tails.items() if word in lowered for rule in listed):
        at = lowered.find(rule.phrase)
        while at >= 0:
            line = cut_line(text, lowered, at)
            behind = line.lower[at - line.start + len(rule.phrase) :]
            is_last = len(line.lower) <= LONGEST_LINE and len(behind.split()) <= TAIL_WORDS
            if is_last and len(line.lower.split()) <= rule.longest:
                yield line, rule.reason
            at = lowered.find(rule.phrase, at + len(rule.phrase))


def find_block(text: str, lowered: str, suspects: Sequence[Line], rules: Rules) -> dict[Span, str]:
    """The lines from a heading such as "Related news" to the end of the text, if no prose stands among them."""
    headings = {line.start: rules.blocks.get(shape_line(line.lower)) for line in suspects}
    headings = {start: reason for start, reason in headings.items() if reason}
    if not headings:
        return {}
    below: list[Line] = []
    position = len(text)
    while position > min(headings):
        line = cut_line(text, lowered, position)
        if is_sentence(line):
            break
        below += [line] if line.written else []
        position = text.rfind("\n", 0, position)
    found, reason = {}, None
    for line in reversed(below):
        reason = headings.get(line.start) or reason
        if reason:
            found[line.span] = reason
    return found


def is_sentence(line: Line) -> bool:
    """Whether a line is prose."""
    words = len(line.lower.split())
    return len(line.lower) > LONGEST_LINE or (words >= PROSE_WORDS and line.lower.endswith(SENTENCE_ENDS))


def find_menus(text: str, lowered: str, suspects: Sequence[Line], rules: Rules) -> dict[Span, str]:
    """Runs of short lines, two of them words of a menu."""
    known = [line for line in suspects if line.lower in rules.menu]
    if len(known) < 2:
        return {}
    found: dict[Span, str] = {}
    last = -1
    for line in known:
        if line.start <= last:
            continue
        run = list(walk_short_lines(text, lowered, line))
        last = run[-1].start
        if is_menu([one.lower for one in run], rules):
            found |= {one.span: "menu" for one in run}
    return found


def walk_short_lines(text: str, lowered: str, line: Line) -> Iterator[Line]:
    """A line and the short ones below it, blank lines passed over."""
    while True:
        if line.written:
            if len(line.lower.split()) > MENU_WORDS or line.lower[-1].isdigit():
                return
            yield line
        end = text.find("\n", line.start + len(line.written))
        if end < 0:
            return
        line = cut_line(text, lowered, end + 1)


def is_menu(parts: Sequence[str], rules: Rules) -> bool:
    """Whether some short parts are those of a menu."""
    words = [p.strip() for p in parts if p and not p.isspace()]
    are_short = all(len(p.split()) <= MENU_WORDS for p in words)
    return len(words) >= MENU_PARTS and are_short and sum(p in rules.menu for p in words) >= 2
