"""Which articles stand on which side?

Copies are counted once, with the article they repeat; articles of both or of neither narrative stand on no
side and are counted apart.
"""

from typing import Literal, get_args

import pandas as pd

Side = Literal["defence", "civilian"]
SIDES: tuple[Side, ...] = get_args(Side)


def find_originals(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles that repeat no other."""
    return articles[articles["copy_of"].isna()]


def list_articles(articles: pd.DataFrame, side: Side) -> list[str]:
    """The ids of the original articles of a side."""
    originals = find_originals(articles)
    return originals.loc[originals["narrative"] == side, "article_id"].tolist()


def of_side(table: pd.DataFrame, articles: pd.DataFrame, side: Side) -> pd.DataFrame:
    """The rows of a table (with `article_id`) that belong to the original articles of a side."""
    return table[table["article_id"].isin(list_articles(articles, side))]
