"""Which entries of the codebooks does each sentence of an article hit?

The patterns of all codebooks are looked for together, in one pass over the words of the article; every finder
then asks for the hits of its own codebook.

    "The plant will export shells." → frames: export; narratives: defence; modality: planned
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from analysis.codebooks import Codebooks, load_entries
from analysis.codebooks.lexicon import Hit, Lexicon, Listed, Raw
from analysis.extraction.indicators import list_conditions
from analysis.extraction.modality import list_modalities
from analysis.records import Sentence, record
from analysis.words import Words

Sorted = Mapping[int, Sequence[Raw]]
NOTHING = frozenset[int]()


@record()
class Marking:
    """The patterns of all codebooks; of each codebook the number of its first entry."""

    lexicon: Lexicon
    book_of: tuple[str, ...]
    offsets: Mapping[str, int]


@record()
class Marks:
    """The hits of an article: by codebook, then by sentence, as they were found; few of them are asked for.

    An entry of the codebook has its number there when it is asked for, counted from 0.
    """

    starts: Sequence[int]
    by_book: Mapping[str, Sorted]
    offsets: Mapping[str, int]
    modal: Sequence[Hit]
    modal_starts: Sequence[int]

    def places(self, book: str) -> Iterable[int]:
        """The sentences in which one codebook has hits."""
        return self.by_book[book]

    def of(self, book: str, place: int) -> list[Hit]:
        """The hits of one codebook in one sentence."""
        offset = self.offsets[book]
        return [Hit(number - offset, first, -last) for first, number, last in self.by_book[book].get(place, ())]

    def entries(self, book: str, place: int) -> frozenset[int]:
        """The entries of one codebook that one sentence hits."""
        raws, offset = self.by_book[book].get(place), self.offsets[book]
        return frozenset([number - offset for _, number, _ in raws]) if raws else NOTHING

    def first_modality(self, first: int, stop: int) -> int | None:
        """The modality that comes first in its codebook among those between two words."""
        begin, end = bisect_left(self.modal_starts, first), bisect_left(self.modal_starts, stop)
        return min([hit.entry for hit in self.modal[begin:end]], default=None)


@lru_cache(maxsize=8)
def load_marking(books: Codebooks) -> Marking:
    """The patterns of all codebooks in one lexicon.

    Raises:
        CodebookError: an entry cannot be read, or fails a test sentence.
    """
    shelves: dict[str, Sequence[Listed]] = {
        "frames": [e.listed for e in load_entries(books, "frames", "frame")],
        "narratives": [e.listed for e in load_entries(books, "narratives", "narrative")],
        "events": [e.listed for e in load_entries(books, "events", "event")],
        "modality": [listed for _, listed in list_modalities(books)],
        "indicators": list_conditions(books),
    }
    offsets, listed, book_of = {}, list[Listed](), list[str]()
    for book, entries in shelves.items():
        offsets[book] = len(listed)
        listed += entries
        book_of += [book] * len(entries)
    return Marking(Lexicon(listed), tuple(book_of), offsets)


def find_marks(words: Words, sentences: Sequence[Sentence], books: Codebooks) -> Marks:
    """The hits of every codebook in an article."""
    marking = load_marking(books)
    starts = [words.first_from(sentence.span.start) for sentence in sentences]
    by_book: dict[str, dict[int, list[Raw]]] = {book: defaultdict(list) for book in marking.offsets}
    place, book_of, following = -1, marking.book_of, [*starts, len(words)]
    for raw in marking.lexicon.find_raw(words, starts):
        while following[place + 1] <= raw[0]:
            place += 1
        by_book[book_of[raw[1]]][place].append(raw)
    offset = marking.offsets["modality"]
    modal = [
        Hit(number - offset, first, -last) for raws in by_book["modality"].values() for first, number, last in raws
    ]
    return Marks(starts, by_book, marking.offsets, modal, [hit.first for hit in modal])
