"""What does every run do for the first time, that a process forked from one that has done it need not do again?

Word lists are compiled, templates are read, libraries load the rest of themselves. So a small briefing is made once in
memory. Nothing of it that has threads (the typesetter, the database) is touched: a fork would not survive that.
"""

import nbformat

from analysis.briefing import charting, contrast_tables, reader, sections
from analysis.briefing.html import PloughshareHTMLExporter
from analysis.briefing.opening import Briefing, assemble
from analysis.briefing.page import read_page
from analysis.briefing.parameters import Parameters
from analysis.briefing.pdf import build_files
from analysis.briefing.workbook import spell_workbook
from analysis.codebooks import load_codebooks
from analysis.ledger import build_tables
from analysis.records import Article

TEXTS = (
    "The Ministry of Defence exported 300 vehicles to 20 countries in 2025, the minister said on 5 May. The new arms "
    "factory opened in Baku in 2019. It may double its output, according to officials.",
    "The plant in Ganja made 700 tractors in 2025, up 12 percent, worth 40 million dollars. “We plan to hire 90 "
    "workers,” said director Ali Aliyev. Farmers bought most of the machines.",
)


def rehearse() -> None:
    """Make a small briefing and show what pages show."""
    articles = tuple(Article(f"rehearsal-{n}", text, published="2026-01-02") for n, text in enumerate(TEXTS))
    books = load_codebooks(None)  # as a run asks for them
    tables = build_tables(articles, books)
    briefing = assemble(Parameters(), articles, (), tables, books)
    cells = [nbformat.v4.new_code_cell(outputs=[show(block)]) for block in list_blocks(briefing)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    PloughshareHTMLExporter().from_notebook_node(notebook)
    build_files(read_page(notebook, {}), {}, set())
    spell_workbook({"ledger": tables.ledger}, str)


def list_blocks(briefing: Briefing) -> list[object]:
    """Some of what a page shows."""
    return [
        sections.show_title(briefing),
        sections.show_key_findings(briefing),
        contrast_tables.show_evidence(briefing),
        contrast_tables.show_lines(briefing),
        charting.show_figures_chart(briefing),
        charting.show_timeline_chart(briefing),
        charting.show_attribution_chart(briefing),
        reader.show_reader(briefing),
    ]


def show(block: object) -> nbformat.NotebookNode:
    """A block as a notebook holds it."""
    data = block._repr_mimebundle_()  # type: ignore[attr-defined]  # as IPython asks for it
    return nbformat.v4.new_output("display_data", data=data)
