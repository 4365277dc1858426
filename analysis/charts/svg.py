"""How does a picture behave beside others on one page?

matplotlib names parts of every picture alike, styles the whole page and repeats foreign words in
comments. Here names become the chart's own, styles become attributes (a strict page refuses the rest) and
comments go.
"""

import re
from xml.sax.saxutils import quoteattr

PROLOGUE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
COMMENT = re.compile(r"[ \t]*<!--.*?-->\n?", re.DOTALL)
PAGE_STYLE = re.compile(r"[ \t]*<defs>\s*<style[^>]*>.*?</style>\s*</defs>\n?", re.DOTALL)
STYLE = re.compile(r' style="([^"]*)"')
NAME = re.compile(r'( id="|href="#|url\(#)')
ROOT = re.compile(r"<svg ")


def tidy_svg(svg: str, name: str, alt: str) -> str:
    """The SVG element alone, with names of its own and its alt text."""
    bare = PAGE_STYLE.sub("", COMMENT.sub("", PROLOGUE.sub("", svg)))
    named = NAME.sub(rf"\g<1>{name}-", bare)
    plain = STYLE.sub(style_attributes, named)
    lines = 'stroke-linejoin="round" stroke-linecap="butt"'
    head = f'<svg role="img" aria-label={quoteattr(alt)} {lines} '
    # A function, not a template: alt text may hold backslashes.
    return ROOT.sub(lambda _: head, plain, count=1)


def style_attributes(found: re.Match[str]) -> str:
    """One style as attributes: `style="fill: none"` becomes `fill="none"`."""
    pairs = (rule.split(":", 1) for rule in found.group(1).split(";") if rule.strip())
    return "".join(f' {key.strip()}="{value.strip()}"' for key, value in pairs)
