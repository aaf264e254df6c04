"""What the page's addresses give, and to whom, over plain HTTP."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest

from tests.bot.local.page.conftest import COMMON, KARI, KARIS, OLA, Served

Json = dict[str, Any]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@contextmanager
def asked(
    served: Served, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
) -> Iterator[HTTPResponse]:
    with closing(HTTPConnection(served.url.removeprefix("http://"), timeout=5)) as connection:
        connection.request(method, path, body, headers or {})
        yield connection.getresponse()


def act(served: Served, name: str, given: Json, **headers: str) -> tuple[int, Any]:
    """An act as the page asks for it, with other headers where a test names them."""
    sent = {"Content-Type": "application/json", "Origin": served.url} | headers
    with asked(served, "POST", f"/page/act/{name}", json.dumps(given), sent) as answer:
        body = answer.read()
        return answer.status, json.loads(body) if answer.headers.get_content_type() == "application/json" else None


def write(served: Served, **headers: str) -> int:
    return act(served, "write", {"as": KARI, "channel": COMMON, "text": "hei"}, **headers)[0]


def texts(served: Served) -> list[str]:
    return [message.text for message in served.workspace.channels[COMMON].messages.values()]


@contextmanager
def following(served: Served, user: str) -> Iterator[Iterator[Json]]:
    """What the page is told of as that person, update by update, but for when something is due next."""
    with asked(served, "GET", f"/page/updates?as={user}") as answer:
        lines = iter(answer.readline, b"")
        updates = (json.loads(line.removeprefix(b"data: ")) for line in lines if line.startswith(b"data: "))
        yield (update for update in updates if update["kind"] != "due")


def seen(served: Served, user: str) -> Json:
    with following(served, user) as updates:
        return next(updates)


def texts_seen(served: Served, user: str) -> dict[str, list[str]]:
    channels = seen(served, user)["channels"]
    return {channel["id"]: [message["text"] for message in channel["messages"]] for channel in channels}


# Other pages on the machine


def test_the_page_may_load_only_what_comes_from_here(served: Served) -> None:
    with asked(served, "GET", "/") as answer:
        assert (answer.status, answer.headers["Content-Security-Policy"]) == (200, POLICY)


def test_the_page_names_nothing_that_lies_elsewhere(served: Served) -> None:
    with asked(served, "GET", "/") as answer:
        page = answer.read().decode()
    assert [word for word in ("http:", "https:", "//", "<style", "onload=") if word in page] == []


def test_an_act_of_the_page_itself_is_done(served: Served) -> None:
    assert (write(served), texts(served)) == (200, ["hei"])


def test_the_page_may_be_opened_as_localhost_too(served: Served) -> None:
    port = served.url.rpartition(":")[2]
    assert write(served, Host=f"localhost:{port}", Origin=f"http://localhost:{port}") == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Host": "example.org"},
        {"Host": "example.org", "Origin": "http://example.org"},
    ],
    ids=str,
)
def test_an_act_that_another_page_could_send_is_refused_and_not_done(served: Served, headers: dict[str, str]) -> None:
    assert (write(served, **headers), texts(served)) == (403, [])


@pytest.mark.parametrize("path", ["/", "/page/main.js", "/page/people", f"/page/updates?as={KARI}", "/page/files/F1"])
def test_a_foreign_name_that_points_here_is_given_nothing(served: Served, path: str) -> None:
    with asked(served, "GET", path, headers={"Host": "example.org"}) as answer:
        assert (answer.status, answer.read()) == (403, b"refused")


@pytest.mark.parametrize("name", ["routes.py", "..%2f..%2fcli.py", "nothing.js", "%2fetc%2fpasswd", "__init__.py"])
def test_only_the_pages_own_files_are_served(served: Served, name: str) -> None:
    with asked(served, "GET", f"/page/{name}") as answer:
        assert answer.status == 404


# Who sees what


def test_one_can_be_every_person_who_is_active_and_no_app(served: Served) -> None:
    with asked(served, "GET", "/page/people") as answer:
        assert [person["id"] for person in json.loads(answer.read())] == [KARI, OLA]


def test_a_person_sees_the_channels_that_they_are_in(served: Served) -> None:
    assert texts_seen(served, OLA) == {COMMON: []}


def test_an_ephemeral_message_is_seen_by_its_reader_alone(served: Served) -> None:
    served.client.chat_postEphemeral(channel=COMMON, user=KARI, text="bare du")
    assert (texts_seen(served, KARI)[COMMON], texts_seen(served, OLA)[COMMON]) == (["bare du"], [])


def test_a_direct_message_is_seen_by_the_person_it_is_with_alone(served: Served) -> None:
    served.client.chat_postMessage(channel=KARI, text="til Kari")
    assert sorted(texts_seen(served, OLA)) == [COMMON]


def test_what_somebody_else_alone_sees_is_never_streamed(served: Served) -> None:
    view = {"type": "home", "blocks": []}
    with following(served, OLA) as updates:
        next(updates)
        served.client.chat_postEphemeral(channel=COMMON, user=KARI, text="bare Kari")
        served.client.chat_postMessage(channel=KARI, text="til Kari")
        served.client.chat_postMessage(channel=KARIS, text="i Karis kanal")
        served.client.views_publish(user_id=KARI, view=view)
        act(served, "mark_read", {"as": KARI, "place": COMMON, "ts": "1.000000"})
        served.client.chat_postMessage(channel=COMMON, text="til alle")
        told = next(updates)
    assert told["message"]["text"] == "til alle"


def test_a_change_and_a_deletion_are_streamed_as_they_happen(served: Served) -> None:
    with following(served, OLA) as updates:
        next(updates)
        ts = served.client.chat_postMessage(channel=COMMON, text="først")["ts"]
        served.client.chat_update(channel=COMMON, ts=ts, text="så")
        served.client.chat_delete(channel=COMMON, ts=ts)
        told = [next(updates) for _ in range(3)]
    assert [(update["kind"], update.get("message", {}).get("text")) for update in told] == [
        ("message", "først"),
        ("message", "så"),
        ("deleted", None),
    ]


def test_who_joins_a_channel_is_shown_what_was_written_there_before(served: Served) -> None:
    served.client.chat_postMessage(channel=KARIS, text="gammelt")
    with following(served, OLA) as updates:
        next(updates)
        served.workspace.join(KARIS, OLA)
        told = next(updates)
    assert [message["text"] for message in told["channel"]["messages"]] == ["gammelt"]


def test_the_direct_message_with_the_app_is_shown_once_it_is_looked_at(served: Served) -> None:
    with following(served, OLA) as updates:
        next(updates)
        act(served, "open_direct_message", {"as": OLA})
        told = next(updates)["channel"]
    assert (told["is_direct"], told["members"], told["messages"]) == (True, ["UBOT", OLA], [])


def test_metadata_is_for_apps_and_not_shown(served: Served) -> None:
    metadata = {"event_type": "delivery", "event_payload": {"key": "hemmelig"}}
    served.client.chat_postMessage(channel=COMMON, text="hei", metadata=metadata)
    assert "hemmelig" not in json.dumps(seen(served, KARI))


def test_a_file_is_given_to_who_sees_its_message_alone(served: Served) -> None:
    shared = served.client.files_upload_v2(channel=KARIS, filename="liste.csv", content="navn\nKari\n")
    got = {}
    for user in (KARI, OLA):
        with asked(served, "GET", f"/page/files/{shared['file']['id']}?as={user}") as answer:
            got[user] = (answer.status, answer.read(), answer.headers.get("Content-Disposition"))
    assert got == {
        KARI: (200, b"navn\nKari\n", "attachment; filename*=utf-8''liste.csv"),
        OLA: (404, b"no such file", None),
    }


def test_a_page_of_markup_that_an_app_uploads_is_never_shown_as_one(served: Served) -> None:
    shared = served.client.files_upload_v2(channel=COMMON, filename="x.html", content="<script>alert(1)</script>")
    with asked(served, "GET", f"/page/files/{shared['file']['id']}?as={KARI}") as answer:
        assert answer.headers["Content-Type"] == "application/octet-stream"


# Acts


def test_an_act_on_what_a_person_does_not_see_is_refused(served: Served) -> None:
    status, _ = act(served, "write", {"as": OLA, "channel": KARIS, "text": "hei"})
    assert (status, list(served.workspace.channels[KARIS].messages)) == (409, [])


def test_how_far_a_person_has_read_is_known_when_the_page_is_opened_again(served: Served) -> None:
    act(served, "mark_read", {"as": KARI, "place": COMMON, "ts": "2.000000"})
    act(served, "mark_read", {"as": KARI, "place": COMMON, "ts": "1.000000"})
    assert (seen(served, KARI)["read"], seen(served, OLA)["read"]) == ({COMMON: "2.000000"}, {})


def test_the_pages_streams_do_not_hold_up_the_stop(served: Served) -> None:
    with following(served, KARI) as updates:
        next(updates)
        served.slack.stop()
        assert list(updates) == []
