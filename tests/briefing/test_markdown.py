"""Markdown cells as data, and as HTML."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.briefing.markdown import find_words, read_markdown, tree_html
from tests.briefing.pages import HOSTILE, read_elements


def words_of(source: str) -> str:
    return "".join(map(find_words, read_markdown(source)))


@given(st.text(alphabet="#*_`[]()<>!|-~$\\ \n1.a&;:/x"))
def test_any_text_becomes_data_and_well_formed_html(source: str) -> None:
    nodes = [{**node, "anchor": None, "label": "Table 1"} for node in read_markdown(source)]
    nested = json.loads(json.dumps(nodes).replace('"kind": "table"', '"label": "Table 1", "kind": "table"'))

    assert read_elements(tree_html(nested)) is not None


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    html = tree_html(read_markdown(f"a {words} b"))

    assert {element.tag for element in read_elements(html)} == {"p"}


@pytest.mark.parametrize("source", ["from $5 to $10", "$a_b$ and $$c$$", r"\(x\) $\frac{1}{2}$"])
def test_dollar_signs_stay_as_they_were_typed(source: str) -> None:
    assert words_of(source).count("$") == source.count("$")


def test_raw_html_is_printed_as_text() -> None:
    html = tree_html(read_markdown('<div onclick="x()">a</div>\n\n<b>c</b>'))

    assert "&lt;div onclick=&quot;x()&quot;&gt;a&lt;/div&gt;" in html
    assert "&lt;b&gt;c&lt;/b&gt;" in html


@pytest.mark.parametrize("url", ["https://example.org/a?b=1", "http://example.org", "mailto:a@example.org"])
def test_a_link_to_the_web_or_to_a_mailbox_is_kept(url: str) -> None:
    links = [e["href"] for e in read_elements(tree_html(read_markdown(f"[a]({url})"))) if e.tag == "a"]

    assert links == [url]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "../a.html", "//e.org", "JaVaScRiPt:a"],
)
def test_any_other_link_keeps_only_its_words(url: str) -> None:
    elements = read_elements(tree_html(read_markdown(f"[words]({url})")))

    assert [(element.tag, element.text) for element in elements] == [("p", "words")]


def test_a_link_without_words_shows_its_address() -> None:
    assert words_of("[](https://example.org)") == "https://example.org"


def test_a_picture_is_not_loaded_but_described() -> None:
    html = tree_html(read_markdown("![a map](http://example.org/map.png)"))

    assert html == "<p>a map</p>"


def test_an_entity_is_the_character_it_names() -> None:
    assert words_of("a &amp; b &lt;") == "a & b <"


def test_lists_quotations_and_code_keep_their_shape() -> None:
    html = tree_html(read_markdown("3. a\n   - b\n\n> q\n\n```py\nx < 1\n```\n\n**s** *e* `c`"))

    assert '<ol start="3"><li>a<ul><li>b</li></ul></li></ol>' in html
    assert "<blockquote><p>q</p></blockquote>" in html
    assert "<pre><code>x &lt; 1</code></pre>" in html
    assert "<strong>s</strong> <em>e</em> <code>c</code>" in html


def test_a_heading_inside_a_quotation_heads_no_part_of_the_page() -> None:
    assert [node["kind"] for node in read_markdown("> # a\n\n#\n\n# b")] == ["quote", "heading"]
