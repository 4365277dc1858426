"""Which role stands beside the name of a person, with the body it belongs to?

"Minister of Defence Industry Jan Kos" → "Minister of Defence Industry"
"Ewa Lis, chairwoman of the Gdynia Shipyard, spoke" → "chairwoman of the Gdynia Shipyard"
"""

from analysis.extraction.names.lexicon import (
    AREA,
    CALENDAR,
    END,
    GENERIC,
    HEAD,
    INSTITUTION,
    LINK,
    MODIFIER,
    NEVER,
    ROLE,
    TITLE,
)
from analysis.extraction.names.runs import CLITICS, Page

BACK = 18
AHEAD = 9
LONGEST_ROLE = 5
TAIL_WORDS = 24
CHAIN = frozenset({"of", "for", "the", "at"})
INNER = INSTITUTION | HEAD | GENERIC | MODIFIER | AREA


def find_role(page: Page, first: int, last: int, floor: int) -> str | None:
    """The role before a name, else the one behind it; `floor` is the first word that belongs to no other name."""
    return find_role_before(page, first, floor) or find_role_behind(page, last)


def find_role_before(page: Page, first: int, floor: int) -> str | None:
    """The role that ends right before a name, or before the comma in front of it."""
    words, marks = page.words, page.marks
    k = first - 1
    is_apart = words.gaps[first] == ", "
    if k < floor or not (page.is_joined(first) or is_apart):
        return None
    if words.lower[k] in CHAIN or words.lower[k] == "and":
        return None
    found = None
    while k >= max(floor, first - BACK):
        if (
            marks[k] & ROLE
            and (k == first - 1 or marks[k + 1] & (LINK | ROLE) or words.forms[k + 1] == words.lower[k + 1])
        ) or (found == k + 1 and belongs_before(page, k)):
            found = k
        elif not leads_on(page, k, found):
            break
        if not page.is_joined(k) and not (words.lower[k] in CLITICS and words.gaps[k] in {"’", "'"}):
            break
        k -= 1
    is_whole = not is_apart or (found is not None and (found == first - 1 or starts_phrase(page, found)))
    if not is_whole or found is None or (found == first - 1 and marks[found] & TITLE and not marks[found] & ROLE):
        return None
    return page.write(found, first - 1).strip(" ,")


def starts_phrase(page: Page, word: int) -> bool:
    """Whether a role begins a phrase of its own: "The general manager of …, Murat Kaya"."""
    return word in page.opens or (word > 0 and page.words.lower[word - 1] in {"the", "a", "an", "its", "s"})


def belongs_before(page: Page, word: int) -> bool:
    """Whether a word before a role is part of it: "first deputy", "SOCAR Vice"; a country is not."""
    words, mark = page.words, page.marks[word]
    if mark & (MODIFIER | INSTITUTION | HEAD) and not mark & LINK:
        return page.is_known(word, word) is None
    form = words.forms[word]
    if form == words.lower[word] or mark & (NEVER | CALENDAR | TITLE):
        return False
    known = page.is_known(word, word)
    return known.kind != "country" if known else form[1:] != words.lower[word][1:]


def leads_on(page: Page, word: int, found: int | None) -> bool:
    """Whether a role may begin farther left than a word: "Chairman of the Supervisory Board"."""
    words, mark = page.words, page.marks[word]
    if words.lower[word] in CHAIN or (words.lower[word] in CLITICS and words.gaps[word] in {"’", "'"}):
        return True
    if words.lower[word] == "and":
        return bool(page.marks[word - 1] & page.marks[word + 1] & INSTITUTION)
    if mark & (CALENDAR | END | TITLE):
        return False
    is_capital = words.forms[word] != words.lower[word] and not (mark & NEVER and not mark & INNER)
    if found is None:
        return is_capital or bool(mark & INNER)
    return (is_capital or bool(mark & INNER)) and words.lower[word + 1] in CHAIN


def has_role_behind(page: Page, last: int) -> bool:
    """Whether a role stands behind a name and a comma."""
    return find_role_word(page, last) is not None


def find_role_word(page: Page, last: int) -> int | None:
    """The word of a role that a phrase behind a name and a comma holds."""
    words, marks = page.words, page.marks
    k = last + 1
    if k >= page.size or words.gaps[k] != ", ":
        return None
    if words.forms[k].isdigit() and k + 1 < page.size and words.gaps[k + 1] == ", ":
        k += 1
    for j in range(k, min(k + AHEAD, page.size)):
        if j > k and not (page.is_joined(j) or words.gaps[j] in {"’", "'"}):
            return None
        if marks[j] & ROLE and words.lower[j] not in CLITICS:
            return find_last_role(page, j)
        if marks[j] & END and words.lower[j] not in {"its", "his", "her", "their", "was"}:
            return None
    return None


def find_last_role(page: Page, word: int) -> int:
    """The last word of a role that begins with a role: "deputy energy minister"."""
    last = word
    for j in range(word + 1, min(word + LONGEST_ROLE, page.size)):
        if not page.is_joined(j) or not page.marks[j] & (ROLE | MODIFIER | INSTITUTION):
            break
        if page.marks[j] & ROLE:
            last = j
    return last


def find_role_behind(page: Page, last: int) -> str | None:
    """The role behind a name and a comma, with the body it belongs to."""
    found = find_role_word(page, last)
    if found is None:
        return None
    words, marks = page.words, page.marks
    first = last + 1
    for j in range(first, found + 1):
        is_outside = (
            words.lower[j] in {"the", "a", "an", "its", "his", "her", "their", "then", "is"} or words.forms[j].isdigit()
        )
        if is_outside or (words.lower[j] in CLITICS and words.gaps[j] in {"’", "'"}):
            first = j + 1
    if first < found and page.is_known(first, found) is not None:
        first += 1
    end = found
    for j in range(found + 1, min(found + TAIL_WORDS, page.size)):
        if marks[j] & END or not (page.is_joined(j) or words.gaps[j] in {"’", "'", " “", "” ", ' "', '" '}):
            break
        if j == found + 1 and not marks[j] & (LINK | ROLE):
            break
        end = j
    while end > found and marks[end] & LINK:
        end -= 1
    return page.write(min(first, found), end)
