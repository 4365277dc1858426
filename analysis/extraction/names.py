"""Which names stand in a text: people, organisations, facilities, places, countries, publishers?

The codebook comes first (actors, countries, demonyms), then rules: a run of capitalised words that ends or
begins with a head word is an organisation or a facility; a role or a title beside a name makes it a person.

    "Minister of Defense Industry Vugar Mustafayev" → person "Vugar Mustafayev", role "Minister of Defense Industry"
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.codebooks.phrases import spell_phrases
from analysis.records import ActorKind, Span

CAP = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽƏА-ЯЁ][\w’'.-]*[\w]"
OPEN, CLOSE = '[“"«„]', '[”"»“]'


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name: where it stands, the name it stands for, its kind, and a role beside it."""

    span: Span
    name: str
    kind: ActorKind
    role: str | None = None
    country: str | None = None


@dataclass(frozen=True)
class NameWords:
    """The name codebooks, compiled."""

    known: re.Pattern[str]
    known_names: dict[str, tuple[str, ActorKind, str | None]]
    organisation: re.Pattern[str]
    role_then_name: re.Pattern[str]
    name_then_role: re.Pattern[str]
    titled: re.Pattern[str]
    facility_heads: frozenset[str]
    organisation_heads: frozenset[str]
    generic: frozenset[str]
    institutions: frozenset[str]
    never: frozenset[str]
    given: frozenset[str]
    owned: re.Pattern[str]
    acts: re.Pattern[str]
    place_heads: frozenset[str]
    body_of: re.Pattern[str]


@lru_cache(maxsize=8)
def compile_names(books: Codebooks) -> NameWords:
    """The names and head words as regular expressions."""
    book = books.book("names")
    known = list_known(books)
    heads = spell_phrases([*book["organisations"]["heads"], *book["facilities"]["heads"], *book["places"]["heads"]])
    roles = spell_phrases(book["roles"]["heads"])
    tail = rf"(?:\s+(?:of|for)\s+(?:the\s+)?{CAP}(?:\s+(?:of\s+the|of|and|for)\s+{CAP}|\s+{CAP}){{0,9}})"
    modifier = r"(?:(?:[Ff]irst|[Aa]cting|[Ff]ormer|[Dd]eputy|[Vv]ice|[Ss]enior|[Cc]hief)[\s-]+)?"
    quoted = rf"{OPEN}{CAP}(?:\s{CAP}){{0,3}}{CLOSE}"
    return NameWords(
        known=re.compile(rf"(?<!\w)(?:{spell_phrases(known, ' ')})(?!\w)"),
        known_names=known,
        organisation=re.compile(
            rf"(?:{quoted}\s+)?(?:{CAP}\s+){{0,6}}(?:(?i:{heads}))(?!\w)(?:\s+(?:of\s+the|of|for)\s+{CAP}(?:\s+(?:and\s+)?{CAP}){{0,4}})?(?:\s+(?:CJSC|OJSC|LLC|JSC|Ltd|Inc|PLC)\b\.?)*"
        ),
        role_then_name=re.compile(
            rf"(?<!\w)(?P<role>{modifier}(?i:{roles})(?!\w){tail}?)\s+(?P<name>{CAP}(?:\s+{CAP}){{1,2}})"
        ),
        name_then_role=re.compile(
            rf"(?P<name>{CAP}\s+{CAP}(?:\s+{CAP})?),\s+(?:the\s+|an?\s+)?(?:{CAP}[’']s\s+)?(?P<role>{modifier}(?i:{roles})(?!\w){tail}?)"
        ),
        titled=re.compile(
            rf"(?<!\w)(?:(?i:{spell_phrases(book['roles']['titles'])}))\.?\s+(?P<name>{CAP}(?:\s+{CAP}){{0,2}})"
        ),
        facility_heads=frozenset(book["facilities"]["heads"]),
        organisation_heads=frozenset(book["organisations"]["heads"]),
        generic=frozenset(book["generic"]["words"]),
        institutions=frozenset(book["institutions"]["words"]),
        never=frozenset(book["never"]["words"]),
        given=frozenset(book["given"]["words"]),
        owned=re.compile(rf"(?i:{spell_phrases(book['facilities']['owned'])})\s*$"),
        acts=re.compile(rf"\s*(?i:{spell_phrases(book['facilities']['acts'])})(?!\w)"),
        place_heads=frozenset(book["places"]["heads"]),
        body_of=re.compile(rf"(?:(?i:{spell_phrases(book['generic']['words'])})\s+)+of\s+the\s+"),
    )


def list_known(books: Codebooks) -> dict[str, tuple[str, ActorKind, str | None]]:
    """Every spelling the codebooks know: (name, kind, country)."""
    known: dict[str, tuple[str, ActorKind, str | None]] = {}
    names = {row["code"]: row["name"] for row in books.rows("countries")}
    for row in books.rows("demonyms"):
        known[row["demonym"]] = (names[row["code"]], "country", row["code"])
    for row in books.rows("countries"):
        for form in [row["name"], *filter(None, row["other_names"].split("|"))]:
            known[form] = (row["name"], "country", row["code"])
    for row in books.rows("actors"):
        kind: ActorKind = row["kind"]  # type: ignore[assignment]  # closed list, checked by a test
        for form in row["spellings"].split("|"):
            known[form] = (row["actor"], kind, row["country"] or None)
    return known


def find_names(text: str, books: Codebooks) -> list[Name]:
    """All names of a text in order and without overlap."""
    words = compile_names(books)
    people = list(find_people(text, words))
    organisations = [n for n in find_organisations(text, words) if not overlaps_any(n.span, people)]
    known = list(find_known(text, words))
    bodies = [n for n in known if n.kind in {"organisation", "publisher"}]
    taken = people + [o for o in organisations if not any(b.span.covers(o.span) for b in bodies)]
    taken += [n for n in known if not overlaps_any(n.span, taken)]
    return sorted(taken, key=lambda n: n.span)


def overlaps_any(span: Span, names: list[Name]) -> bool:
    """Whether a span shares a character with a name."""
    return any(span.overlaps(n.span) for n in names)


def find_known(text: str, words: NameWords) -> Iterator[Name]:
    """Names that the codebooks list."""
    for match in words.known.finditer(text):
        name, kind, country = words.known_names[match.group()]
        yield Name(Span(*match.span()), name, kind, country=country)


def find_people(text: str, words: NameWords) -> Iterator[Name]:
    """People who are named beside a role or a title."""
    taken: list[Span] = []
    for pattern in (words.role_then_name, words.name_then_role, words.titled):
        for match in pattern.finditer(text):
            person = read_person(match, text, words)
            if person is not None and not any(person.span.overlaps(t) for t in taken):
                taken.append(person.span)
                yield person


def read_person(match: re.Match[str], text: str, words: NameWords) -> Name | None:
    """The person of a match; what belongs to the office is moved from the name to the role."""
    start, end = match.span("name")
    role = match.groupdict().get("role")
    if role is not None and match.start("role") < start:
        start = find_name_start(text, match.start("role"), end, words)
        role = text[match.start("role") : start].strip()
    pieces = list(re.finditer(CAP, text[start:end]))
    outside = words.never - words.given
    while pieces and (pieces[0].group() in outside or pieces[0].group().lower() in words.institutions):
        pieces.pop(0)
    if not pieces or any(is_institution(p.group(), words) for p in pieces):
        return None
    if len(pieces) < 2 and match.re is not words.titled:
        return None
    span = Span(start + pieces[0].start(), start + pieces[-1].end())
    name = re.sub(r"[’']s$", "", span.of(text))
    return Name(Span(span.start, span.start + len(name)), name, "person", clean_role(role))


def find_name_start(text: str, start: int, end: int, words: NameWords) -> int:
    """Where the person begins in "Minister of Industry Vugar Mustafayev": behind the last word of the office."""
    at = start
    for match in words.known.finditer(text, start, end):
        if words.known_names[match.group()][1] == "country" and match.end() < end:
            at = max(at, match.end())
    for match in re.finditer(r"[\w’'.-]+", text[start:end]):
        word = match.group().lower()
        if word in words.institutions or word in words.organisation_heads or is_role_word(word, words):
            at = max(at, start + match.end())
    capitals = [at + m.start() for m in re.finditer(CAP, text[at:end])]
    return capitals[-2] if len(capitals) > 3 else (capitals[0] if capitals else end)


def is_role_word(word: str, words: NameWords) -> bool:
    """Whether a word is (part of) a role."""
    return words.role_then_name.match(f"{word} Aa Bb") is not None


def is_institution(word: str, words: NameWords) -> bool:
    """Whether a word belongs to an office or an organisation."""
    folded = word.lower().rstrip(".")
    return folded in words.institutions or folded in words.organisation_heads or folded in words.facility_heads


def clean_role(role: str | None) -> str | None:
    """A role with single spaces and without a comma at its end."""
    return " ".join(role.split()).strip(" ,") or None if role else None


def find_organisations(text: str, words: NameWords) -> Iterator[Name]:
    """Organisations, facilities and places that a head word gives away."""
    for match in words.organisation.finditer(text):
        span = trim_name(Span(*match.span()), text, words)
        if span is None:
            continue
        surface = span.of(text)
        pieces = [w.lower().strip('“”"«»„.') for w in surface.split()]
        if set(pieces) <= words.generic or not surface.split()[-1][:1].isupper():
            continue
        if sum(w[:1].isupper() or w[:1] in '“"«„' for w in surface.split()) < 2:
            continue
        kind = find_kind(span, text, pieces, words)
        yield Name(span, " ".join(surface.split()), kind, country=find_country(span, text, words))


def find_country(span: Span, text: str, words: NameWords) -> str | None:
    """The country of a name that holds a known place or country ("Ganja Automobile Plant")."""
    inside = (words.known_names[m.group()][2] for m in words.known.finditer(text, span.start, span.end))
    return next((country for country in inside if country), None)


def trim_name(span: Span, text: str, words: NameWords) -> Span | None:
    """A name without the article, adverb or role in front of it."""
    start = span.start
    while match := re.match(r"([\w’'.-]+)(\s+)", text[start : span.end]):
        if match[1] not in words.never and not is_role_word(match[1].lower(), words):
            break
        start += match.end()
    if body := words.body_of.match(text, start, span.end):
        start = body.end()
    trimmed = Span(start, span.end)
    return trimmed if len(trimmed.of(text).split()) > 1 else None


def find_kind(span: Span, text: str, pieces: list[str], words: NameWords) -> ActorKind:
    """What a name with a head word is; a plant that owns or signs is an organisation."""
    if pieces[-1] in words.place_heads:
        return "place"
    if pieces[-1] not in words.facility_heads:
        return "organisation"
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 40]
    acts = words.owned.search(before) or words.acts.match(after)
    return "organisation" if acts else "facility"
