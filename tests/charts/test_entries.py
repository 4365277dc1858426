import pandas as pd
import pytest

from analysis.charts.entries import COLUMNS, MOST_IN_LANE, choose_entries, find_entries, sort_claims


def claims(*changes):
    row = {
        "claim_id": "c", "narrative": "defence", "claim_type": "event", "period": "2025",
        "label": "Plant opened", "surface": "opened", "is_conflict": False, "article": "a0",
    }  # fmt: skip
    return pd.DataFrame([row | {"claim_id": f"c{n:02}"} | change for n, change in enumerate(changes)], columns=COLUMNS)


def test_claims_without_a_date_are_not_entries():
    entries = find_entries(claims({"period": None}, {"period": "soon"}, {"period": "1976"}))

    assert [entry.claim_id for entry in entries] == ["c02"]


def test_a_claim_without_a_label_has_its_own_words():
    entries = find_entries(claims({"label": None}, {"label": " "}))

    assert [entry.words for entry in entries] == ["opened", "opened"]


def test_claims_are_put_in_order_of_time():
    data = sort_claims(claims({"period": "2026-01-13"}, {"period": None}, {"period": "1977-04"}, {"period": "1977"}))

    assert list(data["claim_id"]) == ["c03", "c02", "c00", "c01"]


def test_where_room_runs_out_disputed_claims_and_events_stay():
    statements = [{"claim_type": "statement", "period": "2026"}] * MOST_IN_LANE
    entries = find_entries(claims({"period": "1976"}, {"claim_type": "figure", "is_conflict": True}, *statements))

    kept = choose_entries(entries)

    assert len(kept) == MOST_IN_LANE
    assert {"c00", "c01"} <= {entry.claim_id for entry in kept}


def test_an_unknown_type_of_claim_is_named():
    with pytest.raises(ValueError, match="claim c00: type 'rumour' is unknown; write one of event, figure"):
        find_entries(claims({"claim_type": "rumour"}))
