"""Which words that no rule could place repeat a name the article has given elsewhere?

An article names in full once and is short afterwards: a surname, an acronym it put in brackets behind the long form,
the first word of a company, a full name in a heading.

    "the Temir Steel Holding (TSH) … TSH paid … Temir paid"     "Elmar Mammadov … Mammadov said"
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.extraction.names.lexicon import GIVEN, WORDS_OF_NOBODY, fold_letters
from analysis.extraction.names.runs import Name, Page
from analysis.extraction.names.spellings import fold_word

BODIES = frozenset({"organisation", "facility"})
BRACKETS = frozenset({" (", " (“", ' ("', " («", "” (", '" ('})
SHORTEST = 3
PROVEN = 6


class Rest(NamedTuple):
    """Capitalised words that no rule could place: the first, the last, and whether a company would stand like this."""

    first: int
    last: int
    is_company: bool


@dataclass(frozen=True, slots=True)
class Named:
    """What the names of an article are called by, in full and in short."""

    full: dict[str, list[tuple[tuple[str, ...], Name]]]
    short: dict[str, Name]
    surnames: frozenset[str]


def find_repeats(page: Page, names: Sequence[Name], rest: Sequence[Rest]) -> list[Name]:
    """The mentions among the leftovers of names that stand elsewhere in the article."""
    if not rest:
        return []
    named = list_named(page, names)
    add_companies(page, named, rest)
    found: list[Name] = []
    for one in rest:
        k = one.first
        while k <= one.last:
            mention, k = find_repeat(page, named, k, one)
            if mention is not None:
                found.append(mention)
    return found


def list_named(page: Page, names: Sequence[Name]) -> Named:
    """The full names, the short forms and the surnames of an article."""
    full: dict[str, list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
    short: dict[str, Name] = {}
    surnames = set()
    seen: set[tuple[str, ...]] = set()
    forms = page.words.forms
    for name in names:
        inside = name.words
        if name.kind == "country" or not inside:
            continue
        tokens = tuple(forms[inside.start : inside.stop])
        if name.kind == "person":
            surnames.add(fold_word(tokens[-1]))
        if name.kind in BODIES:
            add_short(page, name, inside, short)
        if len(tokens) > 1 and tokens not in seen:
            seen.add(tokens)
            full[tokens[0]].append((tokens, name))
    for listed in full.values():
        listed.sort(key=lambda f: (-len(f[0]), f[0]))
    return Named(full, short, frozenset(surnames))


def add_companies(page: Page, named: Named, rest: Sequence[Rest]) -> None:
    """The bare names that stand as a company once, and are no surname of the article, nor look like one."""
    words = page.words
    for one in rest:
        form = words.forms[one.last]
        if not one.is_company or fold_word(form) in named.surnames or is_surname(page, form):
            continue
        tokens = tuple(words.forms[one.first : one.last + 1])
        name = Name(words.span(one.first, one.last), page.write(one.first, one.last), "organisation")
        if len(tokens) == 1:
            named.short.setdefault(form, name)
        elif all(tokens != listed for listed, _ in named.full.get(tokens[0], ())):
            named.full.setdefault(tokens[0], []).append((tokens, name))


def is_surname(page: Page, form: str) -> bool:
    """Whether a lone word ends as only surnames do."""
    folded = fold_letters(form)
    return len(folded) >= PROVEN and folded.endswith(page.lexicon.sure)


def add_short(page: Page, name: Name, inside: range, short: dict[str, Name]) -> None:
    """The acronym in brackets behind a body, its first word if that is nothing else, and a company's bare name."""
    words, marks = page.words, page.marks
    behind = inside.stop
    if behind < page.size and words.gaps[behind] in BRACKETS and words.gaps[behind + 1][:1] in {")", "”", '"', "»"}:
        acronym = words.forms[behind]
        if sum(c.isupper() for c in acronym) > 1:
            short[acronym] = name
    first = next((k for k in inside if words.lower[k] != words.forms[k]), inside.start)
    form = words.forms[first]
    is_own = not marks[first] & (WORDS_OF_NOBODY | GIVEN) and page.is_known(first, first) is None
    if is_own and len(form) >= SHORTEST and (len(inside) < 3 or marks[first + 1] & WORDS_OF_NOBODY):
        short.setdefault(form, name)


def find_repeat(page: Page, named: Named, k: int, one: Rest) -> tuple[Name | None, int]:
    """The mention that begins with a word, if any, and the word to go on with."""
    words = page.words
    form = words.forms[k]
    for tokens, name in named.full.get(form, ()):
        end = k + len(tokens)
        if tuple(words.forms[k:end]) == tokens and page.is_whole(k, end):
            return name._replace(span=words.span(k, end - 1), role=None), end
    is_alone = k == one.last and (k == one.first or (k == one.first + 1 and one.first in page.opens))
    if form in named.short and (is_alone or k in page.headings or k == one.first):
        return named.short[form]._replace(span=words.span(k, k), role=None), k + 1
    if is_alone and (fold_word(form) in named.surnames or (one.is_company and is_surname(page, form))):
        return Name(words.span(k, k), form, "person"), k + 1
    if k == one.first and one.last == k + 1 and k not in page.headings and k not in page.opens:
        other = words.forms[k + 1]
        if fold_word(other) in named.surnames and form.isalpha() and other.isalpha() and form not in named.short:
            return Name(words.span(k, k + 1), page.write(k, k + 1), "person"), k + 2
    return None, k + 1
