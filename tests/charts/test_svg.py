import xml.etree.ElementTree as ElementTree

from analysis.charts.svg import tidy_svg

RAW = """<?xml version="1.0"?><!DOCTYPE svg>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="5pt">
 <defs>
  <style type="text/css">*{stroke-linejoin: round}</style>
 </defs>
 <!-- words of an article -->
 <path id="glyph" style="fill: none; stroke-width: 2"/>
 <use xlink:href="#glyph" clip-path="url(#clip)"/>
</svg>
"""


def test_parts_of_two_charts_on_one_page_have_different_names():
    svg = tidy_svg(RAW, "timeline", "Timeline")

    assert 'id="timeline-glyph"' in svg
    assert 'href="#timeline-glyph"' in svg
    assert "url(#timeline-clip)" in svg


def test_a_chart_does_not_style_the_page_around_it():
    svg = tidy_svg(RAW, "timeline", "Timeline")

    assert "style" not in svg
    assert 'fill="none" stroke-width="2"' in svg
    assert 'stroke-linejoin="round"' in svg


def test_no_words_of_an_article_hide_in_comments():
    assert "article" not in tidy_svg(RAW, "timeline", "Timeline")


def test_alt_text_with_quotes_and_signs_stays_one_attribute():
    alt = 'Highest "20" <b>&\\1'

    root = ElementTree.fromstring(tidy_svg(RAW, "timeline", alt))

    assert root.get("aria-label") == alt
    assert root.get("role") == "img"
