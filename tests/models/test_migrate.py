import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine.interfaces import ReflectedIndex

from models.database import Database
from models.migrate import DatabaseNewerThanCode, migrate
from models.schema import METADATA, TABLES


def conditions(index: ReflectedIndex) -> list[str]:
    return sorted(f"{name} {value}" for name, value in index.get("dialect_options", {}).items() if "where" in name)


def checks_and_indexes(database: Database) -> dict[str, object]:
    """What Alembic's comparison leaves out: check constraints, and the conditions of partial indexes."""
    inspector = inspect(database.engine)
    return {
        table: (
            sorted((check["name"], check["sqltext"]) for check in inspector.get_check_constraints(table)),
            sorted((index["name"], conditions(index)) for index in inspector.get_indexes(table)),
        )
        for table in METADATA.tables
    }


def test_the_migrations_give_exactly_the_models_schema(new_database: Database) -> None:
    migrate(new_database)
    with new_database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, METADATA) == []


def test_the_migrations_give_the_models_checks_and_partial_indexes(new_database: Database) -> None:
    migrate(new_database)
    migrated = checks_and_indexes(new_database)
    with new_database.engine.execution_options(writes=True).begin() as connection:
        METADATA.drop_all(connection)
        METADATA.create_all(connection)
    assert migrated == checks_and_indexes(new_database)


def test_every_table_is_in_the_schema() -> None:
    assert {table.__tablename__ for table in TABLES} == set(METADATA.tables)


def test_a_first_migration_names_what_it_applied_and_a_second_has_nothing_to_do(new_database: Database) -> None:
    assert [migrate(new_database), migrate(new_database)] == [["0001", "0002", "0003"], []]


def test_of_four_processes_that_migrate_at_once_one_does(new_database: Database) -> None:
    applied: list[list[str]] = []
    threads = [threading.Thread(target=lambda: applied.append(migrate(new_database))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(applied) == [[], [], [], ["0001", "0002", "0003"]]


def test_a_database_newer_than_the_code_is_refused(new_database: Database) -> None:
    migrate(new_database)
    with new_database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewerThanCode, match="revision 9999"):
        migrate(new_database)


def test_a_database_newer_than_the_code_stays_untouched(new_database: Database) -> None:
    with new_database.writing() as session:
        session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        session.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
    with pytest.raises(DatabaseNewerThanCode):
        migrate(new_database)
    with new_database.reading() as session:
        version = session.scalar(text("SELECT version_num FROM alembic_version"))
    assert (inspect(new_database.engine).get_table_names(), version) == (["alembic_version"], "9999")
