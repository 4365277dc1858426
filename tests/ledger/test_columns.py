"""The names that every file of the ledger shares."""

from dataclasses import fields

from analysis.ledger import columns
from analysis.records import Claim

CONTRACT = [
    "claim_id", "claim_type", "article_id", "start", "end", "surface", "sentence", "sentence_start", "sentence_end",
    "status", "reason", "kind", "value", "low", "high", "unit", "bound", "change", "per", "period", "base_period",
    "period_rule", "about", "indicator", "scope", "actor", "actor_kind", "country", "attributed_to", "attribution",
    "cue", "is_quoted", "source_span", "cue_span", "content_span", "modality", "narrative", "article_narrative",
    "frames", "converted_usd", "rate", "rate_date", "rate_source", "series_id", "echo_of", "corrected_by", "method",
]  # fmt: skip


def test_the_ledger_has_the_promised_columns_in_their_order() -> None:
    assert list(columns.LEDGER) == CONTRACT


def test_every_field_of_a_claim_is_a_column() -> None:
    assert {field.name for field in fields(Claim)} <= set(columns.LEDGER)
