"""What understanding a sentence costs, and how that grows with the number of events. Run by hand, from the root:

    .venv/bin/python -m tests.benchmarks.understanding

No test, for it measures time: it prints the median and the 95th percentile of a sentence, sentences a second, and the
cost with 5,000 events beside that with 100. The questions are those of tests/bot/answering/questions.jsonl.
"""

import json
import statistics
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from bot.answering.answerer import Answerer, build_answerer
from bot.programme.data_file import read_data_file, shipped_data_file
from bot.texts.localized import LocalizedText
from models.records import EventData, ProgrammeData

QUESTIONS = Path(__file__).parents[1] / "bot" / "answering" / "questions.jsonl"
ROUNDS = 20
FEW, MANY = 100, 5_000
SYLLABLES = (
    "bra",
    "dal",
    "eid",
    "fjo",
    "gru",
    "hov",
    "kva",
    "lom",
    "mos",
    "nor",
    "ran",
    "sel",
    "tun",
    "ulv",
    "vik",
    "øst",
)


def with_events(data: ProgrammeData, count: int) -> ProgrammeData:
    """The programme with invented gatherings besides its own, each at a place of its own, a day apart."""
    pattern = next(event for event in data.events if event.kind == "gathering" and event.precision == "day")
    return replace(data, events=(*data.events, *(gathering(pattern, number) for number in range(count))))


def gathering(pattern: EventData, number: int) -> EventData:
    """One of the invented gatherings; it lies after all that the programme has."""
    place = "".join(SYLLABLES[number // 16**power % 16] for power in range(4)).capitalize()
    day = date(2031, 1, 1) + timedelta(days=number)
    text = LocalizedText(f"Samling i {place}", f"Samling i {place}", f"Gathering in {place}")
    named = LocalizedText(place, place, place)
    return replace(
        pattern, id=f"invented-{number}", title=text, definite=text, first_day=day, last_day=day, place=named,
        host=None, theme=None, purpose=None, aliases=(),
    )  # fmt: skip


def costs(call: Callable[[str, date, str | None], object]) -> list[float]:
    """Seconds for each question, the fastest of some rounds."""
    questions = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    asked = [(one["text"], date.fromisoformat(one["at"]), one["channel_context"]) for one in questions]
    best = [float("inf")] * len(asked)
    for _ in range(ROUNDS):
        for place, (text, at, earlier) in enumerate(asked):
            start = perf_counter()
            call(text, at, earlier)
            best[place] = min(best[place], perf_counter() - start)
    return best


def told(name: str, seconds: list[float]) -> str:
    """One line of what was measured."""
    slow = statistics.quantiles(seconds, n=20)[-1]
    return (
        f"{name:<34} median {statistics.median(seconds) * 1e3:6.3f} ms   95 % {slow * 1e3:6.3f} ms   "
        f"{len(seconds) / sum(seconds):8,.0f} a second"
    )


def main() -> None:
    """Measure, and print."""
    data = read_data_file(shipped_data_file())
    answerers: dict[str, Answerer] = {"shipped": build_answerer(data)}
    for count in (FEW, MANY):
        start = perf_counter()
        answerers[f"{count}"] = build_answerer(with_events(data, count))
        sys.stdout.write(f"index of {count} events built in {perf_counter() - start:.2f} s\n")
    totals = {}
    for name, answerer in answerers.items():
        for verb, call in (("understanding", answerer.understood), ("answering", answerer.answered)):
            seconds = costs(call)
            totals[verb, name] = sum(seconds)
            sys.stdout.write(told(f"{verb}, {name} events", seconds) + "\n")
    for verb in ("understanding", "answering"):
        ratio = totals[verb, str(MANY)] / totals[verb, str(FEW)]
        sys.stdout.write(f"{verb}: {MANY} events cost {ratio:.2f} times what {FEW} do\n")


if __name__ == "__main__":
    main()
