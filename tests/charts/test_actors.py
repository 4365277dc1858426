import pandas as pd
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from analysis.charts.actors import COLUMNS, draw_actors, shade
from analysis.comparison.wording import Wording
from tests.charts.overlaps import find_cut, find_overlaps

ENOUGH = {"defence": 12, "civilian": 1010}


def an_actor(name, articles=(5, 2), rates=(1.25, 0.5), *, called=False):
    return (name, name, *articles, *rates, -1.0, 2.0, 0.2, called, 300, 2400)


TABLE = pd.DataFrame(
    [
        an_actor("Karsat Plant"),
        an_actor("Velm Group", (1, 4), (0.1, 3.0), called=True),
        an_actor("Nobody", (0, 0), (0, 0)),
    ],
    columns=COLUMNS,
)


def words_of(chart):
    return [text.get_text() for text in chart.figure.findobj(Text)]


def test_the_number_stands_in_every_cell():
    words = words_of(draw_actors(TABLE, "s", ENOUGH, Wording(numbers="fr")))

    assert {"5 of 12", "1 of 12", "2 of 1 010", "4 of 1 010", "1,2", "3,0", "0,10"} <= set(words)


def test_a_fuller_cell_is_darker_and_dark_words_stay_readable_on_it():
    def brightness(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for side in ("defence", "civilian"):
        shades = [brightness(shade(side, share)) for share in (1.0, 0.5, 0.1, 0.0)]
        assert shades == sorted(shades)
        assert (shades[0] + 0.05) / (brightness("#1a1a1a") + 0.05) >= 4.5


def test_an_actor_nobody_names_is_not_drawn():
    chart = draw_actors(TABLE, "s", ENOUGH)

    assert "Nobody" not in words_of(chart)
    assert len(chart.figure.findobj(Rectangle)) >= 2 * 4


def test_the_title_and_the_alt_text_name_those_in_most_articles():
    chart = draw_actors(TABLE, "s", ENOUGH, Wording("military", "business"))

    assert chart.title == (
        "Named most: Karsat Plant in 5 of 12 military articles; Velm Group in 4 of 1,010 business articles"
    )
    assert "Military, of 12 articles: highest Karsat Plant 5, Velm Group 1" in chart.alt


def test_below_four_articles_a_side_there_is_a_reason_and_no_drawing():
    chart = draw_actors(TABLE, "s", {"defence": 3, "civilian": 4})

    assert chart.reason == "Actors are drawn from 4 articles on each side; here are 3 defence and 4 civilian."
    assert chart.svg() is None


def test_long_and_foreign_names_stay_in_their_place():
    names = ["W" * 300, "صناعة الدفاع 中国", "$x^2$"]

    chart = draw_actors(
        TABLE.assign(label=names, articles_defence=[3, 2, 1]), "s", ENOUGH, Wording("the armed forces", "b")
    )

    assert find_overlaps(chart.figure) == []
    assert find_cut(chart.figure) == []
    assert "$x^2$" in words_of(chart)


def test_what_is_left_out_is_counted():
    many = pd.DataFrame([an_actor(f"Plant {n:02}") for n in range(30)], columns=COLUMNS)

    assert "the 20 in most articles, 10 actors not drawn" in draw_actors(many, "s", ENOUGH).subtitle
