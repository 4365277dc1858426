"""Which words of a page does a reader see?

Elements that a browser does not show (by attribute, by their own style, or by a rule of the page's style sheet for
a class, an id or a tag) are taken out before anything is read: what nobody sees is no evidence. Style sheets in
other files are not fetched.
"""

import re
from collections.abc import Iterator
from typing import Any

NEVER_SHOWN = (
    "script", "style", "noscript", "template", "textarea", "select", "option", "head", "title", "meta", "link",
    "object", "embed", "iframe", "svg", "canvas", "audio", "video", "datalist", "dialog",
)  # fmt: skip
FURNITURE = ("nav", "header", "footer", "aside", "form", "button", "menu")
BLOCKS = frozenset(
    (
        "address", "article", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", *FURNITURE,
    )
)  # fmt: skip
HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?:\.0+)?(?:px|em|rem|pt|%)?(?:[;!]|$)"
    r"|(?<![\w-])opacity:0(?:\.0+)?(?:[;!]|$)|clip-path:inset\((?:100|[5-9]\d)%|clip:rect\(0|text-indent:-\d{3,}"
    r"|(?<![\w-])(?:left|top|right|bottom):-\d{3,}(?:px|em)|(?<![\w-])(?:max-)?(?:height|width):0(?:px)?;?overflow:hidden"
)
COLOUR = re.compile(r"(?<![\w-])color:([^;!]+)")
BACKGROUND = re.compile(r"background(?:-color)?:([^;!]+)")
RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
SIMPLE = re.compile(r"[a-zA-Z][\w-]{0,40}|(?:[a-zA-Z][\w-]{0,40})?[.#][\w-]{1,60}")
LAYOUT_CELL = 300  # characters; no cell of a table of figures holds as many
LONGEST_SHEET = 300_000
WHITE = {"#fff": "white", "#ffffff": "white", "rgb(255,255,255)": "white"}


def drop_hidden(tree: Any) -> None:
    """Take the elements out that a browser does not show."""
    selectors = find_hiding_selectors(tree)
    for element in [element for element in tree.iter() if is_hidden(element, selectors)]:
        drop_element(element)


def drop_element(element: Any) -> None:
    """Take an element out and keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


def is_hidden(element: Any, selectors: frozenset[str]) -> bool:
    """Whether an element is not shown, for a reason that stands in the page."""
    tag = element.tag
    if not isinstance(tag, str) or tag in ("html", "body"):
        return not isinstance(tag, str)
    if tag in NEVER_SHOWN or "hidden" in element.attrib or hides(element.get("style", "")):
        return True
    return bool(selectors) and any(name in selectors for name in name_element(element))


def name_element(element: Any) -> Iterator[str]:
    """The simple selectors that an element answers to."""
    names = [f".{name}" for name in element.get("class", "").split()]
    names += [f"#{element.get('id')}"] if element.get("id") else []
    yield element.tag
    for name in names:
        yield name
        yield element.tag + name


def hides(style: str) -> bool:
    """Whether a style makes its element invisible."""
    packed = re.sub(r"\s+", "", style.lower())
    if not packed:
        return False
    if HIDING.search(packed) or "color:transparent" in packed.replace("-color:", ""):
        return True
    colour, background = COLOUR.search(packed), BACKGROUND.search(packed)
    return bool(colour and background and WHITE.get(colour[1], colour[1]) == WHITE.get(background[1], background[1]))


def find_hiding_selectors(tree: Any) -> frozenset[str]:
    """The classes, ids and tags that the page's own style sheets hide on every screen."""
    found: set[str] = set()
    for sheet in tree.iter("style"):
        text = re.sub(r"/\*[^*]*\*/", " ", (sheet.text or "")[:LONGEST_SHEET])
        for rule in RULE.finditer(drop_conditions(text)):
            if hides(rule[2]):
                found |= {s for s in map(str.strip, rule[1].split(",")) if SIMPLE.fullmatch(s)}
    return frozenset(found - {"html", "body", "article", "main", "p"})


def drop_conditions(sheet: str) -> str:
    """A style sheet without its "@media" blocks, which hold on some screens only."""
    kept, at = [], 0
    while (start := sheet.find("@media", at)) >= 0:
        kept.append(sheet[at:start])
        depth, at = 0, start
        for match in re.compile(r"[{}]").finditer(sheet, start):
            depth += 1 if match[0] == "{" else -1
            if depth == 0:
                at = match.end()
                break
        else:
            return "".join(kept)
    return "".join(kept) + sheet[at:]


def open_layout(tree: Any) -> None:
    """Turn tables that only place the text on the page into plain blocks; tables of figures stay."""
    for table in list(tree.iter("table")):
        cells = [cell for cell in table.iter("td", "th") if next(cell.iterancestors("table")) is table]
        if any(len("".join(cell.itertext())) >= LAYOUT_CELL for cell in cells):
            rows = [row for row in table.iter("tr", "tbody", "thead") if next(row.iterancestors("table")) is table]
            for element in [table, *rows, *cells]:
                element.tag = "div"


def read_lines(tree: Any, with_furniture: bool = False) -> list[str]:
    """The lines of a page as a reader sees them, menus and other furniture left out unless asked for."""
    lines: list[str] = []
    pieces: list[str] = []
    skipped = 0

    def end_line() -> None:
        if line := " ".join("".join(pieces).split()):
            lines.append(line)
        pieces.clear()

    # A walk by events keeps to one level of Python however deep the page is nested.
    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        is_left_out = tag in FURNITURE and not with_furniture
        if event == "start":
            skipped += is_left_out
        if tag in BLOCKS:
            end_line()
        if tag == "br":
            pieces.append(" " if event == "start" else "")
        if event == "start":
            pieces += [element.text] if element.text and tag and not skipped else []
        else:
            skipped -= is_left_out
            pieces += [element.tail] if element.tail and not skipped else []
    end_line()
    return lines
