"""From a number to its sentence and back, and through the ledger."""

import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def find_pair(page: Any) -> Any:
    """A number of the first finding that two articles contradict each other on."""
    return page.locator(".items > li").first.locator("a.number[data-claim]").first


def read_notes(page: Any) -> dict[str, tuple[str, str]]:
    """The sentence and the marked words of each claim that has a note."""
    pairs = page.evaluate(
        "() => [...document.querySelectorAll('.notes > li')].map(li =>"
        " [li.dataset.c, li.querySelector('q').textContent, li.querySelector('mark').textContent])"
    )
    return {claim: (sentence, words) for claim, sentence, words in pairs}


def test_a_click_on_any_number_shows_its_very_words_in_its_sentence(seeds_run: Path, open_page: Open) -> None:
    page = open_page(seeds_run / "briefing.html")
    page.evaluate("document.querySelectorAll('details.data').forEach(details => { details.open = true; })")
    notes = read_notes(page)
    numbers = page.locator("a.number[data-claim]").all()

    assert numbers
    for number in numbers:
        claims = str(number.get_attribute("data-claim")).split()
        number.click()
        panel = page.locator("dialog[open]")
        lit = "".join(panel.locator(".on").all_text_contents())
        sentences = " ".join(panel.locator(".here").all_text_contents())
        for sentence, words in (notes[claim] for claim in claims if claim in notes):
            assert words in lit
            assert "".join(sentence.split()) in "".join(sentences.split())
        page.keyboard.press("Escape")


def test_closing_the_panel_returns_to_the_number(seeds_run: Path, open_page: Open) -> None:
    page = open_page(seeds_run / "briefing.html")
    number = page.locator("a.number[data-claim]").nth(2)
    number.focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()

    page.keyboard.press("Escape")

    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.id") == number.get_attribute("id")


def test_a_click_on_a_mark_of_a_chart_shows_the_claims_it_stands_for(seeds_run: Path, open_page: Open) -> None:
    page = open_page(seeds_run / "briefing.html")
    figure = page.locator("figure[data-points]").first
    point = json.loads(str(figure.get_attribute("data-points")))[0]
    picture = figure.locator("img")
    box = picture.bounding_box()

    picture.click(position={"x": point["x"] * box["width"], "y": point["y"] * box["height"]})

    lit = page.locator("dialog[open] .on").evaluate_all("all => all.flatMap(mark => mark.dataset.c.split(' '))")
    assert set(point["claims"]) <= set(lit)


def test_two_articles_that_contradict_each_other_stand_side_by_side(corpus_run: Path, open_page: Open) -> None:
    page = open_page(corpus_run / "briefing.html")
    find_pair(page).click()
    page.get_by_role("button", name="All articles of this finding").click()

    boxes = [column.bounding_box() for column in page.locator("dialog .column").all()]

    assert len(boxes) == 2
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]


def test_in_a_narrow_window_they_stand_one_below_the_other(corpus_run: Path, open_page: Open) -> None:
    page = open_page(corpus_run / "briefing.html", width=360)
    find_pair(page).click()
    page.get_by_role("button", name="All articles of this finding").click()

    boxes = [column.bounding_box() for column in page.locator("dialog .column").all()]

    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]


def test_without_scripts_the_way_leads_from_number_to_note_to_sentence_and_back(
    seeds_run: Path, open_page: Open
) -> None:
    page = open_page(seeds_run / "briefing.html", has_script=False)
    number = page.locator("a.number[data-claim]").first
    note = page.locator(str(number.get_attribute("href")))
    sentence = page.locator(str(note.locator("a.read").get_attribute("href")))

    back = page.locator(str(note.locator("a.back").first.get_attribute("href")))

    assert note.locator("mark").inner_text() in str(sentence.text_content())
    assert back.get_attribute("id") == number.get_attribute("id")


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_the_text_on_the_page_is_the_text_of_the_article(
    run: str, request: pytest.FixtureRequest, open_page: Open
) -> None:
    from analysis.briefing import open_briefing
    from analysis.briefing.glyphs import mark_controls

    folder = request.getfixturevalue(run)
    texts = {a.article_id: mark_controls(a.text) for a in open_briefing(str(folder / "manifest.json")).articles}

    page = open_page(folder / "extraction.html")

    shown = page.locator("section.article .text").evaluate_all("all => all.map(text => text.textContent)")
    assert sorted(shown) == sorted(texts.values())


def test_the_ledger_is_filtered_by_words_and_by_kind(corpus_run: Path, open_page: Open) -> None:
    page = open_page(corpus_run / "extraction.html")
    rows = page.locator(".claims tbody tr")
    total = rows.count()

    page.get_by_role("searchbox", name="Words").fill("tractors")
    page.get_by_role("combobox", name="Kind").select_option("figure")

    shown = [row.inner_text() for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < total
    assert all("figure" in row for row in shown)
    assert page.locator(".bar output").inner_text() == f"{len(shown)} of {total} claims"
    page.get_by_role("searchbox", name="Words").fill("")
    page.get_by_role("combobox", name="Kind").select_option("")
    assert page.locator(".bar output").inner_text() == f"{total} of {total} claims"


def test_the_ledger_is_sorted_by_value_and_back_by_place(seeds_run: Path, open_page: Open) -> None:
    page = open_page(seeds_run / "extraction.html")
    table = page.locator(".claims").nth(1)
    before = table.inner_text()

    page.get_by_role("combobox", name="Order").select_option("Value")

    values = table.locator("td:nth-child(4)").evaluate_all("all => all.map(td => td.dataset.v ?? td.textContent)")
    numbers = [float(value) for value in values if value != "–"]
    assert numbers
    assert numbers == sorted(numbers)
    assert values[len(numbers) :] == ["–"] * (len(values) - len(numbers))
    page.get_by_role("combobox", name="Order").select_option("")
    assert table.inner_text() == before


def test_a_row_of_the_ledger_lights_up_its_words(seeds_run: Path, open_page: Open) -> None:
    page = open_page(seeds_run / "extraction.html")
    row = page.locator(".claims tbody tr", has_text="nearly 20 countries").first

    row.locator("a").click()

    assert page.locator(".article mark.on").all_text_contents() == ["nearly 20 countries"]
    assert page.locator("tr.on").count() == 1


def squeeze(words: str) -> str:
    """Letters, digits and signs, without blanks and the numbers of notes, which each format sets its own way."""
    return re.sub(r"[\s\u202f\u2060\ufeff\u00ad]|\[(?:reported|measured|judged)\]", "", words)


def test_html_and_pdf_say_the_same_findings_with_the_same_numbers(seeds_run: Path, open_page: Open) -> None:
    findings = json.loads((seeds_run / "findings.json").read_text(encoding="utf-8"))
    page = open_page(seeds_run / "briefing.html")
    page.evaluate("document.querySelectorAll('main sup').forEach(e => e.remove())")
    html = squeeze(page.locator("main").inner_text())
    document = pypdfium2.PdfDocument(seeds_run / "briefing.pdf")
    pdf = squeeze("".join(p.get_textpage().get_text_range() for p in document))

    shown = [f for f in findings if squeeze(f["text"]) in html]

    assert len(shown) >= 8
    for finding in shown:
        for number in finding["numbers"]:
            assert squeeze(number["text"]) in pdf
