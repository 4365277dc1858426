"""Who is meant by the noun phrase beside a reporting verb?

The actor at its head, the person or body it refers back to, a name that no codebook lists, or a class of people by
its own words.

    "company spokesman Jan Kos" → "Jan Kos" (named); "some officials" → "officials" (a class)
"""

from bisect import bisect_left

from analysis.extraction.statements.cues import PREPOSITION
from analysis.extraction.statements.nominals import Phrase, walk_back
from analysis.extraction.statements.sources import BY_KIND, Naming, Source, list_anaphora, list_demonyms
from analysis.records import Actor, Attribution, Span
from analysis.words import Words

HIM = frozenset({"he", "she", "him", "her", "his"})
ARTICLES = frozenset({"the", "a", "an"})


def name_source(phrase: Phrase, naming: Naming, low: int) -> Source:
    """The source that a noun phrase stands for."""
    words = naming.words
    span = Span(words.starts[phrase.first], close_bracket(words, phrase))
    if phrase.kind == "pronoun":
        return name_pronoun(span, words.lower[phrase.first], naming)
    if phrase.kind == "relative":
        antecedent = walk_back(words, naming.cues, phrase.first - 1, low) if phrase.first > low else None
        if antecedent is None or antecedent.kind == "relative":
            return Source(span, words.forms[phrase.first], "class")
        named = name_source(antecedent, naming, low)
        return Source(span, named.name, named.attribution)
    return name_phrase(phrase, span, naming)


def close_bracket(words: Words, phrase: Phrase) -> int:
    """The end of a noun phrase, with the bracket that closes one opened in it."""
    end = words.ends[phrase.last]
    following = words.gaps[phrase.last + 1]
    if following.startswith(")") and "(" in words.text[words.starts[phrase.first] : end]:
        return end + 1
    return end


def name_pronoun(span: Span, word: str, naming: Naming) -> Source:
    """ "he" stands for the person named last, "it" for the body named last; others name nobody."""
    if word in HIM:
        person = naming.person_before(span.start)
        form = span.of(naming.words.text)
        return Source(span, person.actor, "named") if person else Source(span, form, "class")
    if word == "it":
        at = bisect_left(naming.starts, span.start)
        for _, _, actor in reversed(naming.mentions[max(0, at - 8) : at]):
            if actor.kind in {"organisation", "facility", "publisher", "country"}:
                return Source(span, actor.actor, BY_KIND[actor.kind])
    return Source(span, word, "class")


def name_phrase(phrase: Phrase, span: Span, naming: Naming) -> Source:
    """A noun phrase is the actor at its head, what it refers back to, a body, or a class by its own words."""
    words = naming.words
    head = phrase.head
    if actor := find_named(phrase, head, naming):
        return Source(span, actor.actor, BY_KIND[actor.kind])
    form = words.text[words.starts[phrase.first] : words.ends[phrase.core]]
    folded = " ".join(form.lower().split())
    kind = list_anaphora(naming.books).get(folded if " " in folded else f"the {folded}")
    if kind == "person":
        person = naming.person_of(folded.removeprefix("the "), span.start)
        return Source(span, person.actor, "named") if person else Source(span, form, "class")
    if kind == "organisation":
        body = naming.body_of(folded.removeprefix("the "), span.start)
        return Source(span, body.actor if body else form, "organisation")
    return name_unlisted(phrase, head, span, naming)


def name_unlisted(phrase: Phrase, head: int, span: Span, naming: Naming) -> Source:
    """A source that is no actor of the article: a name beside a role, a name alone, a body, or a class."""
    words = naming.words
    if beside := find_name_beside(phrase, head, naming):
        return remember_name(Source(span, beside, "named"), naming)
    has_role = words.lower[max(phrase.first, head - 1)] in naming.cues.people
    if words.forms[head] in naming.known and (phrase.first == phrase.core or has_role):
        return Source(span, naming.known[words.forms[head]].name, "named")
    source = Source(span, fold_class(phrase, naming), sort_unnamed(phrase, head, naming))
    return remember_name(source, naming) if source.attribution == "named" else source


def remember_name(source: Source, naming: Naming) -> Source:
    """A named source, kept for its surname alone."""
    naming.known.setdefault(source.name.split()[-1], source)
    return source


def find_name_beside(phrase: Phrase, head: int, naming: Naming) -> str | None:
    """The name in "the director, Anna Nowak," and "company spokesman Jan Kos": capitals behind a role."""
    words, people = naming.words, naming.cues.people
    if phrase.core < phrase.last and words.lower[head] in people:
        first = phrase.core + 1
        if "," in words.gaps[first] and is_name(words, first, phrase.last):
            return words.text[words.starts[first] : words.ends[phrase.last]]
    for at in range(head - 1, phrase.first - 1, -1):
        if words.lower[at] in people and head - at > 1 and is_name(words, at + 1, head):
            return words.text[words.starts[at + 1] : words.ends[head]]
    return None


def is_name(words: Words, first: int, last: int) -> bool:
    """Whether words are two to four capitalised words with nothing but blanks and points between."""
    forms = words.forms[first : last + 1]
    gaps = words.gaps[first + 1 : last + 1]
    return (
        2 <= len(forms) <= 4 and all(f[0].isupper() for f in forms) and all(g.strip() in {"", ".", "-"} for g in gaps)
    )


def find_named(phrase: Phrase, head: int, naming: Naming) -> Actor | None:
    """The actor that a noun phrase is: named at its head, or a person at its end behind a role."""
    words = naming.words
    found = naming.inside(words.starts[phrase.first], words.ends[phrase.last])
    at_head = [m for m in found if m[0] <= words.starts[head] and m[1] >= words.ends[head]]
    if at_head:
        return max(at_head, key=lambda m: m[1] - m[0])[2]
    for start, end, actor in found:
        if actor.kind != "person":
            continue
        first = words.first_from(start)
        is_governed = first > phrase.first and naming.cues.roles.get(words.lower[first - 1], 0) & PREPOSITION
        is_last = end == words.ends[phrase.core] or end == words.ends[phrase.last]
        if (is_last or words.gaps[words.last_until(end)][:1] in {",", "("}) and not is_governed:
            return actor
    return None


def fold_class(phrase: Phrase, naming: Naming) -> str:
    """The words for a source without what leads to them, in small letters at the start unless it is a name."""
    words = naming.words
    first = phrase.first
    while first < phrase.core and words.lower[first] in naming.cues.outside:
        first += 1
    name = " ".join(words.text[words.starts[first] : words.ends[phrase.core]].split())
    name += ")" * (name.count("(") > name.count(")"))
    is_name = words.forms[first] in list_demonyms(naming.books) or is_proper(words, first, phrase.core, naming)
    return name if is_name else name[:1].lower() + name[1:]


def is_proper(words: Words, first: int, last: int, naming: Naming) -> bool:
    """Whether words are a name: a capital inside the sentence, or several capitals."""
    forms = words.forms
    if forms[first] in naming.surnames or (forms[first].isupper() and len(forms[first]) > 1):
        return True
    if words.lower[first] in naming.cues.people:
        return first < last and forms[first + 1][0].isupper()
    return forms[first][0].isupper()


def sort_unnamed(phrase: Phrase, head: int, naming: Naming) -> Attribution:
    """What kind of source no actor stands for: a body by its head word, a name by its capitals, else a class."""
    words, cues = naming.words, naming.cues
    word = words.lower[head]
    if word in cues.bodies or (word in cues.names_of_bodies and words.forms[head][0].isupper()):
        return "organisation"
    if words.gaps[head] == "." and words.forms[phrase.first][0].isupper():
        return "organisation"
    if word in cues.people or not words.forms[head][0].isupper() or words.forms[head] in list_demonyms(naming.books):
        return "class"
    if words.forms[head] in naming.surnames:
        return "named"
    first = phrase.first
    while first < head and words.lower[first] in ARTICLES:
        first += 1
    if first == head and word.endswith(cues.surname_endings):
        return "named"
    is_long = head > first == phrase.first and not words.forms[head].isupper()
    return "named" if is_long and not stands_alone(words.forms[first], words.forms[head], naming) else "organisation"


def stands_alone(first: str, last: str, naming: Naming) -> bool:
    """Whether the article also calls a name of several words by its first word alone, as it does with companies."""
    text = naming.words.text
    return text.count(first) > text.count(last)
