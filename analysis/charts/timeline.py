"""When does each narrative say that things happened?

Defence stands above the axis, civilian below it; each claim has its own words beside its mark. A day is a
mark; a year or a span is a bar from its first to its last day, because nothing finer is known.
"""

from pandas import DataFrame

from analysis.charts.entries import MOST_IN_LANE, Entry, choose_entries, find_entries, join_entries, sort_claims
from analysis.charts.floors import CLAIMS_FROM, explain_claims
from analysis.charts.lanes import GAP_MM, LINE_MM, PERIOD_GAP_MM, Block, lane_height, stack_blocks
from analysis.charts.lettering import escape, width_mm, wrap
from analysis.charts.look import (
    BAND,
    COLOURS,
    HAIR,
    LINK,
    MUTED,
    SMALL_PT,
    WIDTH_MM,
    Chart,
    count_sides,
    count_words,
    house_style,
    list_words,
    make_alt,
)
from analysis.charts.periods import span_words
from analysis.charts.sheet import ITALIC, Sheet, draw_sides_legend
from analysis.charts.sheet import PLAIN as PLAIN_PEN
from analysis.charts.timescale import Piece, TimeScale, make_time_scale
from analysis.comparison.wording import PLAIN, Wording
from analysis.records import Narrative

AXIS_LEFT, AXIS_RIGHT = 5.0, 114.0
AXIS_MM, HEAD_MM, NOTE_MM = 5.6, 7.0, 4.2


def draw_timeline(table: DataFrame, source: str, wording: Wording = PLAIN, most: int = MOST_IN_LANE) -> Chart:
    """Draw the dated claims of both narratives along one axis."""
    data = sort_claims(table)
    found = find_entries(data)
    upper = choose_entries(join_entries([e for e in found if e.side == "defence"]), most)
    lower = choose_entries(join_entries([e for e in found if e.side != "defence"]), most)
    subtitle = write_subtitle(data, found, sum(len(e.claims) for e in upper + lower), wording)
    if len(found) < CLAIMS_FROM:
        title = "Too few dated claims to draw" if found else "No figures or events with a date"
        reason = explain_claims("Dated claims", len(found))
        alt = make_alt(f"No drawing. {reason}")
        return Chart("timeline", title, subtitle, source, alt, data, None, reason=reason)
    with house_style():
        sheet = draw_lanes(upper, lower, wording)
    words = write_title(found, wording), subtitle
    alt = write_alt(data, found, wording)
    return Chart("timeline", *words, source, alt, data, sheet.figure, tuple(sheet.points))


def draw_lanes(upper: list[Entry], lower: list[Entry], wording: Wording) -> Sheet:
    """Draw the axis and the two lanes."""
    scale = make_time_scale([(e.first, e.last) for e in upper + lower], AXIS_LEFT, AXIS_RIGHT)
    above, below = stack_blocks(upper, scale), stack_blocks(lower, scale)
    top = HEAD_MM + lane_height(above)
    bottom = top + AXIS_MM + lane_height(below)
    notes = write_notes(scale, upper + lower)
    sheet = Sheet(bottom + HEAD_MM + len(notes) * NOTE_MM + 1)
    draw_axis(sheet, top, scale, (HEAD_MM, bottom))
    draw_lane(sheet, above, top, -1)
    draw_lane(sheet, below, top + AXIS_MM, 1)
    others: set[Narrative] = {"civilian", *(entry.side for entry in lower)}
    draw_sides_legend(sheet, AXIS_LEFT - 3, HEAD_MM / 2 - 0.5, {"defence"}, wording)
    draw_sides_legend(sheet, AXIS_LEFT - 3, bottom + HEAD_MM / 2 - 0.5, others, wording)
    for place, note in enumerate(notes):
        sheet.note(AXIS_LEFT - 3, bottom + HEAD_MM + (place + 0.5) * NOTE_MM, note)
    return sheet


def draw_lane(sheet: Sheet, blocks: list[Block], edge: float, way: int) -> None:
    """Draw the claims of a lane outwards from the axis, or say that there is none."""
    for block in blocks:
        draw_block(sheet, block, edge, way)
    if not blocks:
        sheet.note(AXIS_LEFT + 1, edge + way * (LINE_MM + GAP_MM) / 2, "no dated claim")


def draw_axis(sheet: Sheet, top: float, scale: TimeScale, lanes: tuple[float, float]) -> None:
    """Draw the axis in its pieces, with fine lines up and down at each tick."""
    for piece in scale.pieces:
        sheet.box((piece.left_mm, piece.right_mm), (top, top + AXIS_MM), BAND)
        draw_ticks(sheet, top, piece, lanes)
    for before, after in scale.seams:
        middle = (before.right_mm + after.left_mm) / 2
        for shift in (-0.8, 0.8):
            x, y = middle + shift, top + AXIS_MM / 2
            sheet.line((x - 0.7, x + 0.7), (y + 2, y - 2), MUTED, 1.0)


def draw_ticks(sheet: Sheet, top: float, piece: Piece, lanes: tuple[float, float]) -> None:
    """Draw the ticks of a piece; a label begins at its tick, as a year begins at its first day."""
    for year, label in piece.ticks():
        x = piece.place(year)
        sheet.line((x, x), lanes, HAIR, 0.6)
        if x + width_mm(label, SMALL_PT) + 1 < piece.right_mm:
            sheet.note(x + 0.8, top + AXIS_MM / 2, label)


def draw_block(sheet: Sheet, block: Block, edge: float, way: int) -> None:
    """Draw a claim: the line to the axis, its mark or bar, its time and its words."""
    entry = block.entry
    top = edge - block.away - block.height if way < 0 else edge + block.away
    # A bar that has its words over or under it lies on the side of the axis.
    bar_line, first_line = (0, 1) if way > 0 else (len(block.lines), 0)
    y = top + LINE_MM * (bar_line + 0.5 if block.is_apart else 0.5)
    sheet.line((block.left, block.left), (y, edge), LINK, 0.6)
    draw_time(sheet, block, y)
    sheet.point((block.left + block.end) / 2, y, entry.claims, f"{entry.head}: {entry.words}")
    first = top + LINE_MM * (first_line * block.is_apart + 0.5)
    width = sheet.note(block.text_x, first, entry.head)
    pen = ITALIC if entry.claim_type == "statement" else PLAIN_PEN
    for place, line in enumerate(block.lines):
        x = block.text_x if place else block.text_x + width + PERIOD_GAP_MM
        sheet.words(x, first + place * LINE_MM, line, pen)


def draw_time(sheet: Sheet, block: Block, y: float) -> None:
    """Draw when: a mark, or a bar with a mark at either end; hollow where the time is doubtful."""
    entry = block.entry
    is_bar = block.end > block.left
    if is_bar:
        sheet.line((block.left, block.end), (y, y), COLOURS[entry.side], 2.2)
    for x in dict.fromkeys((block.left, block.end)):
        sheet.mark(x, y, entry.side, is_hollow=entry.is_doubtful, times=0.6 if is_bar else 1)
    if entry.is_conflict:
        sheet.ring(block.left, y)


def write_notes(scale: TimeScale, entries: list[Entry]) -> list[str]:
    """Say what the cuts and the signs mean, in lines for the foot of the chart."""
    notes = [scale.cuts]
    if any(entry.is_conflict for entry in entries):
        notes.append("Ring: another claim contradicts it.")
    if any(entry.is_doubtful for entry in entries):
        notes.append("Hollow: the time is doubtful.")
    if any(entry.claim_type == "statement" for entry in entries):
        notes.append("Italics: statement.")
    words = " ".join(filter(None, notes))
    return wrap(words, WIDTH_MM - 2 * AXIS_LEFT, SMALL_PT) if words else []


def write_title(found: list[Entry], wording: Wording) -> str:
    """The finding: how far back each narrative reaches, and whether claims contradict each other."""
    # Latest first, so that the earliest of a side is what remains.
    starts = {entry.side: int(entry.first) for entry in reversed(found)}
    disputed = sum(entry.is_conflict for entry in found)
    ending = f"; {count_words(disputed, 'claim')} contradicted by another" if disputed else ""
    defence, civilian = starts.get("defence"), starts.get("civilian")
    if defence is None or civilian is None:
        names = list_words([wording.name(side) for side in sorted(starts)])
        reach = f"Dated claims reach back to {min(starts.values())}: {names} only"
    elif defence == civilian:
        reach = f"Both narratives reach back to {defence}"
    else:
        ours, theirs = wording.name("defence"), wording.name("civilian")
        reach = f"The {ours} narrative reaches back to {defence}, the {theirs} to {civilian}"
    return wording.spell(reach + ending)


def write_subtitle(data: DataFrame, found: list[Entry], shown: int, wording: Wording) -> str:
    """What is shown, how many claims, from when, and how many are left out."""
    if not found:
        return f"None of {count_words(len(data), 'claim')} has a date that can be drawn."
    kept = data[data["claim_id"].isin([entry.claim_id for entry in found])]
    parts = [
        "Claims by the time they speak of; a bar where only the year or a span is known",
        f"n = {count_words(len(found), 'dated claim')} ({count_sides(kept, wording)}) "
        f"in {count_words(kept['article'].nunique(), 'article')}",
        span_words(kept["period"]),
    ]
    if len(found) < len(data):
        parts.append(f"{count_words(len(data) - len(found), 'claim')} without a date not drawn")
    if shown < len(found):
        parts.append(f"{count_words(len(found) - shown, 'claim')} not drawn, see the table")
    return wording.spell("; ".join(parts) + ".")


def write_alt(data: DataFrame, found: list[Entry], wording: Wording) -> str:
    """The chart in words: how many claims, the earliest, the latest and the busiest year."""
    kept = data[data["claim_id"].isin([entry.claim_id for entry in found])]
    years = [int(entry.first) for entry in found]
    busiest = max(sorted(set(years)), key=years.count)
    earliest, latest = found[0], max(found, key=lambda entry: (entry.last, entry.first))
    return make_alt(
        f"Timeline of {count_words(len(found), 'claim')} ({count_sides(kept, wording)}), "
        f"{span_words(kept['period'])}. "
        f"Most begin in {busiest}: {years.count(busiest)}. "
        f"Earliest: {earliest.period}, {escape(earliest.words, 90)} ({wording.name(earliest.side)}). "
        f"Latest: {latest.period}, {escape(latest.words, 90)} ({wording.name(latest.side)})."
    )
