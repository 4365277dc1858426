"""How are articles read on several machines?

Some hundred at a time: each such chunk is a task that gets the articles as JSON and gives back the files of a segment,
which are checked against their sums and kept here as if they had been read here. So the workers need no folder in
common, a worker that is lost loses nothing, and the tables are the same bytes as those of one process.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.batch.address import check_cluster
from analysis.batch.cluster import GIVEN_UP, PATIENCE_SECONDS, Client, open_client, wait_for
from analysis.briefing.stopping import hold_signals
from analysis.cache.extraction import HELPER, Chunk
from analysis.cache.folder import NONE, PLACE, Cache, find_cache
from analysis.cache.segments import Segment, pack_segment, take_segment, write_segment
from analysis.cache.version import name_version
from analysis.codebooks import Codebooks, load_codebooks
from analysis.errors import ClusterError, PlanError
from analysis.ledger.table import read_tables
from analysis.records import Article

WAITING = 32  # chunks that the cluster has at a time: enough for its workers, and no more than memory holds
OTHER = (
    "a worker of the cluster has other codebooks, or another version of ploughshare, than the machine that asks; give "
    "both the same"
)


@contextmanager
def read_on_cluster(cluster: str | None, tls: str | None, workers: int | None, codebooks: str = "") -> Iterator[None]:
    """Let a cluster read the articles that were not read before, if one is named.

    Raises:
        PlanError: the cluster cannot be used as asked for.
        ClusterError: it cannot be reached, has no workers, or reads otherwise than this machine.
    """
    check_cluster(cluster, tls, workers)
    if cluster is None:
        if workers:
            raise PlanError(f"--workers {workers}: these are the workers of --cluster local; name it, or leave it out")
        yield
        return
    own = str(Path(codebooks).resolve()) if codebooks else ""
    with keep_segments(), open_client(cluster, tls, workers) as client:

        def read(chunks: Sequence[Chunk], home: Cache, books: Codebooks, pipeline: str | None) -> Iterator[Segment]:
            asked = {"version": name_version(books, pipeline), "codebooks": own, "pipeline": pipeline}
            return read_chunks(client, chunks, home.folder, asked)

        before = HELPER.set(read)
        try:
            yield
        finally:
            HELPER.reset(before)


@contextmanager
def keep_segments() -> Iterator[None]:
    """A place for what workers read, though nothing is to be kept."""
    if find_cache() is not None:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="ploughshare-") as folder:
        os.environ[PLACE] = folder
        try:
            yield
        finally:
            os.environ[PLACE] = NONE


def read_chunks(client: Client, chunks: Sequence[Chunk], home: Path, asked: dict[str, Any]) -> Iterator[Segment]:
    """The segment of each chunk, as they are done.

    Raises:
        ClusterError: a chunk cannot be read there.
    """
    left, waiting = list(reversed(chunks)), list[Any]()
    with hold_signals():
        try:
            while left or waiting:
                while left and len(waiting) < WAITING:
                    line = spell_chunk(left.pop(), asked)
                    key = f"read-{hashlib.sha256(line.encode()).hexdigest()}"
                    waiting.append(client.submit(read_task, line, key=key, pure=False))
                done = next(wait_for(client, waiting))
                if (files := fetch(done)) is not None:
                    waiting.remove(done)
                    yield take_segment(home, files)
        finally:
            if client.status == "running":
                client.cancel(waiting, force=True)


def spell_chunk(chunk: Chunk, asked: dict[str, Any]) -> str:
    """A chunk as one line."""
    return json.dumps(asked | {"articles": [[key, asdict(article)] for key, article in chunk]})


def fetch(future: Any) -> dict[str, bytes] | None:
    """The files of a chunk that was read; None if the worker that held them was lost, for then it is read again."""
    if future.status == "error":
        raise ClusterError(f"the cluster could not read some of the articles: {future.exception()!r}; read them here")
    if future.status != "finished":
        raise ClusterError(GIVEN_UP)
    try:
        files: dict[str, bytes] = future.result(timeout=PATIENCE_SECONDS)
    except TimeoutError:
        return None
    if not files:
        raise ClusterError(OTHER)
    return files


def read_task(line: str) -> dict[str, bytes]:
    """What a worker does: read the articles of a chunk; nothing if it would read them otherwise than asked for."""
    asked = json.loads(line)
    books = load_codebooks(Path(asked["codebooks"]) if asked["codebooks"] else None)
    if name_version(books, asked["pipeline"]) != asked["version"]:
        return {}
    articles = {key: Article(**{**raw, "warnings": tuple(raw["warnings"])}) for key, raw in asked["articles"]}
    tables = read_tables(articles.values(), books, asked["pipeline"])
    with tempfile.TemporaryDirectory(prefix="ploughshare-") as folder:
        names = {key: article.article_id for key, article in articles.items()}
        return pack_segment(write_segment(Path(folder), tables, names))
