"""Can everyone use the pages, at any width, in any light, with or without scripts?"""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Open

PAGES = ("briefing", "extraction", "comparison", "charting")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = pytest.mark.browser


def find_violations(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page, options={**RULES, "resultTypes": ["violations"]}).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("run", "width", "scheme"),
    [
        ("seeds_run", 1280, "light"),
        ("seeds_run", 1280, "dark"),
        ("seeds_run", 360, "light"),
        ("seeds_run", 360, "dark"),
        ("corpus_run", 1280, "light"),
        ("corpus_run", 360, "dark"),
    ],
)
def test_a_page_keeps_the_rules_of_accessible_pages(
    run: str, width: int, scheme: str, page: str, request: pytest.FixtureRequest, open_page: Open
) -> None:
    opened = open_page(request.getfixturevalue(run) / f"{page}.html", width, scheme)

    assert find_violations(opened) == []


def test_the_panel_keeps_them_too(corpus_run: Path, open_page: Open) -> None:
    page = open_page(corpus_run / "briefing.html")
    page.locator("a.number[data-claim]").first.click()

    assert find_violations(page) == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("run", ["seeds_run", "corpus_run"])
def test_without_scripts_a_page_says_the_same(
    run: str, page: str, request: pytest.FixtureRequest, open_page: Open
) -> None:
    path = request.getfixturevalue(run) / f"{page}.html"
    texts, counts = [], []
    for has_script in (True, False):
        opened = open_page(path, has_script=has_script)
        texts.append(opened.locator("main").inner_text())
        counts.append([opened.locator(tag).count() for tag in ("table", "tr", "img", "h1, h2, h3", "p")])

    assert counts[0] == counts[1]
    assert len(texts[1]) >= 0.95 * len(texts[0])
    assert set(texts[1].split()) <= set(texts[0].split())
