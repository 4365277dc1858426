"""How does a note look?"""

from analysis.briefing.markup.elements import Data, element_html, escape_text


def note_html(entry: Data) -> str:
    """A note: the sentence with the words of the claim marked, its source, and the way back."""
    before, words, after = (escape_text(entry[k]) for k in ("text_before", "surface", "text_after"))
    quote = element_html("q", before + element_html("mark", words) + after, dir="auto")
    foreign = [element_html("bdi", escape_text(entry[k])) for k in ("label", "source")]
    facts = [*foreign, f"characters {escape_text(entry['span'])}", f"claim {escape_text(entry['claim'])}"]
    source = element_html("small", " · ".join(facts), class_="source")
    number = str(entry["note"])
    links = reading_html(entry) + backlinks_html(entry, f"Note {number}")
    return element_html("li", f"{quote} {source} {links}", id=entry.get("anchor"), value=number, data_c=entry["claim"])


def reading_html(entry: Data) -> str:
    """A link from a note to its sentence in the article, if the page holds the article."""
    sentence = entry.get("sentence")
    if sentence is None:
        return ""
    name = f"in the article: note {entry['note']}"
    return element_html("a", "in the article", class_="read", href=f"#{sentence}", aria_label=name) + " "


def measure_html(entry: Data) -> str:
    """How a number was counted or computed."""
    name = element_html("dt", escape_text(entry["title"]), id=entry.get("anchor"))
    backlinks = backlinks_html(entry, entry["title"])
    return name + element_html("dd", f"{escape_text(entry['text'])} {backlinks}")


def backlinks_html(entry: Data, name: str) -> str:
    """Links from a note back to every place that cites it."""
    backs = entry.get("backlinks", [])
    links = [
        element_html("a", f"↩{n}", class_="back", href=f"#{a}", aria_label=f"{name}: back to citation ↩{n}")
        for n, a in enumerate(backs, start=1)
    ]
    return " ".join(links)


def notes_html(data: Data) -> str:
    """The notes to the sentences, then how the counted numbers were made."""
    notes = "\n".join(note_html(e) for e in data["entries"] if "measure" not in e)
    measures = "\n".join(measure_html(e) for e in data["entries"] if "measure" in e)
    return "\n".join(
        element_html(tag, content, class_=name)
        for tag, content, name in (("ol", notes, "notes"), ("dl", measures, "measures"))
        if content
    )
