import threading
from datetime import date

from sqlalchemy import select

from models.database import Database
from models.requests import SeenRequest, first_sight, forget_requests

FRIDAY = date(2025, 5, 2)


def see(database: Database, request_id: str, forget_after: date = FRIDAY) -> bool:
    with database.writing() as session:
        return first_sight(session, request_id, forget_after)


def test_a_request_is_seen_for_the_first_time_once(database: Database) -> None:
    assert [see(database, "Ev1"), see(database, "Ev1"), see(database, "Ev2")] == [True, False, True]


def test_a_request_whose_effect_was_rolled_back_is_still_to_be_seen(database: Database) -> None:
    with database.writing() as session:
        first_sight(session, "Ev1", FRIDAY)
        session.rollback()
    assert see(database, "Ev1")


def test_of_eight_threads_with_one_request_one_has_the_effect(database: Database) -> None:
    """Killed by the mutation that selects the digest first and inserts it after."""
    together = threading.Barrier(8)
    seen: list[bool] = []

    def deliver() -> None:
        together.wait()
        seen.append(see(database, "Ev1"))

    threads = [threading.Thread(target=deliver) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == [False] * 7 + [True]


def test_what_is_kept_of_a_request_is_its_sha256_and_so_holds_no_time(database: Database) -> None:
    see(database, "13345224609.738474920.8088930838d88f008e0")
    with database.reading() as session:
        (digest,) = session.scalars(select(SeenRequest.digest))
    assert digest == "2f73a936ca2467635b490f02051007d386b1d0677f8f264462b5955d675fe99c"


def test_a_request_is_forgotten_after_its_day(database: Database) -> None:
    see(database, "Ev1", FRIDAY)
    see(database, "Ev2", date(2025, 5, 3))
    with database.writing() as session:
        assert forget_requests(session, date(2025, 5, 3)) == 1
    assert [see(database, "Ev1"), see(database, "Ev2")] == [True, False]
