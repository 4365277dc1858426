"""Which bare names are a company, a plant or a place, by the words beside them?

"carmaker Togg"     "the Vestel company"     "Togg’s shares"     "Karmet delivered 300 tonnes"
"the Ganja tractor plant" → a facility     "Tovuz district" → a place
"""

from analysis.extraction.names.lexicon import (
    ACTS,
    AREA,
    BEFORE,
    BEHIND,
    DOUBTFUL,
    GIVEN,
    SPEECH,
    WEAK,
    WORDS_OF_NOBODY,
    WORKS,
    fold_letters,
)
from analysis.extraction.names.people import ends_like_surname
from analysis.extraction.names.runs import CLOSE, QUOTED, Page
from analysis.records import ActorKind

ENGLISH = ("s", "ing", "ed", "ly", "ion", "ity", "ment", "ness", "ers", "ally", "able", "ance", "ence")
AUXILIARIES = frozenset({"has", "have", "had", "will", "also", "plans", "to"})


SCOTTISH = ("Mc", "Mac", "De", "Du", "La", "Le", "Van", "Fitz", "Di")


def is_company(page: Page, first: int, last: int) -> bool:
    """Whether the words beside a bare name make it a company."""
    words, marks = page.words, page.marks
    if marks[first] & (GIVEN | DOUBTFUL) == GIVEN:
        return False
    is_beside = words.gaps[first] == " " or words.gaps[first] in QUOTED
    if first and is_beside and marks[first - 1] & BEFORE and not marks[first] & GIVEN:
        return True
    if last + 2 >= page.size or words.gaps[last + 1] != " ":
        return is_owner(page, last)
    behind = marks[last + 1]
    if behind & BEHIND and words.forms[last + 1] == words.lower[last + 1]:
        return True
    if words.lower[last + 1] in AUXILIARIES and marks[last + 2] & ACTS and words.gaps[last + 2] == " ":
        return can_act(page, first, last)
    is_firm = looks_like_firm(page, first, last)
    if behind & ACTS or (is_firm and behind & WEAK):
        return can_act(page, first, last)
    return False


def is_owner(page: Page, last: int) -> bool:
    """Whether a name owns what a company has: "Togg’s shares"."""
    words, marks = page.words, page.marks
    if last + 2 >= page.size or words.gaps[last + 1] not in {"’", "'"} or words.lower[last + 1] != "s":
        return False
    return bool(marks[last + 2] & BEHIND) and words.gaps[last + 2] == " "


def looks_like_firm(page: Page, first: int, last: int) -> bool:
    """Whether a name is an acronym, has a capital inside, or ends as companies do."""
    form, lower = page.words.forms[last], page.words.lower[last]
    if form.isupper():
        return first == last and 3 <= len(form) <= 6 and form.isalpha() and form not in page.lexicon.acronyms
    is_camel = form[1:] != lower[1:] and not form.startswith(SCOTTISH)
    return is_camel or lower.endswith(page.lexicon.companies)


def can_act(page: Page, first: int, last: int) -> bool:
    """Whether a bare name before a verb is a name at all: the first word of a sentence may be any word."""
    words, marks = page.words, page.marks
    forms = words.forms[first : last + 1]
    if any(form.isupper() and (form in page.lexicon.acronyms or len(form) > 6) for form in forms):
        return False
    if any(marks[k] & WORDS_OF_NOBODY for k in range(first, last + 1)) or not forms[-1][0].isalpha():
        return False
    if first != last:
        is_human = ends_like_surname(page, fold_letters(forms[-1])) and not looks_like_firm(page, first, last)
        return not marks[last + 1] & SPEECH and not marks[first] & (GIVEN | DOUBTFUL) and not is_human
    if first not in page.opens or looks_like_firm(page, first, last):
        return len(forms[0]) > 2
    return not words.lower[first].endswith(ENGLISH) and len(forms[0]) > 3


def find_small_head(page: Page, first: int, last: int) -> tuple[int, ActorKind] | None:
    """The small head word behind a bare name and what it makes of it: "the Ganja tractor plant", "Tovuz district"."""
    words, marks = page.words, page.marks
    k = last + 1
    if first and words.gaps[first] in QUOTED and marks[first - 1] & WORKS and words.gaps[k][:1] in CLOSE:
        return last, "facility"
    if k >= page.size or words.gaps[k] != " ":
        return None
    if marks[k] & AREA:
        return last, "place"
    for j in (k, k + 1):
        if j < page.size and words.gaps[j] == " " and marks[j] & WORKS and not marks[j] & ACTS:
            return j, "facility"
    return None


def is_behind_area(page: Page, first: int) -> bool:
    """Whether a name stands behind "the city of" and the like."""
    if first < 2 or page.words.gaps[first] != " ":
        return False
    return " ".join(page.words.lower[first - 2 : first]) in page.lexicon.area_before
