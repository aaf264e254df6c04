"""How long reading the times of a sentence takes. By hand: `.venv/bin/python tests/benchmarks/reading_dates.py`.

Prints the median of µs per sentence for the times alone and for the whole of `samling understand`, its start counted
in. Figures of one machine at one moment: nothing is asserted.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.answering.dates import time_expressions
from bot.answering.words import read_words

AT = date(2025, 5, 12)
ROUNDS, LINES = 200, 10_000
SENTENCES = (
    "Når er neste samling?",
    "kva skjer før jul?",
    "ka skjer i mårå?",
    "hva skjedde i fjor?",
    "What happened in 2024?",
    "Skjer det noe 5.–6. mai 2025?",
    "er det noko i veke 38?",
    "hvor var vi i april i fjor",
    "Hvem var vertskap i Rennebu?",
    "is there anything the week after Easter?",
    "hva var tema på samlinga i Meråker i oktober 2023",
    "kor mange samlinga ha vi hatt sia 2023",
    "noe mellom jul og nyttår?",
    "what's planned between April and October",
    "fredag om 14 dager",
    "takk for hjelpa!",
    "den 14. kl. 9–15",
    "når kommer sluttrapporten, og hvem skriver den?",
    "hva er retningsmålene for 2025",
    "2.–3. kvartal og første halvår neste år",
)


def main() -> None:
    """Measure and print."""
    sentences = [read_words(text) for text in SENTENCES]
    median = statistics.median(microseconds(lambda: [time_expressions(words, AT) for words in sentences]))
    sys.stdout.write(f"times of a sentence: {median / len(SENTENCES):.1f} µs\n")
    took = understanding(LINES)
    sys.stdout.write(f"samling understand: {took / LINES * 1e6:.0f} µs a line, {LINES / took:.0f} lines a second\n")


def microseconds(act: Callable[[], object]) -> list[float]:
    """How long each of ROUNDS takes, after one to warm up."""
    act()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1e6)
    return taken


def understanding(lines: int) -> float:
    """Seconds that the command takes for so many lines."""
    typed = [json.dumps({"text": SENTENCES[n % len(SENTENCES)], "at": AT.isoformat()}) for n in range(lines)]
    command = [str(Path(sys.executable).with_name("samling")), "understand"]
    begun = time.perf_counter()
    subprocess.run(command, input="\n".join(typed), capture_output=True, text=True, encoding="utf-8", check=True)  # noqa: S603 - our own command
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
