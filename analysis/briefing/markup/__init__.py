"""How do data become markup? Every word is text; no character of it is read as an element."""

from analysis.briefing.markup.blocks import block_html
from analysis.briefing.markup.elements import element_html, escape_text, picture_html, region_html
from analysis.briefing.markup.tables import head_html

__all__ = ["block_html", "element_html", "escape_text", "head_html", "picture_html", "region_html"]
