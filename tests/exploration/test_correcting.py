from pathlib import Path

import pytest

from analysis.errors import CorrectionError
from analysis.exploration import Exploration
from analysis.exploration.correcting import add_entry, drop_entry, parse
from analysis.ledger import read_corrections

BY_HAND = """# What we know better.
[[correction]]
id = "mine"
action = "accept"
article = "002_cae6c043f85edffb"
surface = "between 700 and 800 tractors"
reason = \"\"\"
[[correction]]
is written like this\"\"\"
who = "A. Reader"
when = "2026-04-01"
"""


def test_a_correction_is_written_with_who_when_and_why_and_changes_the_findings(ex: Exploration, tractors: str) -> None:
    before = ex.findings.frame["text"].tolist()

    shown = ex.correct(tractors, "reject", reason='it "assembles"\nthem', who="A. Reader")

    [entry] = read_corrections(ex.corrections)
    assert (entry.action, entry.place.surface, entry.reason, entry.who) == (
        "reject", "between 700 and 800 tractors", 'it "assembles" them', "A. Reader",
    )  # fmt: skip
    assert "went" in shown.frame["change"].tolist()
    assert ex.findings.frame["text"].tolist() != before


def test_undo_takes_the_entry_out_and_everything_is_as_it_was(ex: Exploration, tractors: str) -> None:
    before = ex.ledger.frame, ex.findings.frame["text"].tolist()
    ex.correct(tractors, "redate", period="2024", reason="the year before")

    ex.undo()

    assert not ex.corrections.exists()
    assert ex.ledger.frame.equals(before[0])
    assert ex.findings.frame["text"].tolist() == before[1]


def test_what_somebody_wrote_by_hand_stays_word_for_word(ex: Exploration, tractors: str) -> None:
    ex.corrections.write_text(BY_HAND, encoding="utf-8")

    ex.correct(tractors, "relabel", indicator="tractor assembly", reason="as the plant says")
    both = ex.corrections.read_text(encoding="utf-8")
    ex.undo()

    assert both.startswith(BY_HAND)
    assert [c.correction_id for c in read_corrections(ex.corrections)] == ["mine"]
    assert ex.corrections.read_text(encoding="utf-8") == BY_HAND


@pytest.mark.parametrize(
    ("action", "given", "said"),
    [
        ("delete", {}, "action is 'delete'; write one of accept, reject"),
        ("reject", {"reason": " "}, "say why"),
        ("redate", {"indicator": "x"}, "redate cannot change 'indicator'; it can change period, base_period"),
        ("redate", {"period": "soon"}, "write it as 2024-05-31"),
        ("merge", {}, "merge needs into"),
        ("relabel", {}, "changes nothing"),
    ],
)
def test_a_correction_that_lacks_something_is_refused_and_nothing_is_written(
    ex: Exploration, tractors: str, action: str, given: dict, said: str
) -> None:
    with pytest.raises(CorrectionError, match=said):
        ex.correct(tractors, action, **{"reason": "because", **given})

    assert not ex.corrections.exists()


def test_an_entry_that_cannot_be_replayed_leaves_the_file_as_it_was(ex: Exploration, tractors: str) -> None:
    ex.correct(tractors, "reject", reason="no")
    kept = ex.corrections.read_bytes()

    with pytest.raises(CorrectionError, match="rejects the same claim"):
        ex.correct(tractors, "redate", period="2024", reason="yes")

    assert ex.corrections.read_bytes() == kept


def test_the_next_run_replays_what_was_corrected(ex: Exploration, tractors: str, tmp_path: Path) -> None:
    from analysis.briefing import open_briefing
    from tests.commands import SEEDS

    ex.correct(tractors, "redate", period="2024", reason="the year before")

    later = open_briefing(sources=[str(SEEDS)], corrections=str(tmp_path / ex.corrections))

    row = later.tables.ledger.set_index("claim_id").loc[tractors]
    assert (row["period"], row["corrected_by"]) == ("2024", f"redate-{tractors}")
    assert later.tables.ledger.equals(ex.ledger.frame)


def test_an_entry_is_taken_out_from_between_two_others() -> None:
    entry = {"id": "b", "action": "accept", "article": "x", "surface": "y", "reason": "z", "who": "w", "when": "2026"}
    text = add_entry(add_entry(BY_HAND, entry), entry | {"id": "c"})

    rest = drop_entry(text, "b", Path("f"))

    assert [e["id"] for e in parse(rest, Path("f"))] == ["mine", "c"]
    assert rest.startswith(BY_HAND)


def test_an_entry_that_is_not_there_cannot_be_taken_out() -> None:
    with pytest.raises(CorrectionError, match="there are: mine"):
        drop_entry(BY_HAND, "yours", Path("f"))
