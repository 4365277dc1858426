"""Which capitalised words are a person?

A given name begins one, the ending of a surname or an initial gives one away; two unknown words are a person when
what stands beside them says so: a title or a role, a verb of speech, an age, "who".

    "the plant's director, Vusal Aliyev" → Vusal Aliyev     "Jane Achieng said" → Jane Achieng
    "the Ganja Automobile Plant" → nobody
"""

from analysis.extraction.names.lexicon import (
    ACTS,
    DOUBTFUL,
    END,
    GIVEN,
    KNOWN,
    LOOSE,
    MODIFIER,
    NEVER,
    PARTICLE,
    ROLE,
    SPEECH,
    SURNAME,
    TAIL,
    TITLE,
    WEAK,
    WORDY,
    fold_letters,
)
from analysis.extraction.names.roles import find_role_before, has_role_behind
from analysis.extraction.names.runs import BLANKS, LONGEST_SYLLABLE, Page

LONGEST = 5
JOINTS = BLANKS | {"-", ".", ". ", "’", "'", "‘"}
VERBAL = SPEECH | ACTS | WEAK | END
ABSTRACT = (
    "ity",
    "tion",
    "sion",
    "ment",
    "ness",
    "ship",
    "ance",
    "ence",
    "ology",
    "ics",
    "ional",
    "ism",
    "ents",
    "ings",
)
SHAPED, PROVEN = 5, 6
SUFFIXES = frozenset({"led", "era", "backed", "style", "run", "owned", "born", "like", "linked", "made", "built"})
INVERTED = frozenset({"said", "says", "added", "noted", "told", "explained", "stressed"})
SAID = frozenset({"said", "says", "told", "tells", "noted", "added", "explained", "stressed", "who", "whose"})


def find_person(page: Page, first: int, last: int) -> int | None:
    """The last word of the person whose name begins with a word of a run, if one does."""
    mark = page.marks[first]
    if mark & WORDY and not mark & GIVEN and len(page.words.forms[first]) > 1:
        return None
    tokens = read_tokens(page, first, last)
    if not tokens:
        return None
    if len(tokens) == 1:
        return first if is_titled(page, first) else None
    if is_certain(page, tokens) or has_context(page, tokens):
        return end_of(page, tokens[-1])
    return None


def end_of(page: Page, last: int) -> int:
    """The last word of a person, "oglu" and the "un" of "Jong-un" behind the name included."""
    words, behind = page.words, last + 1
    if behind == page.size or words.forms[behind] != words.lower[behind]:
        return last
    is_tail = page.marks[behind] & TAIL and words.gaps[behind] in {" ", "-"} and len(words.lower[behind]) > 3
    is_syllable = words.gaps[behind] == "-" and words.lower[behind].isalpha() and words.lower[behind] not in SUFFIXES
    is_syllable = is_syllable and not page.marks[behind] & ~(SURNAME | GIVEN | DOUBTFUL | KNOWN)
    return behind if is_tail or (is_syllable and len(words.lower[behind]) < LONGEST_SYLLABLE) else last


def read_tokens(page: Page, first: int, last: int) -> list[int]:
    """The words of a run, from its first one on, that can together be the name of a person."""
    tokens: list[int] = []
    forms, lower = page.words.forms, page.words.lower
    for k in range(first, last + 1):
        if forms[k] == lower[k] and tokens and (page.marks[k] & PARTICLE or page.words.gaps[k] == "-"):
            continue
        if tokens and page.words.gaps[k] not in JOINTS:
            break
        if len(tokens) == LONGEST or not fits(page, k, tokens):
            break
        tokens.append(k)
    return tokens


def fits(page: Page, word: int, before: list[int]) -> bool:
    """Whether a word can stand in the name of a person behind these words."""
    mark, form = page.marks[word], page.words.forms[word]
    if not form.isalpha() or form == page.words.lower[word]:
        return False
    if len(form) == 1:
        return page.words.gaps[word + 1].startswith(".") or bool(before)
    is_given = bool(before) and page.marks[before[0]] & (GIVEN | DOUBTFUL) == GIVEN
    if mark & (GIVEN | DOUBTFUL) == GIVEN and not mark & (TITLE | ROLE):
        return True
    if mark & DOUBTFUL:
        return not before or is_given
    if (before and mark & TAIL) or (is_given and mark & SURNAME):
        return True
    if mark & (WORDY | MODIFIER) or (before and mark & VERBAL):
        return False
    if mark & KNOWN and form in page.lexicon.known and any(len(k.tokens) == 1 for k in page.lexicon.known[form]):
        return is_given
    return not form.isupper() or (len(form) == 2 and not before) or (bool(before) and len(form) > 3 and is_given)


def is_certain(page: Page, tokens: list[int]) -> bool:
    """Whether the words of a name are proof enough."""
    marks, forms = page.marks, page.words.forms
    first, last = tokens[0], tokens[-1]
    if len(forms[last]) == 1 and page.words.gaps[last + 1][:1] != ".":
        return False
    if len(forms[first]) == 1:
        return len(forms[last]) > 2 and not marks[last] & NEVER
    surname = fold_letters(forms[last])
    if marks[first] & (GIVEN | DOUBTFUL) == GIVEN:
        return True
    if marks[first] & DOUBTFUL:
        is_place = forms[first] in page.lexicon.known and not stands_alone(page, tokens)
        is_word = is_place or (first in page.opens and marks[first] & (VERBAL | NEVER))
        return not is_word or ends_like_surname(page, surname) or bool(marks[last] & GIVEN)
    if len(surname) >= PROVEN and surname.endswith(page.lexicon.sure):
        return True
    opening = fold_letters(forms[first])
    return bool(marks[last] & GIVEN) and len(opening) >= PROVEN and opening.endswith(page.lexicon.sure)


def stands_alone(page: Page, tokens: list[int]) -> bool:
    """Whether a name like "Jordan Pickering" stands inside a sentence, its second word known for nothing else."""
    is_pair = len(tokens) == 2 and tokens[0] not in page.opens
    return is_pair and not page.marks[tokens[1]] & ~KNOWN and not page.words.forms[tokens[1]].endswith("s")


def ends_like_surname(page: Page, surname: str) -> bool:
    """Whether a folded word ends as surnames do."""
    return len(surname) >= SHAPED and surname.endswith(page.lexicon.surnames)


def has_context(page: Page, tokens: list[int]) -> bool:
    """Whether the words beside two or three unknown words make them a person."""
    words, marks = page.words, page.marks
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 3 or min(len(words.forms[first]), len(words.forms[last])) < 2:
        return False
    if any(words.lower[k].endswith(ABSTRACT) for k in tokens):
        return False
    if first and words.gaps[first] in {" ", ". "} and marks[first - 1] & (ROLE | TITLE):
        return not marks[first - 1] & LOOSE or words.forms[first - 1] != words.lower[first - 1]
    if first and words.gaps[first] == ", " and find_role_before(page, first, 0) is not None:
        return True
    if first and words.lower[first - 1] in INVERTED and words.gaps[first] == " ":
        return True
    if last + 1 == page.size:
        return False
    gap, behind = words.gaps[last + 1], words.lower[last + 1]
    if gap == " " and marks[last + 1] & SPEECH:
        shaped = ends_like_surname(page, fold_letters(words.forms[last]))
        return shaped or behind in SAID
    return gap == ", " and (behind in {"who", "whose"} or is_age(page, last + 1) or has_role_behind(page, last))


def is_age(page: Page, word: int) -> bool:
    """Whether a word between commas is an age: "Ewa Lis, 45,"."""
    words = page.words
    form = words.forms[word]
    return len(form) == 2 and form.isdigit() and words.gaps[word + 1][:1] == ","


def is_titled(page: Page, word: int) -> bool:
    """Whether a title or a role stands right before a lone surname: "Mr. Otieno", "President Aliyev"."""
    words, marks = page.words, page.marks
    if word == 0 or len(words.forms[word]) < 2 or words.gaps[word] not in {" ", ". ", "\u00a0"}:
        return False
    before = marks[word - 1]
    is_capital = words.forms[word - 1] != words.lower[word - 1]
    if before & TITLE:
        return is_capital
    if not before & ROLE or words.gaps[word] == ". ":
        return False
    return is_capital or not before & LOOSE
