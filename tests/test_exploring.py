from pathlib import Path

from analysis import places
from analysis.exploring import build_command, prepare


def test_jupyterlab_listens_on_this_machine_alone_and_keeps_its_token(tmp_path: Path) -> None:
    command = build_command(tmp_path / "a b.ipynb", 8888, no_browser=True)

    assert "--ServerApp.ip=127.0.0.1" in command
    assert not [word for word in command if "token" in word.lower() or "password" in word.lower()]
    assert "--LabApp.default_url=/lab/tree/a%20b.ipynb" in command


def test_without_sources_the_notebooks_of_the_project_are_opened(tmp_path: Path) -> None:
    assert prepare([], "", tmp_path) == places.NOTEBOOKS
    assert list(tmp_path.iterdir()) == []


def test_a_new_notebook_is_begun_from_the_starter(tmp_path: Path) -> None:
    assert prepare([], "tractors", tmp_path) == tmp_path / "tractors.ipynb"
