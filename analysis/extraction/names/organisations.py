"""Which capitalised words are an organisation, a facility or a place?

A head word ("Ministry", "Holding", "Plant") or a legal form ("LLC") gives one away; its name goes on behind "of"
and "for".

    "“Temir” Steel Holding LLC"     "Ministry of Energy and Natural Resources"     "Ukraine’s Ministry of Defence"
"""

from analysis.extraction.names.lexicon import (
    ACTS,
    CALENDAR,
    EVERY,
    FACILITY,
    GENERIC,
    GIVEN,
    HEAD,
    INSTITUTION,
    LEGAL,
    NEVER,
    ORGANISATION,
    PLACE,
    PLAIN,
    ROLE,
    SPEECH,
    TITLE,
    WEAK,
    WORDS_OF_NOBODY,
)
from analysis.extraction.names.people import find_person
from analysis.extraction.names.runs import BLANKS, CLOSE, OPEN, QUOTED, Name, Page
from analysis.records import ActorKind, Span

TAIL_LINKS = frozenset({"of", "for", "on"})
LONGEST_TAIL = 14
VERBAL = SPEECH | ACTS | WEAK | NEVER
LONGEST_OFFICE = 8
LONGEST_QUOTED = 4


def find_body(page: Page, first: int, last: int) -> int | None:
    """The last word of the organisation, facility or place whose name begins with a word of a run."""
    head = find_head(page, first, last)
    if head is None:
        return None
    end = head if page.words.forms[head] in page.lexicon.legal else extend_tail(page, head)
    end = extend_quoted(page, extend_legal(page, end))
    return end if names_somebody(page, first, head, end) else None


def find_head(page: Page, first: int, last: int) -> int | None:
    """The last head word or legal form that the same name can reach."""
    marks, forms = page.marks, page.words.forms
    head = None
    for k in range(first, last + 1):
        mark = marks[k]
        if forms[k] in page.lexicon.legal and k > first:
            head = k
        elif (mark & (ROLE | TITLE | CALENDAR) and not mark & HEAD) or (
            mark & VERBAL and not mark & (INSTITUTION | HEAD | GIVEN) and k in page.headings
        ):
            break
        elif mark & PLAIN:
            is_last = k == last or marks[k + 1] & (HEAD | ROLE | TITLE | LEGAL | GIVEN)
            if (
                k > first
                and is_last
                and (k - first > 1 or head == k - 1 or is_proper(page, k - 1) or page.words.gaps[k + 1] in QUOTED)
            ):
                head = k
        elif mark & HEAD:
            head = k
        elif head is not None and (first in page.headings or find_person(page, k, last) is not None):
            break
    return head


def is_proper(page: Page, word: int) -> bool:
    """Whether a word is a name and not a word of the language."""
    mark, form = page.marks[word], page.words.forms[word]
    if form == page.words.lower[word] or mark & WORDS_OF_NOBODY:
        return False
    known = page.is_known(word, word)
    return known is None or known.kind not in {"country"}


def extend_tail(page: Page, head: int) -> int:
    """The last word of a name that goes on behind its head: "of Energy and Natural Resources"."""
    end = head
    while (following := find_part(page, end, head)) is not None:
        end = following
    return end


def find_part(page: Page, end: int, head: int) -> int | None:
    """The last word of the next part of a name: behind "of", "for", "and" or a comma."""
    words, marks = page.words, page.marks
    k = end + 1
    if k + 1 >= page.size or k - head > LONGEST_TAIL:
        return None
    is_list = end > head and bool(marks[end] & INSTITUTION)
    if words.gaps[k] == ", ":
        stop = take_words(page, k) if is_list and marks[k] & INSTITUTION else None
        if stop is None or stop + 2 >= page.size:
            return None
        goes_on = words.lower[stop + 1] == "and" or words.gaps[stop + 1] == ", "
        return stop if goes_on and marks[stop + 1 + (words.lower[stop + 1] == "and")] & INSTITUTION else None
    if words.gaps[k] not in BLANKS:
        return None
    is_apart = words.lower[k] == "for" and words.lower[head] not in page.lexicon.purposeful
    if words.lower[k] in TAIL_LINKS and not marks[end] & PLACE and not is_apart:
        is_on = words.lower[k] == "on"
        k += 1 + (words.lower[k + 1] == "the")
        return None if is_on and page.find_known(k) is not None else take_words(page, k)
    if (
        words.lower[k] == "and"
        and is_list
        and marks[k + 1] & INSTITUTION
        and marks[k + 1] & (ORGANISATION | PLAIN) != ORGANISATION
    ):
        return take_words(page, k + 1)
    return None


def take_words(page: Page, first: int) -> int | None:
    """The last of the capitalised words from a place on that belong to the name of a body."""
    words, marks = page.words, page.marks
    end = None
    k = first
    while k < page.size and (k == first or page.is_joined(k)) and words.forms[k] != words.lower[k]:
        mark = marks[k]
        if mark & (CALENDAR | TITLE) or (mark & ROLE and not mark & INSTITUTION) or k in page.opens:
            break
        known = page.is_known(k, k + 6)
        if known is not None and known.kind in {"country", "place"}:
            end = k + len(known.tokens) - 1
            k = end + 1
            continue
        is_word = bool(mark & (INSTITUTION | HEAD | GENERIC | NEVER))
        if not is_word and find_person(page, k, min(k + 2, page.size - 1)) is not None:
            break
        if not is_word and end is not None and marks[end] & INSTITUTION and is_unknown(page, k + 1):
            break
        named = None if is_word or end is None else page.is_known(end, end)
        if end is not None and named is not None and (named.name == words.forms[end] or is_unknown(page, k + 1)):
            break
        end = k
        k += 1
    return end


def is_unknown(page: Page, word: int) -> bool:
    """Whether a word goes on with the one before it as another name that nobody knows."""
    words = page.words
    if word >= page.size or not page.is_joined(word) or words.forms[word] == words.lower[word]:
        return False
    return not page.marks[word] & WORDS_OF_NOBODY


def extend_legal(page: Page, end: int) -> int:
    """The last word of a name with the legal forms behind it: "Karmet, Inc."."""
    words = page.words
    while end + 1 < page.size and words.forms[end + 1] in page.lexicon.legal:
        gap = words.gaps[end + 1]
        if gap not in {" ", ", ", "” ", '" ', "» ", "."}:
            break
        end += 1
    return end


def extend_quoted(page: Page, end: int) -> int:
    """The last word of a name in quotation marks behind a head: "Research Enterprise “Iglim”"."""
    gaps = page.words.gaps
    if gaps[end + 1] not in QUOTED:
        return end
    for k in range(end + 2, min(end + 2 + LONGEST_QUOTED, len(gaps))):
        if gaps[k][:1] in CLOSE and gaps[k] != "’":
            return k - 1
        if not page.is_joined(k):
            break
    return end


def names_somebody(page: Page, first: int, head: int, end: int) -> bool:
    """Whether a name with a head word says more than what every body has."""
    marks, forms, lower = page.marks, page.words.forms, page.words.lower
    capital = [k for k in range(first, end + 1) if forms[k] != lower[k]]
    if len(capital) < 2:
        return False
    if marks[head] & PLAIN and all(marks[k] & INSTITUTION for k in capital if k <= head) and is_office(page, first):
        return False
    if all(marks[k] & GENERIC for k in capital) or is_part(page, capital, head):
        return False
    if marks[head] & ORGANISATION or forms[head] in page.lexicon.legal:
        return end > head or head > first
    return len(capital) > 2 or any(not marks[k] & WORDS_OF_NOBODY for k in capital if k != head)


def is_part(page: Page, capital: list[int], head: int) -> bool:
    """Whether a name is only a part of a body that stands behind it: "Supervisory Board of the Zarnava Plant"."""
    if not all(page.marks[k] & EVERY for k in capital if k <= head):
        return False
    return any(not page.marks[k] & INSTITUTION and page.find_known(k) is None for k in capital if k > head)


def is_office(page: Page, first: int) -> bool:
    """Whether a name says what somebody is minister of: "Minister of Economic Development"."""
    words, marks = page.words, page.marks
    k = first - 1
    while k > max(first - LONGEST_OFFICE, 0) and marks[k] & INSTITUTION and words.forms[k] != words.lower[k]:
        k -= 1 + (words.lower[k - 1] == "and")
    k -= words.lower[k] == "the"
    return k > 0 and words.lower[k] in TAIL_LINKS and bool(marks[k - 1] & ROLE)


def find_kind(page: Page, first: int, head: int, end: int) -> ActorKind:
    """What a name with a head word is; a plant that owns or signs is an organisation."""
    mark = page.marks[head]
    if mark & ORGANISATION or page.words.forms[head] in page.lexicon.legal:
        return "organisation"
    if not mark & FACILITY:
        return "place"
    words = page.words
    behind = words.lower[end + 1 : end + 4] if words.gaps[end + 1] == " " else []
    acting = page.lexicon.acting
    if any(" ".join(behind[:n]) in acting for n in (1, 2, 3)):
        return "organisation"
    before = words.text[max(0, words.starts[first] - 60) : words.starts[first]].removesuffix("\n").lower()
    return "organisation" if before.endswith(page.lexicon.owned) else "facility"


def find_country(page: Page, first: int, last: int) -> str | None:
    """The country of a name that holds a known country or place ("Ganja Automobile Plant")."""
    k = first
    while k <= last:
        known = page.is_known(k, last)
        if known is not None and known.kind in {"country", "place"}:
            if known.country:
                return known.country
            k += len(known.tokens)
        else:
            k += 1
    return None


def find_owner(page: Page, first: int) -> str | None:
    """The country that owns a body: "Ukraine’s Ministry of Defence"."""
    words = page.words
    if (
        first < 2
        or words.lower[first - 1] != "s"
        or words.gaps[first - 1] not in {"’", "'"}
        or words.gaps[first] != " "
    ):
        return None
    known = next((k for k in page.lexicon.known.get(words.forms[first - 2], ()) if len(k.tokens) == 1), None)
    return known.country if known is not None and known.kind == "country" else None


def name_body(page: Page, first: int, end: int) -> Name:
    """The name of a body with the quotation mark that opens it."""
    words = page.words
    start, stop = words.starts[first], words.ends[end]
    inside = words.text[start:stop]
    if any(gap in QUOTED for gap in words.gaps[first + 1 : end + 1]) and words.gaps[end + 1][:1] in CLOSE:
        stop += 1
    if page.find_lead(first) in OPEN and any(c in CLOSE for c in inside[1:]) and "’s" not in inside:
        start -= 1
    head = find_last_head(page, first, end)
    kind = find_kind(page, first, head, end)
    span = Span(start, stop)
    country = find_country(page, first, end) or find_owner(page, first)
    return Name(span, " ".join(span.of(words.text).split()), kind, None, country, range(first, end + 1))


def find_last_head(page: Page, first: int, end: int) -> int:
    """The head of a name: the last one before its first "of"."""
    lower, marks = page.words.lower, page.marks
    head = first
    for k in range(first, end + 1):
        if lower[k] in TAIL_LINKS and marks[head] & HEAD:
            break
        if marks[k] & HEAD or page.words.forms[k] in page.lexicon.legal:
            head = k
    return head
