"""How is a date that was read written as EDTF?

The parts of a date are its words, read as far as they go: month and day as numbers, "first" as 1, a count as a
number. With the year they make a value.

    spell_with_year("months_run", "2025", {"count": "8"}) == "2025-01/2025-08"
"""

NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "couple": 2,
}  # fmt: skip
NUMBERS |= {str(n): n for n in range(1, 101)}
ORDINALS = {
    "first": 1, "1st": 1, "i": 1, "second": 2, "2nd": 2, "ii": 2, "third": 3, "3rd": 3, "iii": 3,
    "fourth": 4, "4th": 4, "iv": 4,
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1000, 2199


def read_count(word: str) -> int:
    """A small number in digits or as a word."""
    return NUMBERS[word.lower()]


def spell_edtf(form: str, parts: dict[str, str]) -> str | None:
    """The EDTF value of a complete date, None when the year is missing."""
    match form:
        case "year_span":
            return spell_years(parts["first"], parts["last"])
        case "decade":
            return f"{parts['decade']}/{int(parts['decade']) + 9}"
        case "century":
            last = int(parts["century"]) * 100
            return f"{last - 99:04d}/{last:04d}"
        case "same_period" | "ambiguous_day" | "impossible":
            return None
    year = parts.get("year")
    return None if year is None else spell_with_year(form, year, parts)


def spell_with_year(form: str, year: str, parts: dict[str, str]) -> str | None:
    """The EDTF value of a date whose year is known."""
    match form:
        case "day" | "iso_day" | "numeric_day":
            return spell_days(int(year), parts)
        case "month" | "month_span":
            return spell_months(int(year), parts)
        case "quarter":
            return f"{year}-Q{parts['quarter']}"
        case "half":
            return f"{year}-01/{year}-06" if parts["half"] == "1" else f"{year}-07/{year}-12"
        case "months_run":
            return f"{year}-01/{year}-{int(parts['count']):02d}"
        case "year_ended":
            return spell_ended(int(year), parts)
        case "year":
            return year + ("~" if "about" in parts else "")
    return None


def spell_days(year: int, parts: dict[str, str]) -> str:
    """A day, or the days from one to another."""
    month, day = int(parts["month"]), int(parts["day"])
    if "day2" not in parts:
        return f"{year:04d}-{month:02d}-{day:02d}{parts.get('clock', '')}"
    month2 = int(parts.get("month2", month))
    first = year - 1 if month2 < month else year
    return f"{first:04d}-{month:02d}-{day:02d}/{year:04d}-{month2:02d}-{int(parts['day2']):02d}"


def spell_months(year: int, parts: dict[str, str]) -> str:
    """A month, or the months from one to another; "November–March 2025" began the year before."""
    month = int(parts["month"])
    if "month2" not in parts:
        return f"{year:04d}-{month:02d}"
    month2 = int(parts["month2"])
    first = int(parts.get("year1", year - 1 if month2 < month else year))
    return f"{first:04d}-{month:02d}/{year:04d}-{month2:02d}"


def spell_ended(year: int, parts: dict[str, str]) -> str:
    """The months up to a day: "the year ended 31 March 2025" → 2024-04/2025-03."""
    last = year * 12 + int(parts["month"]) - 1
    return spell_month_range(last - int(parts["length"]) + 1, last)


def spell_month_range(first: int, last: int) -> str:
    """A run of months, counted from the year 0; a whole year or quarter is called so."""
    (year, month), (year2, month2) = divmod(first, 12), divmod(last, 12)
    if year == year2 and (month, month2) == (0, 11):
        return f"{year:04d}"
    if year == year2 and month % 3 == 0 and month2 == month + 2:
        return f"{year:04d}-Q{month // 3 + 1}"
    if first == last:
        return f"{year:04d}-{month + 1:02d}"
    return f"{year:04d}-{month + 1:02d}/{year2:04d}-{month2 + 1:02d}"


def spell_years(first: str, last: str) -> str | None:
    """A range of years; "2024-25" ends in the century it began in."""
    full = last if len(last) == 4 else first[:2] + last
    return f"{first}/{full}" if int(first) < int(full) else None
