"""How do the articles stand on a page, with the claims marked in their text?

A claim is marked by line, shade and letter, so that no kind is told by colour alone. Claims overlap: the text is cut
into pieces, and a piece names every claim it belongs to. The text of the element is the text of the article.
"""

from collections.abc import Sequence
from typing import Any

from analysis.briefing.markup.elements import Data, element_html, escape_text
from analysis.briefing.markup.numbers import segments_html
from analysis.briefing.markup.tables import table_html

Piece = str | list[Any]  # words, or [words, ids of claims, letters of kinds, letters of those that begin here]
MANY = 200  # of more articles than this, a browser draws only those in sight
# In the root's em, on a page of two columns: an article without claims, a row, and how many letters one em high.
HEIGHT_HEAD, HEIGHT_ROW, LETTERS_HIGH = 12, 3.2, 60
HEIGHTS = (60, 120, 240, 480, 960, 1920, 3840)  # as in the style sheet
KINDS = (("f", "figure"), ("e", "event"), ("s", "statement"), ("n", "number not in use"))


def reader_html(data: Data) -> str:
    """The articles behind a legend of the marks, under a heading of their own where they are folded."""
    entries = data["entries"]
    if not entries:
        return ""
    is_folded = all(entry["claims"] is None for entry in entries)
    head = [element_html("h2", "Articles", id=data.get("anchor"))] if is_folded else []
    is_far = len(entries) > MANY
    return "\n".join(
        [*head, legend_html(), *(entry_html(e, f"article {size_entry(e)}" if is_far else "article") for e in entries)]
    )


def size_entry(entry: Data) -> str:
    """The class that says how high an article may be before it is drawn: one too low would lie over the next."""
    if entry["claims"] is None:
        return "far"
    letters = sum(len(p if isinstance(p, str) else p[0]) for part in entry["text"] for p in list_pieces(part))
    height = HEIGHT_HEAD + HEIGHT_ROW * len(entry["claims"]["rows"]) + letters / LETTERS_HIGH
    step = next((n for n, most in enumerate(HEIGHTS) if height <= most), len(HEIGHTS))
    return f"far far-{step}" if step else "far"


def list_pieces(paragraph: Data) -> list[Piece]:
    """The pieces of a paragraph's sentences."""
    return [piece for sentence in paragraph["sentences"] for piece in sentence["pieces"]]


def legend_html() -> str:
    """What the marks in the texts mean."""
    marks = [element_html("mark", name, class_=kind, data_k=sign_of(kind)) for kind, name in KINDS]
    return element_html("p", "Marked in the text: " + " · ".join(marks), class_="legend text")


def sign_of(kinds: str) -> str | None:
    """The letters set before claims where they begin; a number not in use gets none."""
    return "".join(kind.upper() for kind in kinds if kind != "n") or None


def entry_html(entry: Data, role: str) -> str:
    """An article: open with its claims, or folded where a page only refers to it."""
    title = f"{entry['number']} · {element_html('bdi', escape_text(entry['title']))}"
    head = element_html("h3", title)
    source = element_html("p", element_html("bdi", escape_text(entry["source"])), class_="source")
    text = element_html("div", text_html(entry["text"]), class_="text")
    claims = entry["claims"]
    names = {"id": entry.get("anchor"), "class_": role, "data_measure": f"article.{entry['article_id']}"}
    if claims is None:
        return element_html("details", f"{element_html('summary', head)}{source}\n{text}", **names)
    counts = element_html("p", segments_html(entry["accounting"]), class_="accounting")
    table = table_html({**claims, "role": "claims"}) if claims["rows"] else ""
    body = "\n".join([head, source, counts, text, table])
    return element_html("section", body, **names, data_n=entry.get("narrative"))


def text_html(paragraphs: Sequence[Data]) -> str:
    """The paragraphs of a text and the blank lines between them."""
    return "".join(paragraph_html(paragraph) + escape_text(paragraph["after"]) for paragraph in paragraphs)


def paragraph_html(paragraph: Data) -> str:
    """A paragraph, written in the direction of its own first letter."""
    return element_html("p", "".join(map(sentence_html, paragraph["sentences"])), dir="auto")


def sentence_html(sentence: Data) -> str:
    """A sentence that can be led to; what stands between sentences needs no element."""
    content = "".join(map(piece_html, sentence["pieces"]))
    return content if sentence["start"] is None else element_html("span", content, id=sentence.get("anchor"))


def piece_html(piece: Piece) -> str:
    """Words, marked with the claims they belong to."""
    if isinstance(piece, str):
        return escape_text(piece)
    words, claims, kinds, begins = piece
    return element_html(
        "mark", escape_text(words), class_=" ".join(kinds), data_c=" ".join(claims), data_k=sign_of(begins)
    )
