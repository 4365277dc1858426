"""How do words, numbers and links stand in a Word document?

Every citation and every note has a bookmark, so that a number leads to its note and the note back, as on the pages.
All text passes through `mark_controls`: what XML cannot hold is shown as a mark.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from analysis.briefing.glyphs import mark_controls

Node = Mapping[str, Any]
LINK_COLOUR, BACK = "00568C", "↩"


class Places:
    """The bookmarks of a document: a short name and a number for each anchor of the page."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, anchor: str) -> int:
        """The number of an anchor."""
        return self._numbers.setdefault(anchor, len(self._numbers) + 1)

    def name(self, anchor: str) -> str:
        """What Word calls it: letters and digits alone, and not many."""
        return f"place{self.number(anchor)}"


class Writer:
    """Writes words into paragraphs of one document."""

    def __init__(self, document: Any) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self.document = document
        self.places = Places()
        self._make, self._name = OxmlElement, qn

    def element(self, tag: str, **attributes: str) -> Any:
        """An element of the document's own language."""
        made = self._make(tag)
        for name, value in attributes.items():
            made.set(self._name(name.replace("_", ":") if "_" in name else f"w:{name}"), value)
        return made

    def mark(self, paragraph: Any, anchor: str | None) -> None:
        """A bookmark at this place of a paragraph."""
        if anchor is not None:
            number = str(self.places.number(anchor))
            paragraph._p.append(self.element("w:bookmarkStart", id=number, name=self.places.name(anchor)))
            paragraph._p.append(self.element("w:bookmarkEnd", id=number))

    def write(self, paragraph: Any, words: str, **look: bool) -> Any:
        """Words at the end of a paragraph; `look` names what they are: bold, italic, superscript."""
        run = paragraph.add_run(mark_controls(words))
        for name, is_set in look.items():
            setattr(run if name in {"bold", "italic"} else run.font, name, is_set)
        return run

    def link(self, paragraph: Any, words: str, target: str, **look: bool) -> None:
        """Words that lead to a place of the document."""
        link = self.element("w:hyperlink", anchor=self.places.name(target), history="1")
        self._fill_link(paragraph, link, words, **look)

    def link_out(self, paragraph: Any, words: str, address: str) -> None:
        """Words that lead to a page elsewhere."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        relation = self.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        self._fill_link(paragraph, self.element("w:hyperlink", r_id=relation, history="1"), words)

    def _fill_link(self, paragraph: Any, link: Any, words: str, **look: bool) -> None:
        from docx.shared import RGBColor

        run = self.write(paragraph, words, **look)
        run.font.color.rgb = RGBColor.from_string(LINK_COLOUR)
        link.append(run._r)
        paragraph._p.append(link)

    def write_segment(self, paragraph: Any, segment: Node) -> None:
        """A piece of a sentence; a number leads to its note."""
        self.mark(paragraph, segment.get("anchor"))
        target, note = segment.get("target"), segment.get("note")
        if target is None:
            self.write(paragraph, segment["text"], **({"bold": True} if segment["kind"] == "strong" else {}))
        else:
            self.link(paragraph, segment["text"], target)
            if note is not None:
                self.link(paragraph, str(note), target, superscript=True)

    def write_segments(self, paragraph: Any, segments: Iterable[Node]) -> None:
        """Pieces of a sentence, one after the other."""
        for segment in segments:
            self.write_segment(paragraph, segment)

    def write_lines(self, paragraph: Any, lines: Iterable[Node]) -> None:
        """Sentences with a blank between them."""
        for number, line in enumerate(lines):
            if number:
                self.write(paragraph, " ")
            self.write_segments(paragraph, line["segments"])

    def drop_dead_links(self) -> None:
        """Make plain words of links to what is left out of the document, and nothing of ways back to it."""
        body = self.document.element.body
        given = {mark.get(self._name("w:name")) for mark in body.iter(self._name("w:bookmarkStart"))}
        for link in list(body.iter(self._name("w:hyperlink"))):
            aim = link.get(self._name("w:anchor"))
            if aim is not None and aim not in given:
                runs = [] if "".join(link.itertext()).startswith(BACK) else list(link)
                for run in runs:
                    link.addprevious(run)
                link.getparent().remove(link)

    def write_nodes(self, paragraph: Any, nodes: Iterable[Node], **look: bool) -> None:
        """The words of a markdown paragraph with their emphasis and links."""
        for node in nodes:
            kind = node["kind"]
            if kind == "break":
                paragraph.add_run().add_break()
            elif kind == "link" and node["url"].startswith("#"):
                self.link(paragraph, find_words(node), node["url"][1:])
            elif kind == "link":
                self.link_out(paragraph, find_words(node), node["url"])
            elif "nodes" in node:
                emphasis = {"strong": {"bold": True}, "emphasis": {"italic": True}}.get(kind, {})
                self.write_nodes(paragraph, node["nodes"], **look, **emphasis)
            else:
                self.write(paragraph, node.get("text", ""), **look)


def find_words(node: Node) -> str:
    """The words of a node without their markup."""
    return str(node.get("text", "")) + "".join(map(find_words, node.get("nodes", [])))
