"""What has an analyst corrected, who, when and why?

A TOML file with one `[[correction]]` each. An entry finds its claim by the words it stands on, so that it fails,
loudly, once the source no longer says so.

    [[correction]]
    id = "jobs-2024"                          a name of its own
    action = "redate"                         accept, reject, merge, relabel or redate
    article = "park_report"                   the article's id
    surface = "6,400 jobs"                    the words of the claim, exactly
    sentence = "employed 6,400 jobs in all"   optional: words of the sentence, to tell two claims apart
    period = "2024"                           of redate: period, base_period; of relabel: indicator, scope, actor
    reason = "the table is that of 2024"
    who = "A. Reader"
    when = "2026-04-01"

Of merge, `into` names the claim that stays: `into = {article = "…", surface = "…"}`.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from analysis.dates.edtf import is_edtf
from analysis.errors import CorrectionError

Action = Literal["accept", "reject", "merge", "relabel", "redate"]
ACTIONS: tuple[Action, ...] = get_args(Action)
NEEDED = ("id", "action", "article", "surface", "reason", "who", "when")
CHANGES: Mapping[str, tuple[str, ...]] = {
    "accept": (), "reject": (), "merge": (),
    "relabel": ("indicator", "scope", "actor"), "redate": ("period", "base_period"),
}  # fmt: skip
PLACE = ("article", "surface", "sentence")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: the article, the words of the claim, and words of its sentence."""

    article: str
    surface: str
    sentence: str = ""

    def __str__(self) -> str:
        inside = f" in a sentence with {self.sentence!r}" if self.sentence else ""
        return f"{self.surface!r}{inside} of article {self.article!r}"


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the file; `where` names the file and the entry in errors."""

    correction_id: str
    action: Action
    place: Place
    into: Place | None
    changes: Mapping[str, str]
    reason: str
    who: str
    when: str
    where: str


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of a file, in its order.

    Raises:
        CorrectionError: the file cannot be read, or an entry lacks something or says what makes no sense.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise CorrectionError(f"{path}: the corrections cannot be read: {error}; mend the file") from error
    if unknown := sorted(raw.keys() - {"correction"}):
        raise CorrectionError(f"{path}: {unknown[0]!r} is no part of the corrections; begin each with [[correction]]")
    entries = raw.get("correction", [])
    if not isinstance(entries, list):
        raise CorrectionError(f"{path}: correction is {entries!r}; begin each with [[correction]]")
    made = tuple(make_correction(entry, f"{path}, correction {n}") for n, entry in enumerate(entries, start=1))
    check_ids(made)
    return made


def make_correction(entry: Any, where: str) -> Correction:
    """One entry, checked."""
    if not isinstance(entry, dict):
        raise CorrectionError(f"{where}: it is {entry!r}; write [[correction]] and below it id, action and the rest")
    where = f"{where} ({entry['id']})" if isinstance(entry.get("id"), str) else where
    for key in NEEDED:
        check_text(entry, key, where)
    action = cast("Action", check_choice(entry["action"], ACTIONS, "action", where))
    known = {*NEEDED, "sentence", *CHANGES[action]} | ({"into"} if action == "merge" else set())
    for key in sorted(entry.keys() - known):
        raise CorrectionError(f"{where}: {key!r} is no part of {action}; known are {', '.join(sorted(known))}")
    changes = {key: check_text(entry, key, where) for key in CHANGES[action] if key in entry}
    if CHANGES[action] and not changes:
        raise CorrectionError(f"{where}: {action} changes nothing; give {' or '.join(CHANGES[action])}")
    for key in [k for k in ("when", *changes) if k in {"when", "period", "base_period"}]:
        if not is_edtf(entry[key]):
            raise CorrectionError(f"{where}: {key} is {entry[key]!r}; write it as 2024-05-31, 2024-05 or 2024")
    into = make_place(entry.get("into"), f"{where}, into") if action == "merge" else None
    rest = (entry["reason"], entry["who"], entry["when"], where)
    return Correction(
        entry["id"], action, make_place({k: entry[k] for k in PLACE if k in entry}, where), into, changes, *rest
    )


def make_place(raw: Any, where: str) -> Place:
    """Where a claim stands, checked."""
    if not isinstance(raw, dict) or raw.keys() - set(PLACE):
        raise CorrectionError(f'{where}: it is {raw!r}; write {{article = "…", surface = "…"}}, and sentence if needed')
    found = {key: check_text(raw, key, where) for key in PLACE if key in raw or key != "sentence"}
    return Place(**found)


def check_text(entry: Mapping[str, Any], key: str, where: str) -> str:
    """A text that must be there."""
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CorrectionError(f"{where}: {key} is {value!r}; write a text")
    return value


def check_choice(value: str, allowed: Sequence[str], key: str, where: str) -> str:
    """A word of a closed list."""
    if value not in allowed:
        raise CorrectionError(f"{where}: {key} is {value!r}; write one of {', '.join(allowed)}")
    return value


def check_ids(made: Sequence[Correction]) -> None:
    """Refuse an id that stands twice."""
    seen: dict[str, str] = {}
    for correction in made:
        if correction.correction_id in seen:
            raise CorrectionError(f"{correction.where}: this id stands before, at {seen[correction.correction_id]}")
        seen[correction.correction_id] = correction.where
