"""How good was it already? The floors of the measures, which rise by a command and fall only by hand."""

import tomllib
from pathlib import Path

from tests.gold.annotations import HERE

FLOORS = HERE / "floors.toml"


def read_floors(path: Path = FLOORS) -> dict[str, float]:
    """The floor of each measure."""
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    return {f"{name}.{part}": float(floor) for name, parts in sections.items() for part, floor in parts.items()}


def raise_floors(measures: dict[str, float], path: Path = FLOORS) -> None:
    """Write the floors anew: each the higher of the old floor and what is reached."""
    old = read_floors(path) if path.is_file() else {}
    floors = {name: max(old.get(name, 0.0), int(value * 1000) / 1000) for name, value in measures.items()}
    lines = ["# Floors of `python -m tests.gold.scoring`. --raise raises them; lower one by hand only, and say why.\n"]
    for name in dict.fromkeys(key.partition(".")[0] for key in floors):
        lines.append(f"\n[{name}]\n")
        lines += [f"{key.partition('.')[2]} = {v:.3f}\n" for key, v in floors.items() if key.startswith(f"{name}.")]
    path.write_text("".join(lines), encoding="utf-8")
