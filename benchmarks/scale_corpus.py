"""So many made-up news articles of about three hundred words, no two alike.

Plants, places and people are put together from syllables; every sentence has several words to choose, so that the
articles share few runs of five words, as news from many places does. One article in fifty repeats an earlier one.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

PER_FILE = 5_000  # a file of articles stays below the limit on its size
WORDS = 300
COPIES = 50
PLANTS = 20_000
ONSETS = ("Bar", "Dal", "Fen", "Gor", "Hal", "Ir", "Kes", "Lom", "Mir", "Nar", "Os", "Pen", "Quel", "Ros", "Sul", "Tor")
MIDDLES = ("a", "e", "i", "o", "u", "ad", "en", "il", "or", "um")
STEMS = ("", "b", "dr", "g", "lk", "nt", "rd", "sh", "st", "v")
ENDINGS = (
    "vik",
    "din",
    "mar",
    "sat",
    "ket",
    "gan",
    "met",
    "lin",
    "bash",
    "tov",
    "ran",
    "chay",
    "sk",
    "dal",
    "vol",
    "ner",
)
SURNAMES = ("ov", "aliyev", "idze", "son", "enko", "ayev", "ulu", "man", "ini", "adze")
PRODUCTS = ("tractors", "drones", "pumps", "lorries", "radios", "cranes", "shells", "buses", "looms", "ferries",
            "wagons", "mortars", "turbines", "trailers", "patrol boats", "armoured vehicles")  # fmt: skip
THINGS = ("workshops", "engineers", "suppliers", "contracts", "machines", "apprentices", "schools", "farmers",
          "laboratories", "warehouses", "drivers", "bridges", "lecture halls", "test stands", "sheds")  # fmt: skip
MANNERS = ("old", "new", "northern", "quiet", "broad", "western", "modern", "narrow", "costly", "busy", "remote",
           "local", "skilled", "reliable", "familiar", "promising", "crowded", "seasonal", "private")  # fmt: skip
DOINGS = ("opened", "visited", "repaired", "extended", "inspected", "carried", "ordered", "replaced", "equipped",
          "painted", "financed", "rebuilt", "surveyed", "cleaned", "rented", "photographed")  # fmt: skip
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
DEFENCE = (
    "{p} Plant produced {n} {x} for the armed forces in {y}.",
    "The defence ministry signed a contract worth {m} million dollars with {p} Plant on {d} {month} {y}.",
    "{p} Plant exported {x} to {c} countries in {y}, military officials said.",
    "{p} Plant received {m} million manat from the defence budget of {y}.",
    "“We will deliver {n} {x} to the army by {z},” said {s}, director of {p} Plant.",
    "Soldiers {v} the {a} {t} at the {b} range near {q} before the exercise.",
)
CIVILIAN = (
    "{p} Plant made {n} {x} for farmers and builders in {y}.",
    "{p} Plant invested {m} million manat in its {a} {t} in {y}, the ministry of economy said.",
    "{p} Plant created {n} jobs in {q} in {y}, according to {s}.",
    "The exports of {p} Plant rose by {r} percent in {y}.",
    "“Our {a} {t} now serve {c} markets,” {s} told reporters in {q}.",
    "Consumers {v} the {a} {t} of the {b} factory shop in {q}.",
)
NEUTRAL = (
    "Guests {v} the {a} {t} beside the {b} road to {q}.",
    "In {q} the {a} {t} and the {b} {u} were {v} once more by people from {w} who had left the {e} town years before.",
    "{s} {v} the {b} {u} near {w} together with families from {q}, who keep {a} {t} and {e} gardens there.",
    "Many {t} in {w} are {a}, others are {b}, and few of the {u} were ever {v} by strangers.",
    "A road from {q} to {w} passes {a} {t}, {b} {u} and a {e} river that floods the lower fields in spring.",
    "According to {s}, the {e} {u} of {q} have {v} the {a} {t} of {w}.",
    "Later that week the visitors {v} {a} {t} in {w} and {e} {u} in {q}.",
    "Nobody in {w} had {v} the {b} {u} until {month}, when {a} {t} came from {q}.",
)


def make_articles(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Articles as the lines of a JSONL file hold them; the first so many are the same for every count."""
    plants = [name_thing(Random(f"plant {n}")) for n in range(PLANTS)]
    for number in range(count):
        origin = number - 37 if number % COPIES == COPIES - 1 else number
        rng = Random(f"{seed} {origin}")
        text, day = write_article(rng, plants), f"{rng.randrange(2012, 2026)}-{rng.randrange(1, 13):02d}"
        day = f"{day}-{rng.randrange(1, 28) + (origin < number):02d}"
        publisher = f"{plants[(number * 7) % 40]} News"
        yield {"id": f"a{number:06d}", "text": text, "date": day, "publisher": publisher}


def write_article(rng: Random, plants: list[str]) -> str:
    """The text of one article: three sentences in ten say something of its side."""
    own, facts = rng.choice(plants), rng.choice((DEFENCE, CIVILIAN))
    sentences, words = [], 0
    while words < WORDS:
        form = rng.choice(facts if rng.random() < 0.3 else NEUTRAL)
        sentence = form.format_map(choose_words(rng, plants, own))
        sentences.append(sentence[:1].upper() + sentence[1:])
        words += sentence.count(" ") + 1
    breaks = range(0, len(sentences), 4)
    return "\n\n".join(" ".join(sentences[at : at + 4]) for at in breaks)


def choose_words(rng: Random, plants: list[str], own: str) -> dict[str, object]:
    """A word for each place of a sentence."""
    year = rng.randrange(2012, 2026)
    return {
        "p": own, "q": rng.choice(plants), "w": rng.choice(plants), "x": rng.choice(PRODUCTS), "t": rng.choice(THINGS),
        "u": rng.choice(THINGS), "a": rng.choice(MANNERS), "b": rng.choice(MANNERS), "e": rng.choice(MANNERS),
        "v": rng.choice(DOINGS), "n": f"{rng.randrange(11, 9000):,}", "m": round(rng.uniform(1.1, 900), 1),
        "c": rng.randrange(3, 60), "r": round(rng.uniform(1, 60), 1), "y": year, "z": year + 3,
        "d": rng.randrange(1, 29), "month": rng.choice(MONTHS),
        "s": f"{name_thing(rng)} {rng.choice(ONSETS)}{rng.choice(SURNAMES)}",
    }  # fmt: skip


def name_thing(rng: Random) -> str:
    """A name of syllables."""
    return rng.choice(ONSETS) + rng.choice(MIDDLES) + rng.choice(STEMS) + rng.choice(ENDINGS)


def write_corpus(folder: Path, count: int, seed: int = 1) -> Path:
    """The articles as JSONL files in a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    file = None
    for number, row in enumerate(make_articles(count, seed)):
        if number % PER_FILE == 0:
            if file is not None:
                file.close()
            file = (folder / f"{number // PER_FILE:04d}.jsonl").open("w", encoding="utf-8")
        assert file is not None
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    if file is not None:
        file.close()
    return folder
