"""Pages opened as a reader would, and the run of the planted corpus."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands import call
from tests.corpus.planted import plant

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def corpus_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run folder of the sixty planted articles."""
    folder = tmp_path_factory.mktemp("corpus-run")
    articles = [{"id": a.article_id, "text": a.text, "date": a.published} for a in plant().articles()]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")

    done = call("brief", folder / "corpus.jsonl", "--out", folder / "reports", "--name", "corpus")

    assert (done.returncode, done.stderr) == (0, "")
    return folder / "reports" / "corpus"


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    """Opens a file as a reader would; when the test ends, it must have asked for nothing and complained of nothing."""
    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def open_file(path: Path, width: int = 1280, scheme: str = "light", has_script: bool = True) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=has_script
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda r: r.url.startswith(("data:", path.as_uri())) or asked.append(r.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert (asked, said) == ([], [])
