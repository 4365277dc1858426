"""Which names stand in a text: people, organisations, facilities, places, countries, publishers?

The codebooks come first, then rules for each run of capitalised words; what neither of them knows is looked at
again once the article has named everybody (see `repeats`).

    "Minister of Defense Industry Vugar Mustafayev" → person "Vugar Mustafayev", role "Minister of Defense Industry"
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.codebooks import Codebooks
from analysis.extraction.names.companies import find_small_head, is_behind_area, is_company
from analysis.extraction.names.lexicon import (
    ACTS,
    AREA,
    BEFORE,
    BEHIND,
    CALENDAR,
    GIVEN,
    HEAD,
    INSTITUTION,
    KNOWN,
    LEGAL,
    MODIFIER,
    NEVER,
    ROLE,
    SPEECH,
    TITLE,
    WEAK,
    WORDS_OF_NOBODY,
    WORKS,
    Known,
    fold_letters,
    load_lexicon,
)
from analysis.extraction.names.organisations import find_body, find_owner, name_body
from analysis.extraction.names.people import ends_like_surname, find_person, is_certain, is_titled, read_tokens
from analysis.extraction.names.repeats import BODIES, Rest, find_repeats
from analysis.extraction.names.roles import find_role
from analysis.extraction.names.runs import Name, Page, find_runs, read_page
from analysis.records import Sentence, Span
from analysis.words import Words

ARTICLES = frozenset({"a", "an", "the", "this", "that", "its", "his", "their", "new", "annual", "latest"})
INFORMING = frozenset({"reports", "reported", "informs", "informed", "writes", "wrote"})
LONGEST_BARE = 3
STOPS = WORDS_OF_NOBODY | GIVEN
TELLING = BEFORE | BEHIND | ACTS | WEAK | AREA | WORKS
KEPT = INSTITUTION | HEAD | ROLE | TITLE | LEGAL


@dataclass(slots=True)
class Reading:
    """The names of an article so far, what was left over, the first word no person has, the last word taken."""

    page: Page
    names: list[Name] = field(default_factory=list)
    rest: list[Rest] = field(default_factory=list)
    floor: int = 0
    taken: int = -1

    def take(self, name: Name, last: int) -> int:
        """Write down a name that ends with a word; the word to go on with."""
        self.names.append(name)
        self.taken = last
        return last + 1


def find_names(words: Words, sentences: Sequence[Sentence], books: Codebooks) -> list[Name]:
    """All names of a text in order and without overlap."""
    page = read_page(words, sentences, load_lexicon(books))
    reading = Reading(page)
    for first, last in find_runs(page):
        if first == last > reading.taken:
            read_word(reading, first)
        elif last > reading.taken:
            read_run(reading, max(first, reading.taken + 1), last)
    correct_companies(reading)
    names = reading.names + find_repeats(page, reading.names, reading.rest)
    return sorted(names, key=lambda n: n.span.start)


def correct_companies(reading: Reading) -> None:
    """Make a company of two words out of a person who is called by the first of them afterwards, never by the last."""
    marks, forms = reading.page.marks, reading.page.words.forms
    alone = {forms[one.first] for one in reading.rest if one.first == one.last}
    for place, name in enumerate(reading.names):
        if name.kind != "person" or len(name.words) < 2 or marks[name.words[0]] & GIVEN:
            continue
        if forms[name.words[0]] in alone and forms[name.words[-1]] not in alone:
            reading.names[place] = name._replace(kind="organisation", role=None)


def read_word(reading: Reading, word: int) -> None:
    """The name of a single capitalised word, which may go on in small letters ("Bank of England")."""
    page = reading.page
    mark = page.marks[word]
    known = page.find_known(word) if mark & KNOWN else None
    if mark & MODIFIER and word + 1 < page.size and page.marks[word + 1] & ROLE:
        return  # "Managing director": a part of the role
    if mark & (HEAD | LEGAL):
        read_name(reading, word, word, has_head=True)
    elif known is not None and is_meant(page, known, word):
        reading.take(name_known(page, known, word), word + len(known.tokens) - 1)
    elif not mark & WORDS_OF_NOBODY or (mark & GIVEN and not mark & CALENDAR):
        if page.marks[word - 1] & (TITLE | ROLE) and is_titled(page, word) and read_tokens(page, word, word):
            take_person(reading, word, word)
        else:
            read_rest(reading, word, word)


def read_run(reading: Reading, first: int, last: int) -> None:
    """The names of one run of capitalised words, from left to right."""
    has_head = False
    for mark in reading.page.marks[first : last + 1]:
        if mark & (HEAD | LEGAL):
            has_head = True
    k = first
    while k <= last:
        k = read_name(reading, k, last, has_head)


def read_name(reading: Reading, k: int, last: int, has_head: bool) -> int:
    """Take the name that begins with a word, if one does; the word to go on with."""
    page = reading.page
    mark = page.marks[k]
    known = page.find_known(k) if mark & KNOWN else None
    if known is not None and not is_meant(page, known, k):
        known = None
    end = k + len(known.tokens) - 1 if known else k
    is_initial = len(page.words.forms[k]) == 1 and page.words.gaps[k + 1][:1] == "."
    if known is None and mark & (NEVER | CALENDAR) and not mark & (KEPT | GIVEN) and not is_initial:
        return k + 1
    person = read_person(page, k, last) if end == k else None
    body = find_body(page, k, last) if has_head else None
    if body is not None and body > max(end, person or 0) and not covers_known(page, known, end + 1, body):
        return reading.take(name_body(page, k, body), body)
    if person is not None:
        return take_person(reading, k, person)
    if known is not None:
        return reading.take(name_known(page, known, k), end)
    return read_rest(reading, k, last)


def covers_known(page: Page, known: Known | None, behind: int, body: int) -> bool:
    """Whether a body is a country and a body the codebook knows: "Belarusian Minsk Tractor Works"."""
    if known is None or known.kind != "country" or behind > body:
        return False
    inner = page.find_known(behind)
    return inner is not None and inner.country == known.country and behind + len(inner.tokens) - 1 == body


def find_inner_countries(words: Words, names: Sequence[Name], books: Codebooks) -> list[Name]:
    """The countries that an article names only inside the name of a body ("Ministry of Defence of Ukraine")."""
    lexicon = load_lexicon(books)
    seen = {n.country for n in names if n.kind == "country"}
    found = []
    for name in names:
        if name.country is None or name.kind not in BODIES or name.country in seen:
            continue
        for k in name.words:
            for known in lexicon.known.get(words.forms[k], ()):
                end = k + len(known.tokens)
                if known.kind == "country" and tuple(words.forms[k:end]) == known.tokens and known.country not in seen:
                    seen.add(known.country)
                    found.append(Name(words.span(k, end - 1), known.name, "country", country=known.country))
    return found


def is_meant(page: Page, known: Known, first: int) -> bool:
    """Whether a word that is a name of the codebook is used as one: "Trend reports", not "The Trend"."""
    words = page.words
    if len(known.tokens) > 1 or known.tokens[0] not in page.lexicon.ambiguous:
        return True
    if page.marks[first + 1] & SPEECH if first + 1 < len(words) else False:
        return True
    before = words.lower[first - 1] if first else ""
    is_informing = first + 1 < len(words) and words.lower[first + 1] in INFORMING and words.gaps[first + 1] == " "
    if known.kind == "publisher" and is_informing and before not in ARTICLES:
        return True
    return first not in page.opens and first not in page.headings and before not in ARTICLES


def read_person(page: Page, first: int, last: int) -> int | None:
    """The last word of a person; in a heading only words that are surely a name."""
    if first not in page.headings:
        return find_person(page, first, last)
    tokens = read_tokens(page, first, last)
    for size in (3, 2):
        if len(tokens) >= size and is_certain(page, tokens[:size]):
            form, mark = page.words.forms[tokens[size - 1]], page.marks[tokens[size - 1]]
            if mark & GIVEN or ends_like_surname(page, fold_letters(form)):
                return tokens[size - 1]
    return None


def take_person(reading: Reading, first: int, end: int) -> int:
    """Write down a person with the role beside the name."""
    page = reading.page
    role = None if first in page.headings else find_role(page, first, end, reading.floor)
    span = page.words.span(first, end)
    reading.floor = end + 1
    return reading.take(Name(span, page.write(first, end), "person", role, None, range(first, end + 1)), end)


def name_known(page: Page, known: Known, first: int) -> Name:
    """A name of the codebooks, the stop of "U.S." included."""
    words = page.words
    last = first + len(known.tokens) - 1
    stop = words.ends[last] + (known.stops and words.gaps[last + 1][:1] == ".")
    country = known.country
    if country is None and known.kind == "organisation":
        country = find_owner(page, first)
    return Name(Span(words.starts[first], stop), known.name, known.kind, None, country, range(first, last + 1))


def read_rest(reading: Reading, first: int, last: int) -> int:
    """A bare name that no codebook and no head word knows: a company, a plant, a place, or left for later."""
    page = reading.page
    marks, forms = page.marks, page.words.forms
    if marks[first] & WORDS_OF_NOBODY and not marks[first] & GIVEN:
        return first + 1
    end = first
    while end < last and not marks[end + 1] & STOPS and not (marks[end + 1] & KNOWN and page.is_known(end + 1, last)):
        end += 1
    if first in page.headings:
        reading.rest.append(Rest(first, end, is_company=False))
        return end + 1
    beside = marks[first - 1] | marks[end + 1] | marks[end + 2]
    if not beside & TELLING and page.words.lower[first - 1] != "of":
        reading.rest.append(Rest(first, end, is_company=False))
        return end + 1
    small = find_small_head(page, first, end)
    if small is not None and forms[first].isalpha():
        stop, kind = small
        return reading.take(
            Name(page.words.span(first, stop), page.write(first, stop), kind, words=range(first, stop + 1)),
            max(stop, end),
        )
    if is_behind_area(page, first):
        return reading.take(
            Name(page.words.span(first, end), page.write(first, end), "place", words=range(first, end + 1)), end
        )
    reading.rest.append(Rest(first, end, end - first < LONGEST_BARE and is_company(page, first, end)))
    return end + 1
