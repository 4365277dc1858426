"""How does what an analyst decides while reading get into the corrections file, and out again?

Entries are added at the end and taken away whole; what else stands in the file stays as it was. An entry is tried on
the claims before it is written, so that the file never holds one that stops the next run.
"""

import getpass
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from analysis.errors import CorrectionError
from analysis.exploration.holding import Holding
from analysis.ledger.corrections import ACTIONS, CHANGES, make_correction

FILE = "corrections.toml"
HEAD = re.compile(r"^\[\[correction\]\][^\S\n]*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Decision:
    """What an analyst decides about a claim, and why."""

    claim: str
    action: str
    reason: str
    who: str = ""
    into: str = ""
    changes: Mapping[str, str] | None = None


def make_entry(held: Holding, decision: Decision, taken: set[str], where: str) -> dict[str, Any]:
    """An entry of the file, checked.

    Raises:
        CorrectionError: the action is unknown, something it needs is missing, or the claim cannot be told by its words.
    """
    if decision.action not in ACTIONS:
        raise CorrectionError(f"action is {decision.action!r}; write one of {', '.join(ACTIONS)}")
    if not decision.reason.strip():
        raise CorrectionError(f"reason is {decision.reason!r}; say why, for whoever reads the file after you")
    changes = {name: value for name, value in (decision.changes or {}).items() if value}
    entry: dict[str, Any] = {"id": name_entry(decision, taken), "action": decision.action}
    entry |= describe_place(held, decision.claim) | changes
    if decision.action == "merge":
        if not decision.into:
            raise CorrectionError("merge needs into: the id of the claim that stays")
        entry["into"] = describe_place(held, decision.into)
    who = decision.who.strip() or getpass.getuser()
    entry |= {"reason": " ".join(decision.reason.split()), "who": who, "when": date.today().isoformat()}
    make_correction(entry, where)
    check_letters(entry)
    return entry


def check_letters(entry: Mapping[str, Any]) -> None:
    """Refuse words that no text file can hold: half of a pair of code units."""
    try:
        spell_entry(entry).encode("utf-8")
    except UnicodeEncodeError as error:
        raise CorrectionError(
            f"{entry['surface']!r} holds a broken character, which no file can keep; mend the article first"
        ) from error


def name_entry(decision: Decision, taken: set[str]) -> str:
    """A name for an entry that no other has."""
    name, number = f"{decision.action}-{decision.claim}", 2
    while name in taken:
        name, number = f"{decision.action}-{decision.claim}-{number}", number + 1
    return name


def describe_place(held: Holding, claim: str) -> dict[str, str]:
    """How an entry finds a claim: by its article and words, and by its sentence where the words stand twice."""
    [row] = held.list_claims([claim])
    same = [r for r in held.list_of_article(row["article_id"]) if r["surface"] == row["surface"]]
    place = {"article": row["article_id"], "surface": row["surface"]}
    if len(same) == 1:
        return place
    if sum(row["sentence"] in other["sentence"] for other in same) > 1:
        raise CorrectionError(
            f"{row['surface']!r} of article {row['article_id']!r} stands for {len(same)} claims in one sentence; "
            "the file tells claims by their words, so this one cannot be corrected alone"
        )
    return place | {"sentence": row["sentence"]}


def check_changes(decision: Decision) -> None:
    """Refuse a change that an action cannot make."""
    known = next((names for action, names in CHANGES.items() if action == decision.action), ())
    if strange := sorted(set(decision.changes or {}) - set(known)):
        told = ", ".join(known) or "nothing"
        raise CorrectionError(f"{decision.action} cannot change {strange[0]!r}; it can change {told}")


def read_ids(path: Path) -> set[str]:
    """The ids of the entries of a file; none where there is no file."""
    return {str(entry.get("id")) for entry in parse(read_text(path), path)}


def read_text(path: Path) -> str:
    """The text of the file; empty where there is none."""
    try:
        return path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionError(f"{path}: the corrections cannot be read: {error}; mend the file") from error


def parse(text: str, path: Path) -> list[dict[str, Any]]:
    """The entries of a text."""
    try:
        found: list[dict[str, Any]] = tomllib.loads(text).get("correction", [])
    except tomllib.TOMLDecodeError as error:
        raise CorrectionError(f"{path}: the corrections cannot be read: {error}; mend the file") from error
    return found


def add_entry(text: str, entry: Mapping[str, Any]) -> str:
    """The text of the file with one more entry at its end."""
    gap = "\n" if text.endswith("\n") or not text else "\n\n"
    return f"{text}{gap if text else ''}{spell_entry(entry)}"


def spell_entry(entry: Mapping[str, Any]) -> str:
    """An entry as TOML."""
    lines = [f"{name} = {spell_value(value)}" for name, value in entry.items()]
    return "\n".join(["[[correction]]", *lines, ""])


def spell_value(value: str | Mapping[str, str]) -> str:
    """A text or a small table; JSON spells texts as TOML does, but for one character."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return "{" + ", ".join(f"{name} = {spell_value(words)}" for name, words in value.items()) + "}"


def drop_entry(text: str, entry_id: str, path: Path) -> str:
    """The text of the file without one entry; the rest stays as it was.

    Raises:
        CorrectionError: there is no such entry, or it cannot be cut out without hurting another.
    """
    starts = [found.start() for found in HEAD.finditer(text)]
    entries = parse(text, path)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        rest = f"{text[:start].rstrip()}\n\n{text[end:]}" if text[:start].strip() else text[end:]
        if [e for e in entries if e.get("id") != entry_id] == try_parse(rest) != entries:
            return rest.rstrip() + "\n" if rest.strip() else ""
    known = ", ".join(str(e.get("id")) for e in entries) or "none"
    raise CorrectionError(f"{path}: no correction {entry_id!r} can be taken away; there are: {known}")


def try_parse(text: str) -> list[dict[str, Any]] | None:
    """The entries of a text, or nothing if it is no TOML."""
    try:
        found: list[dict[str, Any]] = tomllib.loads(text).get("correction", [])
    except tomllib.TOMLDecodeError:
        return None
    return found
