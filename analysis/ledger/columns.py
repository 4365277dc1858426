"""What are the columns called? The only list, for every table and every file format."""

LEDGER = (
    "claim_id", "claim_type", "article_id", "start", "end", "surface", "sentence", "sentence_start", "sentence_end",
    "status", "reason", "kind", "value", "low", "high", "unit", "bound", "change", "per",
    "period", "base_period", "period_rule", "about", "indicator", "scope", "actor", "actor_kind", "country",
    "attributed_to", "attribution", "cue", "is_quoted", "source_span", "cue_span", "content_span",
    "modality", "narrative", "article_narrative", "frames",
    "converted_usd", "rate", "rate_date", "rate_source", "series_id", "echo_of", "corrected_by", "method",
)  # fmt: skip

FLOATS = ("value", "low", "high", "converted_usd", "rate")
WHOLE = ("start", "end", "sentence_start", "sentence_end")
BOOLEANS = ("is_quoted",)
LISTS = ("source_span", "cue_span", "content_span", "frames")

ARTICLES = (
    "article_id", "title", "published", "published_rule", "publisher", "url", "language", "words", "narrative",
    "narrative_score", "narrative_words", "copy_of", "sha256", "warnings", "used", "minor", "not_a_figure", "unread",
)  # fmt: skip

ACTORS = ("article_id", "actor", "kind", "role", "country", "spellings", "mentions", "spans")

SENTENCES = ("article_id", "start", "end", "words", "narrative", "frames")

CORRECTIONS = (
    "correction_id", "action", "article_id", "surface", "claim_id", "into", "changes", "reason", "who", "when",
    "is_applied",
)  # fmt: skip

JOINS = ("label", "joined", "kind", "unit", "similarity", "claims", "claims_joined")
