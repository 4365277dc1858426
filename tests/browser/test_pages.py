"""The pages in a real browser: nothing runs, and nothing sticks out of the window."""

import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

from tests.hostile import SCRIPT

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAGES = ("briefing", "extraction", "comparison", "charting")
WIDTHS = (1280, 360)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed: install the package chromium"),
]


def browse(page: Path, profile: Path, *flags: str) -> str:
    """Open a page in a browser with an empty profile; what it writes on standard output."""
    words = [str(BROWSER), *FLAGS, f"--user-data-dir={profile}", *flags, page.as_uri()]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True)
    return done.stdout


# A page that holds the page to be measured in a frame of some width, and writes down how wide its content is.
# The frame is of the same origin because both are files and the flag below says so.
FRAME = """<!DOCTYPE html><meta charset="utf-8"><title>measure</title><body style="margin:0">
<script>
const widths = [{widths}];
let left = widths.length;
for (const width of widths) {{
  const frame = document.createElement("iframe");
  frame.style = `width:${{width}}px;height:800px;border:0`;
  frame.src = "{page}";
  frame.onload = () => {{
    const inside = frame.contentDocument.documentElement;
    const line = document.createElement("p");
    line.textContent = `measured ${{width}} ${{inside.scrollWidth}} ${{typeof frame.contentWindow.PWN_x}}`;
    document.body.append(line);
  }};
  document.body.append(frame);
}}
</script>"""


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_its_window_and_runs_nothing(
    run: str, page: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    address = (request.getfixturevalue(run) / f"{page}.html").as_uri()
    measuring = tmp_path / "measure.html"
    measuring.write_text(FRAME.format(page=address, widths=", ".join(map(str, WIDTHS))), encoding="utf-8")

    dom = browse(
        measuring, tmp_path / "profile", "--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom"
    )

    measured = re.findall(r"measured (\d+) (\d+) (\w+)</p>", dom)
    assert sorted(int(width) for width, _, _ in measured) == sorted(WIDTHS)
    assert [(width, content) for width, content, _ in measured if int(content) > int(width)] == []
    assert {kind for _, _, kind in measured} == {"undefined"}


def test_a_hostile_page_is_the_same_after_it_was_opened(hostile_run: Path, tmp_path: Path) -> None:
    """A foreign script would be allowed to change the title or to add an element; ours adds only a bar to a ledger."""
    page = hostile_run / "briefing.html"
    source = page.read_text(encoding="utf-8")

    dom = browse(page, tmp_path / "profile", "--dump-dom")

    count = re.compile(r"<([a-z][a-z0-9]*)[\s>]")
    assert re.findall("<title>.*?</title>", dom) == re.findall("<title>.*?</title>", source)
    assert len(count.findall(dom)) - len(count.findall(source)) in range(8)  # <tbody> where the page leaves it out
    assert dom.count("<script") == source.count("<script") == 1


def read_png(content: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and the lines of an 8-bit picture as the file packs them."""
    width, height = struct.unpack(">II", content[16:24])
    packed, at = b"", 8
    while at < len(content):
        (size,) = struct.unpack(">I", content[at : at + 4])
        if content[at + 4 : at + 8] == b"IDAT":
            packed += content[at + 8 : at + 8 + size]
        at += size + 12
    raw = zlib.decompress(packed)
    length = len(raw) // height
    return width, height, [raw[n * length : (n + 1) * length] for n in range(height)]


@pytest.mark.parametrize("width", [1280, 500])
def test_a_page_is_drawn(seeds_run: Path, tmp_path: Path, width: int) -> None:
    """500 px is the narrowest window of a headless browser; narrower ones are measured above, in a frame."""
    picture = tmp_path / "page.png"

    browse(seeds_run / "briefing.html", tmp_path / "profile", f"--window-size={width},900", f"--screenshot={picture}")

    drawn, height, lines = read_png(picture.read_bytes())
    assert (drawn, height) == (width, 900)
    assert len(set(lines)) > 100


def test_the_measure_would_see_a_script_and_a_wide_page(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text(f'<!DOCTYPE html>{SCRIPT}<p style="width:2000px">wide', encoding="utf-8")
    measuring = tmp_path / "measure.html"
    measuring.write_text(FRAME.format(page=page.as_uri(), widths="360"), encoding="utf-8")

    dom = browse(
        measuring, tmp_path / "profile", "--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom"
    )

    (measured,) = re.findall(r"measured 360 (\d+) (\w+)</p>", dom)
    assert int(measured[0]) >= 2000
    assert measured[1] == "number"
