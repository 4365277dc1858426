"""Articles whose every field tries to be more than text."""

import json
from pathlib import Path

SCRIPT = "<script>window.PWN_x=1</script>"
MARKUP = (SCRIPT, "$x^2$", '#eval("1")', "{{ 7*7 }}")
FORMULAS = ('=HYPERLINK("http://x")', "+1", "@SUM(1)")
HIDDEN = ("\u202egnirts\u202c", "\x01\x0b\x1b[31mred")
SCRIPTS = ("🛰️ drone", "中国军工企业", "صناعة الدفاع")
WORDS = (*MARKUP, *FORMULAS, *HIDDEN, *SCRIPTS)
LONG = "W" * 5000


def write_text(words: str) -> str:
    """The text of an article in which the words stand as title, actor, source, figure and quotation."""
    return (
        f"{words} Plant opens line for drones in Baku\n\n{words} Holdings exported 12 drones worth $5 million in 2024. "
        f"The minister of defence industry {words} Aliyev said on May 3, 2024: “{words} grew by 14 percent.” "
        f"Tractor output of {words} Group reached 300 tractors in 2023, {words} reported. {words}\n"
    )


def write_articles(folder: Path) -> list[Path]:
    """A JSONL file with an article for each of the hostile words, and a text file with the first."""
    folder.mkdir()
    records = [
        {
            "id": f"{words} {number}",
            "text": write_text(words) + (LONG if number == 0 else "") + f" It sold {number + 20} ships.",
            "title": f"{words} title {number}",
            "publisher": words,
            "date": f"2024-05-{number + 1:02}",
            "narrative": ("defence", "civilian")[number % 2],
        }
        for number, words in enumerate(WORDS)
    ]
    lines = folder / "articles.jsonl"
    lines.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    plain = folder / f"{SCRIPT.replace('/', '∕')}.txt"
    plain.write_text(write_text(SCRIPT + " " + FORMULAS[0]), encoding="utf-8")
    return [lines, plain]
