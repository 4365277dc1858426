"""A kept file that is no longer as it was written."""

from pathlib import Path

HARMS = ("cut", "changed", "gone")


def damage(file: Path, harm: str) -> None:
    """Cut a file short, change one bit of it, or take it away."""
    raw = file.read_bytes()
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(raw[:-9] if harm == "cut" else raw[:40] + bytes([raw[40] ^ 1]) + raw[41:])
