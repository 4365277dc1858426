"""At which desk are corrections written, replayed and taken back?

It holds the articles in the state of the corrections of now, and remembers what was written here, so that it can be
taken back. The file is changed only if all corrections in it can be replayed.
"""

from pathlib import Path

from analysis.briefing.opening import find_source
from analysis.errors import CorrectionError
from analysis.exploration.correcting import (
    FILE,
    Decision,
    add_entry,
    check_changes,
    drop_entry,
    make_entry,
    read_ids,
    read_text,
)
from analysis.exploration.effects import Effect, find_effect
from analysis.exploration.holding import Holding, replay
from analysis.exploration.saving import keep_text


class Desk:
    """The articles as they are held now, and the corrections that were written here."""

    def __init__(self, held: Holding) -> None:
        """Begin with what is held."""
        self.held = held
        self.written: list[str] = []

    @property
    def path(self) -> Path:
        """The corrections file: that of the parameters, or one in the working folder."""
        named = self.held.parameters.corrections
        return find_source(named) if named else Path(FILE)

    def decide(self, decision: Decision) -> Effect:
        """Write a correction, and replay all of them.

        Raises:
            CorrectionError: the decision lacks something, or cannot be replayed; the file is as it was.
        """
        check_changes(decision)
        path = self.path
        entry = make_entry(self.held, decision, read_ids(path), str(path))
        effect = self.rewrite(path, add_entry(read_text(path), entry), str(entry["id"]))
        self.written.append(effect.correction)
        return effect

    def take_back(self, correction: str = "") -> Effect:
        """Take a correction out of the file, the last written here if none is named, and replay the others.

        Raises:
            CorrectionError: there is no such correction.
        """
        if not correction and not self.written:
            raise CorrectionError("nothing was corrected here yet; name the correction to take back")
        path, named = self.path, correction or self.written[-1]
        effect = self.rewrite(path, drop_entry(read_text(path), named, path), named, is_undone=True)
        self.written = [name for name in self.written if name != named]
        return effect

    def rewrite(self, path: Path, text: str, correction: str, is_undone: bool = False) -> Effect:
        """Give the file another text if the corrections in it can be replayed; else it gets its own back."""
        before, old = self.held, read_text(path)
        keep_text(path, text)
        try:
            self.held = replay(before, path)
            return Effect(correction, str(path), find_effect(before, self.held), is_undone)
        except BaseException:
            keep_text(path, old)
            self.held = before
            raise
