"""The sealed rounds as a CSV file, for whoever analyses them: one row a reflection, in random order within a round.

Its header is made of stable English words, not of the reader's language: a script that reads the file must not break
when somebody changes their language or a sentence is worded anew. They are the names of what is stored.
"""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy.orm import Session

from bot.evaluation.aggregates import FEWEST
from models.evaluation import rounds_newest_first, signatures_in
from models.events import Event
from models.programme import Programme
from models.reflections import Round, answers_in, reflections_in

FILE_NAME = "samling-evaluation.csv"
COLUMNS = ("event", "first_day", "last_day", "question_set", "role", "organisation_kind", "late", "signed_by")
"""Before the columns of the questions."""
FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=\s*[=+\-@＝＋－＠]|[\t\r\n\0])")
"""Where a spreadsheet may see a formula begin: https://owasp.org/www-community/attacks/CSV_Injection.

At the start of a cell, also after spaces, which some programs strip (https://github.com/zvory/csv-safe/pull/25). And
within it after what may part cells: where lists are written with semicolons, as in Norway, Excel parts at them.
"""

Row = dict[str, str]


def exported(session: Session, programme: Programme) -> bytes:
    """The file: UTF-8 with a byte order mark, as Excel wants it, otherwise as RFC 4180 says. Only sealed rounds."""
    rounds = rounds_newest_first(session, programme.id)[::-1]
    rows = [row for round_, event in rounds if round_.state == "sealed" for row in _rows(session, round_, event)]
    questions = sorted({name for row in rows for name in row} - set(COLUMNS))
    text = io.StringIO()
    writer = csv.DictWriter(text, [*COLUMNS, *questions], restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: neutralised(cell) for name, cell in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def neutralised(cell: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would begin to read a formula."""
    return FORMULA.sub("'", cell)


def _rows(session: Session, round_: Round, event: Event) -> Iterator[Row]:
    signatures = signatures_in(session, round_.id)
    reflections = reflections_in(session, round_.id)
    answers = _answers(session, round_.id)
    late = Counter(one.late for one in reflections)
    tells_late = min(late[True], late[False]) >= FEWEST  # else it would single people out
    for one in reflections:
        yield {
            "event": event.uid,
            "first_day": str(event.first_day or ""),
            "last_day": str(event.last_day or ""),
            "question_set": round_.question_set,
            "role": one.role,
            "organisation_kind": one.organisation_kind,
            "late": str(one.late).lower() if tells_late else "",
            "signed_by": signatures.get(one.id, ""),
            **answers[one.id],
        }


def _answers(session: Session, round_id: int) -> Mapping[str, Row]:
    """What each reflection says, by question."""
    said: dict[str, Row] = defaultdict(dict)
    for answer in answers_in(session, round_id):
        said[answer.reflection_id][answer.question] = str(answer.number) if answer.text is None else answer.text
    return said
