"""How is an element of a page written?

Every word passes through `escape_text`; nothing else builds markup from text.
"""

import base64
from collections.abc import Mapping
from html import escape
from typing import Any

from analysis.briefing.glyphs import mark_controls

Data = Mapping[str, Any]  # the JSON of a block: see blocks.py


def escape_text(text: object) -> str:
    """Text as text: no character of it is read as markup."""
    return escape(mark_controls(str(text)), quote=True)


def element_html(tag: str, content: str, **attributes: str | None) -> str:
    """An element around finished markup; an attribute that is None is left out."""
    given = {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items() if v is not None}
    head = "".join(f' {name}="{escape_text(value)}"' for name, value in given.items())
    return f"<{tag}{head}>{content}</{tag}>"


def region_html(content: str, label: str, look: str = "scroll") -> str:
    """A part of the page that scrolls sideways by itself and can be reached by keyboard."""
    return element_html("div", content, class_=look, role="region", tabindex="0", aria_label=label)


def picture_html(svg: str, alt: str) -> str:
    """A drawing as an image, which cannot run scripts or clash with the ids of the page."""
    code = base64.b64encode(svg.encode()).decode("ascii")
    return f'<img src="data:image/svg+xml;base64,{code}" alt="{escape_text(alt)}">'
