"""Which words of a page does a reader see?"""

import pytest
from lxml import html

from analysis.sources.visible import drop_hidden, hides, read_lines


@pytest.mark.parametrize(
    "style",
    ["display: none", "visibility:hidden", "font-size:0", "font-size: 0px;", "opacity:0", "color:transparent",
     "position:absolute;left:-9999px", "color:#FFF; background-color: #ffffff", "clip-path:inset(100%)",
     "text-indent:-9999px", "height:0;overflow:hidden"],
    ids=str,
)  # fmt: skip
def test_a_style_that_hides(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize(
    "style",
    ["", "display:block", "font-size:0.9em", "opacity:0.5", "margin-left:-10px", "color:#fff;background:#000",
     "line-height:0;overflow:visible", "background-color:transparent", "flex-shrink:0"],
    ids=str,
)  # fmt: skip
def test_a_style_that_shows(style: str) -> None:
    assert not hides(style)


@pytest.mark.parametrize(
    ("sheet", "is_seen"),
    [
        (".z{display:none}", False),
        ("#y , .w { visibility : hidden }", False),
        ("b.z{display:none}", False),
        ("@media print{.z{display:none}} .w{color:red}", True),
        (".z .x{display:none}", True),
        ("/* .z{display:none} */", True),
        ("p{display:none}", True),
        ("@media x{", True),
    ],
    ids=[
        "class",
        "id",
        "tag and class",
        "on paper only",
        "only inside another",
        "comment",
        "every paragraph",
        "broken",
    ],
)
def test_a_rule_of_the_page_hides_what_it_names(sheet: str, is_seen: bool) -> None:
    tree = html.document_fromstring(f'<style>{sheet}</style><p>Tea <b class="z w" id="y">sold</b> well</p>')

    drop_hidden(tree)

    assert read_lines(tree) == (["Tea sold well"] if is_seen else ["Tea well"])


def test_lines_follow_the_blocks_of_the_page_and_leave_its_furniture_out() -> None:
    tree = html.document_fromstring(
        "<nav>Home</nav><div>Tea <i>is</i><br>grown.<p>Steel</p>rusts.</div><footer>© Hill</footer>"
    )

    assert read_lines(tree) == ["Tea is grown.", "Steel", "rusts."]
    assert read_lines(tree, with_furniture=True) == ["Home", "Tea is grown.", "Steel", "rusts.", "© Hill"]
