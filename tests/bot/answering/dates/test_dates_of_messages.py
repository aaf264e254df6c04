"""The days of whole messages, as people type them, in messages.jsonl: written by somebody who had not seen the code.

`first` and `last` are inclusive, null where there is no such bound; `also` are other days that are as right.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.answering.answerer import Answerer, build_answerer
from bot.answering.lines import understood_lines
from bot.programme.data_file import read_data_file, shipped_data_file

LINES = Path(__file__).with_name("messages.jsonl").read_text(encoding="utf-8").splitlines()
MESSAGES = [json.loads(line) for line in LINES]


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return build_answerer(read_data_file(shipped_data_file()))


@pytest.mark.parametrize("message", MESSAGES, ids=[f"{one['at']} {one['text']}" for one in MESSAGES])
def test_a_message_is_read_as_the_days_that_it_means(answerer: Answerer, message: dict[str, Any]) -> None:
    line = json.dumps({"text": message["text"], "at": message["at"]})
    understood = json.loads(next(iter(understood_lines(answerer, [line], date(2020, 1, 1)))))
    days = [understood["first"], understood["last"]]
    right = [[message["first"], message["last"]], *message["also"]]
    assert days == (days if days in right else right[0])
