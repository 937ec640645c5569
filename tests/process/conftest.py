"""A PostgreSQL database with nothing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.engine import Store


@pytest.fixture
def postgres_address(postgres: Store) -> Iterator[str]:
    name = f"empty_{uuid4().hex}"
    outside = postgres.engine.execution_options(isolation_level="AUTOCOMMIT")
    with outside.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield postgres.engine.url.set(database=name).render_as_string(hide_password=False)
    with outside.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
