"""Which entries of the codebooks does each sentence of an article hit?

The patterns of all codebooks are looked for together, in one pass over the words of the article; every finder
then asks for the hits of its own codebook.

    "The plant will export shells." → frames: export; narratives: defence; modality: planned
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from analysis.codebooks import Codebooks, load_entries
from analysis.codebooks.lexicon import Hit, Lexicon, Listed
from analysis.extraction.indicators import list_conditions
from analysis.extraction.modality import list_modalities
from analysis.records import Sentence, record
from analysis.words import Words

Sorted = Mapping[int, Sequence[Hit]]
NOTHING = frozenset[int]()


@record()
class Marking:
    """The patterns of all codebooks; of each codebook the number of its first entry."""

    lexicon: Lexicon
    book_of: tuple[str, ...]
    offsets: Mapping[str, int]


@record()
class Marks:
    """The hits of an article: by codebook, then by sentence; entries count from 0 in each codebook."""

    starts: Sequence[int]
    by_book: Mapping[str, Sorted]
    modal: Sequence[Hit]
    modal_starts: Sequence[int]

    def of(self, book: str, place: int) -> Sequence[Hit]:
        """The hits of one codebook in one sentence."""
        return self.by_book[book].get(place, ())

    def entries(self, book: str, place: int) -> frozenset[int]:
        """The entries of one codebook that one sentence hits."""
        hits = self.by_book[book].get(place)
        return frozenset([hit.entry for hit in hits]) if hits else NOTHING

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
    by_book: dict[str, dict[int, list[Hit]]] = {book: defaultdict(list) for book in marking.offsets}
    place, book_of, offsets, following = -1, marking.book_of, marking.offsets, [*starts, len(words)]
    for first, number, last in marking.lexicon.find_raw(words, starts):
        while following[place + 1] <= first:
            place += 1
        book = book_of[number]
        by_book[book][place].append(Hit(number - offsets[book], first, -last))
    modal = [hit for hits in by_book["modality"].values() for hit in hits]
    return Marks(starts, by_book, modal, [hit.first for hit in modal])
