"""`rykker migrate --from`: everything from one database into another, or one line and the mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from storage.engine import open_store
from storage.schema import migrate
from tests.process.running import mend, run
from tests.storage.rows import a_slot

if TYPE_CHECKING:
    from pathlib import Path


def lived_in(file: Path) -> None:
    """A database with a slot in it."""
    store = open_store(f"sqlite:///{file}")
    migrate(store.engine)
    a_slot(store)
    store.close()


def test_everything_goes_over(tmp_path: Path) -> None:
    lived_in(tmp_path / "old.db")
    done = run(
        "migrate",
        "--from",
        "sqlite:///old.db",
        cwd=tmp_path,
        settings={"DATABASE_URL": "sqlite:///new.db"},
    )
    assert (done.code, done.err) == (0, "")
    assert "slots: 1\n" in done.out
    store = open_store(f"sqlite:///{tmp_path}/new.db")
    with store.read() as session:
        assert session.execute(text("SELECT title FROM slots")).all() == [
            ("Debat om sundhedshuset",)
        ]
    store.close()


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("sqlite:///old.db", "is in use already"),
        ("sqlite:///nowhere.db", "the database in --from is not there (nowhere.db)"),
        ("sqlite:///empty.db", "the database in --from has an older schema"),
        ("nonsense", "is not one Rykker knows"),
    ],
)
def test_what_cannot_be_moved_is_left_alone(tmp_path: Path, origin: str, said: str) -> None:
    lived_in(tmp_path / "old.db")
    lived_in(tmp_path / "rykker.db")
    (tmp_path / "empty.db").touch()
    assert said in mend(run("migrate", "--from", origin, cwd=tmp_path))
