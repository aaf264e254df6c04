"""After sealing nothing in the database leads from a person to what they said, but for a signature."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from bot.reflections.link import link_of, round_key
from bot.reflections.sealing import seal_rounds
from models.database import Database
from models.deliveries import known_deliveries
from models.programme import appoint
from models.reflections import answers_in, reflections_in, round_with_id, sealed_with_traces
from tests.bot.reflections.conftest import SALT, SECRET, TIMES, Play

TABLES = ("round", "participation", "reflection", "answer")
ACTS = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["submit", "submit", "withdraw"])), max_size=12)


def bytes_on_disk(database: Database) -> bytes:
    """Every byte that the database keeps of the rounds' tables: SQLite's file and log, PostgreSQL's table files."""
    if database.engine.dialect.name == "sqlite":
        path = Path(str(database.engine.url.database))
        return b"".join(one.read_bytes() for one in (path, Path(f"{path}-wal")) if one.exists())
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        read = "SELECT pg_read_binary_file(pg_relation_filepath('{}'))"
        return b"".join(bytes(connection.scalar(text(read.format(table)))) for table in TABLES)


def found(needles: Iterator[str] | list[str], haystack: bytes) -> list[str]:
    return [one for one in needles if one.encode() in haystack]


def ids_of(play: Play, order: str = "id") -> dict[str, list[str]]:
    """The ids of what is in the round now, by table."""
    of_round = {
        "participation": "round_id = :id",
        "reflection": "round_id = :id",
        "answer": "reflection_id IN (SELECT id FROM reflection WHERE round_id = :id)",
    }
    with play.database.reading() as session:
        return {
            table: list(
                session.scalars(
                    text(f"SELECT id FROM {table} WHERE {which} ORDER BY {order}"),  # noqa: S608 - our own names
                    {"id": play.round_id},
                )
            )
            for table, which in of_round.items()
        }


def every_id(play: Play) -> set[str]:
    return {one for ids in ids_of(play).values() for one in ids}


@given(ACTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_byte_of_what_was_deleted_is_left(database: Database, acts: list[tuple[int, str]]) -> None:
    """No salt, link, earlier id, or text that was changed or withdrawn: nobody can compute or find who said what.

    Killed by keeping the salt, by keeping the links, by giving the rows back their ids, and by not vacuuming.
    """
    play = Play(database, people=6)
    latest: dict[int, str] = {}
    written: list[str] = []
    ids = every_id(play)
    for person, act in acts:
        if act == "submit":
            written.append(f"Skrevet {uuid4()}")
            play.submit(person, words=written[-1])
            latest[person] = written[-1]
        else:
            play.withdraw(person)
            latest.pop(person, None)
        ids |= every_id(play)
    play.seal()
    play.clean()
    key = round_key(SECRET, SALT)
    links = [link_of(key, play.round_id, person) for person in range(1000)]
    deleted = [one for one in written if one not in latest.values()]
    on_disk = bytes_on_disk(database)
    assert found([SALT.decode(), *links, *deleted, *ids], on_disk) == []
    assert found(list(latest.values()), on_disk) == list(latest.values())


@given(st.permutations(range(6)))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_where_a_row_lies_and_who_wrote_it_tells_nothing(database: Database, order: list[int]) -> None:
    """Rows lie in the order of their fresh random ids, table by table, and on PostgreSQL one transaction wrote all.

    Killed by inserting the rows in the order in which they were read with their old ids, and by rewriting only the
    reflections.
    """
    play = Play(database, people=6)
    for person in order:
        play.submit(person, words="Bra")
    before = every_id(play)
    play.seal()
    place = "ctid" if database.engine.dialect.name == "postgresql" else "rowid"
    for ids in ids_of(play, place).values():
        assert (ids == sorted(ids), set(ids) & before, len(ids) >= 6) == (True, set(), True)
    if place == "ctid":
        with database.reading() as session:
            written_by = "SELECT xmin::text FROM {} WHERE round_id = :id"
            writers = " UNION ".join(written_by.format(table) for table in ("participation", "reflection"))
            assert len(session.execute(text(writers), {"id": play.round_id}).all()) == 1


def test_no_column_of_a_reflection_leads_to_a_person(play: Play) -> None:
    play.submit(0, words="Bra")
    play.submit(1, signs=True)
    play.seal()
    with play.database.reading() as session:
        told = sorted((one.link, one.signed_by is not None) for one in reflections_in(session, play.round_id))
        assert (told, round_with_id(session, play.round_id).key_salt) == ([(None, False), (None, True)], None)


def test_every_answer_is_still_beside_the_others_of_its_reflection(database: Database) -> None:
    play = Play(database, people=5)
    for person in range(5):
        play.submit(person, person + 1, f"Ord {person}")
    before = play.said()
    play.seal()
    assert play.said() == before


def test_roles_that_fewer_than_five_share_become_other_in_the_row(database: Database) -> None:
    play = Play(database, people=7, roles={0: "mayor", 1: "mayor"})
    for person in range(7):
        play.submit(person)
    play.seal()
    assert sorted(role for _, role in play.said()) == ["other"] * 2 + ["participant"] * 5


def test_the_results_are_stored_once_and_stay(database: Database) -> None:
    play = Play(database, people=6)
    for person in range(5):
        play.submit(person, 3)
    play.seal()
    results = play.results()
    seal_rounds(play.services, play.now)
    assert results is not None
    assert (results["states"], results["respondents"], play.results()) == (
        {"invited": 1, "answered": 5, "withdrawn": 0, "absent": 0, "declined": 0},
        5,
        results,
    )


def test_nobody_can_answer_change_or_withdraw_any_more(play: Play) -> None:
    play.submit(0)
    play.seal()
    play.now = TIMES.opens_at  # even if the clock were set back
    assert [play.submit(0), play.submit(1), play.withdraw(0), play.be_absent(1)] == ["sealed"] * 4


def test_each_evaluator_is_told_once(play: Play) -> None:
    with play.database.writing() as session:
        appoint(session, play.programme_id, "evaluator", ["UEVA"])
    play.seal()
    play.seal()
    with play.database.reading() as session:
        known = known_deliveries(session, play.programme_id, "sealed")
    assert [key.split(":")[:2] for key in known] == [["sealed", "rennebu-2025"]]


def test_a_sealing_that_fails_halfway_leaves_the_round_as_it_was(play: Play) -> None:
    """Killed by committing the state before the rows are rewritten."""
    play.submit(0, words="Bra")
    with play.database.writing() as session:
        session.execute(text("ALTER TABLE delivery RENAME TO elsewhere"))
        appoint(session, play.programme_id, "evaluator", ["UEVA"])
    try:
        play.seal()
    except Exception as error:  # noqa: BLE001 - whichever the database raises
        failed = type(error).__name__
    with play.database.writing() as session:
        session.execute(text("ALTER TABLE elsewhere RENAME TO delivery"))
        state = round_with_id(session, play.round_id).state
        links = [one.link is not None for one in reflections_in(session, play.round_id)]
    assert (failed in {"OperationalError", "ProgrammingError"}, state, links) == (True, "open", [True])


def test_while_an_earlier_snapshot_could_still_see_what_was_deleted_the_files_are_not_clean(play: Play) -> None:
    """Killed by vacuuming on PostgreSQL without looking for other transactions: it keeps the rows for them."""
    engine = play.database.engine
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as reader:
        reader.execute(text("SELECT count(*) FROM programme"))
        play.seal()
        with play.database.reading() as session:
            assert sealed_with_traces(session) == [play.round_id]


def test_while_a_writer_elsewhere_on_the_server_began_before_the_deletion_the_files_are_not_clean(play: Play) -> None:
    """Killed by vacuuming without waiting for every transaction of the server: its snapshot keeps the rows.

    SQLite has no other database beside it.
    """
    play.submit(0, words="Bra")
    is_server = play.database.engine.dialect.name == "postgresql"
    with ExitStack() as elsewhere:
        if is_server:
            engine = create_engine(play.database.engine.url.set(database="postgres"))
            elsewhere.callback(engine.dispose)
            elsewhere.enter_context(engine.begin()).execute(text("SELECT pg_current_xact_id()"))
        play.seal()
        with play.database.reading() as session:
            before = sealed_with_traces(session)
    play.clean()
    assert before == ([play.round_id] if is_server else [])


def test_while_somebody_reads_the_files_are_not_clean_and_the_next_tick_cleans_them(play: Play) -> None:
    """Killed by noting a round as clean whatever came of the vacuum."""
    play.submit(0, words="Bra")
    with play.database.reading() as reader:
        list(answers_in(reader, play.round_id))
        play.seal()
        with play.database.reading() as session:
            before = sealed_with_traces(session)
    play.clean()
    with play.database.reading() as session:
        assert (before, sealed_with_traces(session)) == ([play.round_id], [])
