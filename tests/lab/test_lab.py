"""From a number to its sentence in a real JupyterLab: followed, doubted, corrected, made."""

import tomllib
from typing import Any

import pytest

from tests.lab.conftest import Page

NOTEBOOKS = ("1_extraction", "2_comparison", "3_charting", "briefing")
FIGURE = "between 700 and 800 tractors"
# The first number that can be seen and reached by keyboard, or the first cell of a row of numbers.
REACHED = """() => [...document.querySelectorAll(".jp-NotebookPanel:not(.lm-mod-hidden) [tabindex]")]
  .filter(element => element.closest(".jp-RenderedHTMLCommon [data-claim]"))
  .find(element => element.checkVisibility())"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = pytest.mark.browser


def find_violations(page: Any, where: str) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page, context=where, options={**RULES, "resultTypes": ["violations"]}).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


def search(panel: Any, words: str, rows: str) -> None:
    panel.get_by_label("Words", exact=True).fill(words)
    panel.locator(".ps-status", has_text=rows).wait_for()


def open_figure(panel: Any) -> None:
    search(panel, "tractor", "of 5 (45 in all)")
    row = panel.locator(".ps-open").get_by_text(FIGURE, exact=True)
    row.focus()
    row.press("Enter")
    panel.locator(".ps-text .ps-on").first.wait_for()


def test_a_row_leads_to_its_sentence_and_a_correction_to_another_finding(page: Page) -> None:
    panel = page.run("explore").locator(".ploughshare").first
    open_figure(panel)

    assert panel.locator(".ps-here").inner_text().startswith("According to Fatiyev, the plant currently produces")
    assert panel.locator(".ps-text .ps-on").all_inner_texts() == [FIGURE]
    assert find_violations(page.page, ".ploughshare") == []

    page.take_picture(panel, "sentence")

    panel.get_by_text("Correct this claim").click()
    panel.locator(".ps-reason").fill("the plant assembles, it does not produce")
    panel.get_by_role("button", name="Write the correction").click()
    effect = panel.locator("> .ps-reader .ps-effect")
    effect.get_by_text("went: Claim").wait_for()

    [entry] = tomllib.loads((page.lab.folder / "mine" / "seeds" / "corrections.toml").read_text())["correction"]
    assert (entry["action"], entry["surface"]) == ("reject", FIGURE)
    assert "Tractor production" in effect.inner_text()
    page.take_picture(panel.locator("> .ps-reader"), "correction")
    assert find_violations(page.page, ".ploughshare") == []

    panel.get_by_role("button", name="Undo the last correction").click()
    effect.get_by_text("came: Claim").wait_for()

    assert not (page.lab.folder / "mine" / "seeds" / "corrections.toml").exists()
    assert page.list_errors() == []


def test_parameters_are_written_into_their_cell_and_the_briefing_is_made(page: Page) -> None:
    panel = page.run("explore").locator(".ploughshare").first
    panel.get_by_text("Parameters, and making the briefing").click()
    assert find_violations(page.page, ".ploughshare") == []
    panel.get_by_label("published_from").fill("2026")
    panel.get_by_role("button", name="Run the cells below with these").click()
    panel.locator(".ps-summary", has_text="two articles").wait_for()

    assert 'published_from: str = "2026"  # Leave out' in page.read_parameters()

    panel.get_by_text("Parameters, and making the briefing").click()
    panel.get_by_label("Name", exact=True).fill("later")
    panel.get_by_role("button", name="Make this briefing").click()
    panel.get_by_text("The briefing is in").wait_for(timeout=60_000)

    run = page.lab.folder / "mine" / "seeds" / "reports" / "later"
    assert (run / "briefing.pdf").stat().st_size > 10_000
    assert '"published_from": "2026"' in (run / "manifest.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_number_that_a_notebook_shows_opens_its_sentence(page: Page, name: str) -> None:
    page.run(name)
    page.page.wait_for_function(REACHED)
    number = page.page.evaluate_handle(REACHED).as_element()
    claims = number.evaluate("element => element.closest('[data-claim]').dataset.claim.split(' ')")

    number.scroll_into_view_if_needed()
    number.focus()
    page.page.keyboard.press("Enter")
    marks = page.page.locator("dialog[open] .ps-text .ps-on")
    marks.first.wait_for()

    lit = marks.evaluate_all("all => all.flatMap(mark => mark.dataset.c.split(' '))")
    assert set(claims) & set(lit)
    assert find_violations(page.page, "dialog[open]") == []
    page.take_picture(page.page.locator("dialog[open]"), "number")
    page.page.keyboard.press("Escape")
    assert page.page.locator("dialog[open]").count() == 0
    assert number.evaluate("element => element === document.activeElement")
    assert page.list_errors() == []


def test_lines_are_aligned_and_a_chart_leads_to_its_sentences(page: Page) -> None:
    notebook = page.run("explore")
    lines = notebook.locator(".ploughshare", has=page.page.locator(".ps-concordance"))
    lines.locator(".ps-open").first.click()
    lines.locator(".ps-here").first.wait_for()
    page.take_picture(lines, "lines")

    chart = notebook.locator(".ploughshare", has=page.page.locator(".ps-chart"))
    chart.get_by_role("button", name="Larger").click()
    chart.get_by_text("The points of this chart").click()
    chart.locator(".ps-chart li button").first.click()
    chart.locator(".ps-text .ps-on").first.wait_for()
    page.take_picture(chart.locator("> .ps-chart"), "chart")

    assert find_violations(page.page, ".ploughshare") == []
    assert page.list_errors() == []
