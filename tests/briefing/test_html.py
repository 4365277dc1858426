"""Notebooks as pages for the browser."""

import base64
import hashlib
import re
from typing import Any

import pytest

from analysis.briefing.html import PloughshareHTMLExporter
from analysis.errors import ParameterError
from tests.briefing.pages import (
    HOSTILE,
    SVG,
    a_cell,
    a_chart,
    a_claim,
    a_notebook,
    a_title,
    hostile_cells,
    prose,
    read_elements,
    shown,
)

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def export(*cells: Any, **metadata: Any) -> str:
    return str(PloughshareHTMLExporter().from_notebook_node(a_notebook(*cells, **metadata))[0])


def headings(html: str) -> list[tuple[str, str]]:
    return [(e.tag, e.text) for e in read_elements(html) if re.fullmatch("h[1-6]", e.tag)]


def words_of(html: str) -> str:
    return next(element.text for element in read_elements(html) if element.tag == "main")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_words_wherever_they_stand(words: str) -> None:
    cells = hostile_cells(words)

    html = export(*cells)

    assert words_of(html).count(words) >= 12
    assert not [e for e in read_elements(html) if any(name.startswith("on") for name in e)]
    assert len(re.findall("<script", html)) == 1


def test_a_page_asks_no_host_for_anything(full_notebook: Any) -> None:
    html, _ = PloughshareHTMLExporter().from_notebook_node(full_notebook)

    elements = read_elements(html)
    assert all(e["src"].startswith("data:image/") for e in elements if "src" in e)
    assert not [e for e in elements if e.tag in {"link", "iframe", "object", "form", "base"}]
    assert [e.tag for e in elements if e.tag == "script" and "src" not in e] == ["script"]
    assert "url(" not in html
    assert "@import" not in html


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_allows_exactly_the_style_and_the_script_of_the_page(tag: str) -> None:
    html = export(a_title())

    own = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    assert own is not None
    digest = base64.b64encode(hashlib.sha256(own[1].encode()).digest()).decode()
    policy = next(e["content"] for e in read_elements(html) if e.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert f"{tag}-src 'sha256-{digest}';" in policy
    assert not [e for e in read_elements(html) if "style" in e]


def test_the_script_is_small_and_builds_no_markup_from_text() -> None:
    html = export(a_title())

    script = re.search("<script>(.*?)</script>", html, re.DOTALL)
    assert script is not None
    assert len(script[1].encode()) < 12_000
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|fetch\(", script[1])


def test_every_link_on_the_page_leads_somewhere_and_no_anchor_is_given_twice(full_notebook: Any) -> None:
    html, _ = PloughshareHTMLExporter().from_notebook_node(full_notebook)

    elements = read_elements(html)
    ids = [e["id"] for e in elements if "id" in e]
    aims = [e["href"][1:] for e in elements if e.get("href", "").startswith("#")]
    assert len(ids) == len(set(ids))
    assert set(aims) <= set(ids)
    assert {"main", "note-1", "cite-1-1", "measure-articles-read", "F1"} <= set(aims)


def test_the_same_notebook_gives_the_same_bytes(full_notebook: Any) -> None:
    pages = {PloughshareHTMLExporter().from_notebook_node(full_notebook)[0] for _ in range(2)}

    assert len(pages) == 1


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["## A", a_title("T"), "# B"], [("h1", "T"), ("h2", "A"), ("h2", "B")]),
        (["# T", "#### A", "# B"], [("h1", "T"), ("h2", "A"), ("h2", "B")]),
        (["### A", "##### B"], [("h1", "Briefing without a title"), ("h2", "A"), ("h3", "B")]),
        ([a_title(" ")], [("h1", "Briefing without a title")]),
    ],
    ids=["title block first", "markdown title", "no title", "empty title"],
)
def test_a_page_has_one_title_and_skips_no_level(cells: list[Any], expected: list[tuple[str, str]]) -> None:
    html = export(*cells)

    assert headings(html) == expected


def test_code_warnings_tracebacks_and_foreign_html_are_not_printed() -> None:
    html = export(
        a_cell(
            {"output_type": "stream", "name": "stderr", "text": "/opt/alice/a.py: UserWarning"},
            {
                "output_type": "error",
                "ename": "SourceError",
                "evalue": "/opt/alice",
                "traceback": ["File x"],
            },
            shown({"text/html": "<b>bold</b>", "text/plain": "plain\x1b[31m words"}),
            shown({"text/html": "<i>italic</i>"}),
        )
    )

    words = words_of(html)
    assert "This cell failed: SourceError" in words
    assert "plain words" in words
    assert "An output of the kind text/html is not printed." in words
    assert not re.search("hidden_code|alice|File x|bold|italic", html)


def test_a_cell_tagged_remove_cell_is_not_printed() -> None:
    cell = {"cell_type": "markdown", "source": "for the analyst", "metadata": {"tags": ["remove-cell"]}}

    html = export(a_title(), cell)

    assert "for the analyst" not in html


@pytest.mark.parametrize(
    ("bundle", "metadata", "alt"),
    [
        ({"image/png": PNG}, {"image/png": {"alt": "One dot."}}, "One dot."),
        ({"image/svg+xml": SVG}, {"alt": "A line."}, "A line."),
        ({"image/svg+xml": SVG, "text/plain": "<Figure>"}, {}, "Figure without description"),
    ],
    ids=["png", "svg", "undescribed"],
)
def test_a_picture_of_the_user_is_printed_with_its_description(
    bundle: dict[str, str], metadata: dict[str, Any], alt: str
) -> None:
    html = export(a_cell(shown(bundle, **metadata)))

    images = [e for e in read_elements(html) if e.tag == "img"]
    assert [image["alt"] for image in images] == [alt]


@pytest.mark.parametrize("bundle", [{"image/png": PNG[:60] + "AAAA"}, {"image/svg+xml": "<svg"}], ids=["png", "svg"])
def test_a_damaged_picture_is_named_not_shown(bundle: dict[str, str]) -> None:
    html = export(a_cell(shown(bundle, alt="A map.")))

    assert "it could not be read. A map." in words_of(html)


def test_a_chart_carries_nothing_but_its_drawing() -> None:
    svg = SVG.replace(
        "<path",
        '<metadata>clock</metadata><script>a()</script><image href="http://e.org/x.png"/>'
        '<style>@import "http://e.org"</style><g onload="a()" style="fill: url(http://e.org)"/><path',
    )

    html = export(a_cell(shown({"image/svg+xml": svg})))

    image = next(e["src"] for e in read_elements(html) if e.tag == "img")
    drawn = base64.b64decode(image.partition(",")[2]).decode()
    assert not re.search("clock|script|e.org|onload", drawn)
    assert 'style="stroke: #0072b2"' in drawn


def test_the_page_bears_the_date_it_was_given_and_no_other() -> None:
    assert '<time datetime="2026-05-31">2026-05-31</time>' in export(a_title(), date="2026-05-31")


def test_a_date_that_is_none_is_refused_with_its_value() -> None:
    with pytest.raises(ParameterError, match="'May 2026'"):
        export(a_title(), date="May 2026")


def test_numbers_in_prose_are_bound_to_their_claims() -> None:
    html = export(a_title(), prose(a_claim()))

    assert [e["data-claim"] for e in read_elements(html) if "data-claim" in e] == ["f1a f1b"]


def test_nbconvert_knows_the_exporter_by_name() -> None:
    from nbconvert.exporters import get_exporter

    assert get_exporter("ploughshare-html") is PloughshareHTMLExporter


def test_a_chart_block_is_drawn_from_its_svg_with_its_alt_text() -> None:
    image = next(e for e in read_elements(export(a_chart())) if e.tag == "img")

    assert image["alt"] == "A line that rises."
