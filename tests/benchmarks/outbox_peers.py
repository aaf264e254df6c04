"""Other queues on PostgreSQL, each as its documentation has it used, draining jobs that do nothing, ten at once.

Each function takes the URL of an empty database and a number of jobs, and gives jobs a second.
"""

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from time import perf_counter

from sqlalchemy import create_engine, make_url, text

AT_ONCE = 10


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def bare_sql(url: str, jobs: int) -> float:
    """Claims and settles in tens, in two transactions each, and does nothing else."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE job (id bigserial PRIMARY KEY, due_at timestamptz, state text)"))
        connection.execute(text("CREATE INDEX ON job (due_at) WHERE state IN ('pending', 'sending')"))
        fill = "INSERT INTO job (due_at, state) SELECT now(), 'pending' FROM generate_series(1, :jobs)"
        connection.execute(text(fill), {"jobs": jobs})
    claim = text(
        "UPDATE job SET state = 'sending' WHERE id IN (SELECT id FROM job WHERE state IN ('pending', 'sending')"
        " AND state = 'pending' AND due_at <= now() ORDER BY due_at LIMIT 10 FOR UPDATE SKIP LOCKED) RETURNING id"
    )
    settle = text("UPDATE job SET state = 'sent' WHERE id = ANY(:ids)")
    began = perf_counter()
    done = 0
    with engine.connect() as connection:
        while True:
            with connection.begin():
                ids = list(connection.scalars(claim))
            if not ids:
                break
            with connection.begin():
                connection.execute(settle, {"ids": ids})
            done += len(ids)
    taken = perf_counter() - began
    engine.dispose()
    assert done == jobs
    return jobs / taken


def procrastinate(url: str, jobs: int) -> float:
    """https://procrastinate.readthedocs.io"""
    from procrastinate import App, PsycopgConnector  # noqa: PLC0415 - installed for the benchmarks only

    app = App(connector=PsycopgConnector(conninfo=_plain(url), min_size=AT_ONCE, max_size=AT_ONCE + 2))
    done = []

    @app.task(name="nothing")
    async def nothing(number: int) -> None:
        done.append(number)

    async def drain() -> float:
        async with app.open_async():
            await app.schema_manager.apply_schema_async()
            await nothing.batch_defer_async(*({"number": number} for number in range(jobs)))
            began = perf_counter()
            await app.run_worker_async(concurrency=AT_ONCE, wait=False, install_signal_handlers=False)
            return perf_counter() - began

    taken = asyncio.run(drain())
    assert len(done) == jobs
    return jobs / taken


def pgqueuer(url: str, jobs: int) -> float:
    """https://pgqueuer.readthedocs.io"""
    import asyncpg  # noqa: PLC0415 - installed for the benchmarks only
    from pgqueuer import PgQueuer  # noqa: PLC0415 - likewise
    from pgqueuer.db import AsyncpgDriver  # noqa: PLC0415 - likewise
    from pgqueuer.queries import Queries  # noqa: PLC0415 - likewise
    from pgqueuer.types import QueueExecutionMode  # noqa: PLC0415 - likewise

    done = []

    async def drain() -> float:
        connection = await asyncpg.connect(_plain(url))
        try:
            queries = Queries(AsyncpgDriver(connection))
            await queries.install()
            await queries.enqueue(["nothing"] * jobs, [None] * jobs, [0] * jobs)
            queue = PgQueuer(AsyncpgDriver(connection))

            @queue.entrypoint("nothing")
            async def nothing(job: object) -> None:
                done.append(job)

            began = perf_counter()
            await queue.run(batch_size=AT_ONCE, mode=QueueExecutionMode.drain)
            return perf_counter() - began
        finally:
            await connection.close()

    taken = asyncio.run(drain())
    assert len(done) == jobs
    return jobs / taken


DONE: list[int] = []
ALL_DONE = threading.Event()


def note(number: int, jobs: int) -> None:
    """APScheduler's job: its store keeps a function by its name, so that it stands here."""
    DONE.append(number)
    if len(DONE) == jobs:
        ALL_DONE.set()


def apscheduler(url: str, jobs: int) -> float:
    """The persistent job store of APScheduler 3: https://apscheduler.readthedocs.io/en/3.x/userguide.html."""
    from apscheduler.executors.pool import ThreadPoolExecutor  # noqa: PLC0415 - as the others
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # noqa: PLC0415 - as the others
    from apscheduler.schedulers.background import BackgroundScheduler  # noqa: PLC0415 - as the others

    DONE.clear()
    ALL_DONE.clear()
    scheduler = BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(url)},
        executors={"default": ThreadPoolExecutor(AT_ONCE)},
        timezone=UTC,
    )
    scheduler.start(paused=True)
    due = datetime.now(UTC) - timedelta(minutes=1)  # noqa: TID251 - APScheduler reads the clock itself
    for number in range(jobs):
        scheduler.add_job(note, "date", run_date=due, args=[number, jobs], misfire_grace_time=None)
    began = perf_counter()
    scheduler.resume()
    assert ALL_DONE.wait(120)
    taken = perf_counter() - began
    scheduler.shutdown()
    return jobs / taken
