"""Where things stand on disk: the package's data and the project's notebooks."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent
CODEBOOKS = PACKAGE / "codebooks"
FONTS = PACKAGE / "briefing" / "fonts"
TEMPLATES = PACKAGE / "briefing" / "templates"
TYPST = PACKAGE / "briefing" / "typst"
NOTEBOOKS = PROJECT / "notebooks"
