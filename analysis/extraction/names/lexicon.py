"""What does the name codebook know of a word?

Every word list becomes one bit, so that one look-up says all there is to know of a word; names the codebooks
list are found by their first word.

    "minister" → ROLE     "Holding" → ORGANISATION     "Elmar" → GIVEN     "the" → NEVER | LINK
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntFlag
from functools import lru_cache
from typing import Any

from analysis.codebooks import Codebooks
from analysis.records import ActorKind
from analysis.words import WORD


class Mark(IntFlag):
    """What a word can be."""

    NEVER = 1
    CALENDAR = 2
    GIVEN = 4
    DOUBTFUL = 8
    ROLE = 16
    TITLE = 32
    ORGANISATION = 64
    PLAIN = 128
    FACILITY = 256
    PLACE = 512
    INSTITUTION = 1024
    GENERIC = 2048
    SPEECH = 4096
    ACTS = 8192
    WEAK = 16384
    BEFORE = 32768
    BEHIND = 65536
    WORKS = 131072
    AREA = 262144
    LINK = 524288
    END = 1048576
    MODIFIER = 2097152
    PARTICLE = 4194304
    TAIL = 8388608
    SURNAME = 16777216
    LOOSE = 33554432
    LEGAL = 67108864
    EVERY = 134217728
    KNOWN = 268435456


# Plain numbers: the tests of these bits are the busiest lines of the extraction.
NEVER, CALENDAR, GIVEN, DOUBTFUL = int(Mark.NEVER), int(Mark.CALENDAR), int(Mark.GIVEN), int(Mark.DOUBTFUL)
ROLE, TITLE, ORGANISATION, PLAIN = int(Mark.ROLE), int(Mark.TITLE), int(Mark.ORGANISATION), int(Mark.PLAIN)
FACILITY, PLACE, INSTITUTION = int(Mark.FACILITY), int(Mark.PLACE), int(Mark.INSTITUTION)
GENERIC, SPEECH, ACTS, WEAK = int(Mark.GENERIC), int(Mark.SPEECH), int(Mark.ACTS), int(Mark.WEAK)
BEFORE, BEHIND, WORKS, AREA = int(Mark.BEFORE), int(Mark.BEHIND), int(Mark.WORKS), int(Mark.AREA)
LINK, END, MODIFIER, PARTICLE = int(Mark.LINK), int(Mark.END), int(Mark.MODIFIER), int(Mark.PARTICLE)
TAIL, SURNAME, LOOSE, LEGAL = int(Mark.TAIL), int(Mark.SURNAME), int(Mark.LOOSE), int(Mark.LEGAL)
EVERY, KNOWN = int(Mark.EVERY), int(Mark.KNOWN)
HEAD = ORGANISATION | FACILITY | PLACE
WORDY = NEVER | CALENDAR | ROLE | TITLE | HEAD | INSTITUTION | GENERIC
WORDS_OF_NOBODY = NEVER | CALENDAR | ROLE | TITLE | HEAD | INSTITUTION | GENERIC | LINK

SHORT = 3
LETTERS = str.maketrans(
    {
        "ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
        "и": "i", "і": "i", "ї": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh",
        "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "қ": "q", "ғ": "gh", "ү": "u", "ұ": "u", "ө": "o",
        "һ": "h", "ҳ": "h", "ң": "n", "ә": "a", "җ": "j", "ҷ": "j", "ʻ": "", "ʼ": "", "‘": "", "’": "", "'": "",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold_letters(word: str) -> str:
    """A word in small letters of the plain Latin alphabet: "Şahin" → "sahin", "Алиев" → "aliev"."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered.replace("'", "")
    plain = unicodedata.normalize("NFKD", lowered.translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Known:
    """A name that a codebook lists, in one of its spellings."""

    tokens: tuple[str, ...]
    second: list[str]
    stops: bool
    name: str
    kind: ActorKind
    country: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The name codebooks, ready for look-ups."""

    marks: dict[str, int]
    known: dict[str, tuple[Known, ...]]
    seconds: dict[str, frozenset[str]]
    legal: frozenset[str]
    ambiguous: frozenset[str]
    purposeful: frozenset[str]
    acronyms: frozenset[str]
    surnames: tuple[str, ...]
    sure: tuple[str, ...]
    companies: tuple[str, ...]
    owned: tuple[str, ...]
    acting: frozenset[str]
    area_before: frozenset[str]

    def mark(self, form: str) -> int:
        """What a word can be; letters with marks count as those without."""
        found = self.marks.get(form.lower(), 0)
        return found or (0 if form.isascii() else self.marks.get(fold_letters(form), 0))


@lru_cache(maxsize=8)
def load_lexicon(books: Codebooks) -> Lexicon:
    """The look-up tables of the name codebooks."""
    book = books.book("names")
    people, firms, works = book["people"], book["organisations"], book["facilities"]
    known = list_known(books)
    marks = list_marks(books)
    for first in known:
        marks[first.lower()] = marks.get(first.lower(), 0) | KNOWN
    return Lexicon(
        marks=marks,
        known=known,
        seconds={first: frozenset(k.second[0] if k.second else "" for k in listed) for first, listed in known.items()},
        legal=frozenset(book["organisations"]["legal"]),
        ambiguous=frozenset(book["ambiguous"]["words"]),
        purposeful=frozenset(book["organisations"]["for"]),
        acronyms=frozenset(book["acronyms"]["never"]),
        surnames=tuple(fold_letters(e) for e in people["endings"]),
        sure=tuple(fold_letters(e) for e in people["sure"]),
        companies=tuple(firms["endings"]),
        owned=tuple(f"{phrase.lower()} " for phrase in works["owned"]),
        acting=frozenset(works["acts"]),
        area_before=frozenset(book["places"]["before"]),
    )


def list_marks(books: Codebooks) -> dict[str, int]:
    """Every word of the name codebook with all it can be."""
    marks: dict[str, int] = defaultdict(int)
    for bit, words in list_bits(books.book("names")):
        for word in words:
            marks[word.lower()] |= bit
            if bit == GIVEN:
                marks[fold_letters(word)] |= bit
    return dict(marks)


def list_bits(book: Mapping[str, Any]) -> list[tuple[int, Iterable[str]]]:
    """The lists of the name codebook, each with the bit that its words get."""
    roles, firms, works, people = book["roles"], book["organisations"], book["facilities"], book["people"]
    areas, names = book["places"], book["given"]
    given = {name for key, listed in names.items() if key != "doubtful" for name in listed}
    return [
        (NEVER, book["never"]["words"]),
        (CALENDAR, book["never"]["calendar"]),
        (GIVEN, given | set(names["doubtful"])),
        (DOUBTFUL, names["doubtful"]),
        (ROLE, map(find_role_word, roles["heads"])),
        (TITLE, roles["titles"]),
        (LOOSE, roles["loose"]),
        (MODIFIER, roles["modifiers"]),
        (MODIFIER, find_opening_words(roles["heads"])),
        (LINK, roles["links"]),
        (END, roles["ends"]),
        (ORGANISATION, map(find_last_word, firms["heads"])),
        (PLAIN, firms["plain"]),
        (ACTS, firms["acts"]),
        (WEAK, firms["weak"]),
        (LEGAL, firms["legal"]),
        (BEFORE, map(find_last_word, firms["before"])),
        (BEHIND, firms["behind"]),
        (FACILITY, map(find_last_word, works["heads"])),
        (WORKS, map(find_last_word, works["behind"])),
        (PLACE, map(find_last_word, areas["heads"])),
        (AREA, areas["behind"]),
        (INSTITUTION, book["institutions"]["words"]),
        (EVERY, book["generic"]["words"]),
        (GENERIC, [*book["generic"]["words"], *book["generic"]["alone"]]),
        (SPEECH, people["speech"]),
        (PARTICLE, people["particles"]),
        (TAIL, people["tails"]),
        (SURNAME, people["surnames"]),
    ]


def find_role_word(role: str) -> str:
    """The word that gives a role away: the first of "chief of staff", the last of "prime minister"."""
    words = role.replace("-", " ").split()
    return words[0] if "of" in words else words[-1]


def find_opening_words(roles: Iterable[str]) -> set[str]:
    """The words of roles before their last one: "running" of "running mate"."""
    return {word for role in roles if " of " not in role for word in role.replace("-", " ").split()[:-1]}


def find_last_word(phrase: str) -> str:
    """The last word of a phrase."""
    return phrase.replace("-", " ").split()[-1]


def list_known(books: Codebooks) -> dict[str, tuple[Known, ...]]:
    """Every spelling the codebooks know by its first word, longest first; countries in capitals too."""
    names = {row["code"]: row["name"] for row in books.rows("countries")}
    spellings: dict[str, tuple[str, ActorKind, str | None]] = {}
    for row in books.rows("demonyms"):
        spellings[row["demonym"]] = (names[row["code"]], "country", row["code"])
    for row in books.rows("countries"):
        for form in [row["name"], *filter(None, row["other_names"].split("|"))]:
            spellings[form] = (row["name"], "country", row["code"])
    for row in books.rows("actors"):
        kind: ActorKind = row["kind"]  # type: ignore[assignment]  # closed list, checked by the loader
        for form in row["spellings"].split("|"):
            spellings[form] = (row["actor"], kind, row["country"] or None)
    long = {form: of for form, of in spellings.items() if of[1] == "country" and len(form) > SHORT}
    capitals = {upper: of for form, of in long.items() for upper in (form.upper(), form.replace("i", "İ").upper())}
    found: dict[str, dict[tuple[str, ...], Known]] = defaultdict(dict)
    for form, (name, kind, country) in (capitals | spellings).items():
        tokens = tuple(WORD.findall(form))
        found[tokens[0]][tokens] = Known(tokens, [*tokens[1:2]], form.endswith("."), name, kind, country)
    return {first: tuple(sorted(of.values(), key=lambda k: (-len(k.tokens), k.tokens))) for first, of in found.items()}
