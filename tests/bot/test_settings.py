import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import Credentials, SettingFaulty, Settings, read_credentials, read_settings

KEY = "0123456789abcdef" * 2
HTTP = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "0a", "SAMLING_SECRET": KEY}
SOCKET_MODE = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SAMLING_SECRET": KEY}
ACCEPTED = {
    "SLACK_API_URL": ["https://slack.com/api/", "http://127.0.0.1:41043/api/"],
    "DATABASE_URL": [
        "sqlite:///samling.sqlite3",
        "sqlite:////srv/felles mappe/samling.sqlite3",
        "postgresql://samling:hemmelig@db.example/samling",
        "postgres://samling@db.example/samling",
        "postgresql+psycopg://samling@db.example/samling",
    ],
    "SAMLING_HOST": ["127.0.0.1", "0.0.0.0", "::1", "samling.example"],
    "SAMLING_LOG_LEVEL": ["DEBUG", "INFO", "WARNING", "ERROR"],
}
REFUSED = {
    "SLACK_API_URL": ["slack.com/api/", "https://slack.com/api", "ftp://slack.com/", "https://slack com/api/"],
    "DATABASE_URL": ["samling.sqlite3", "sqlite://", "sqlite:///", "mysql://db.example/samling", "postgresql://"],
    "SAMLING_HOST": ["http://samling.example", "samling.example/slack", "samling example"],
    "SAMLING_PORT": ["0", "-1", "65536", "03000", "3000.0", "٣٠٠٠"],
    "SAMLING_LOG_LEVEL": ["debug", "TRACE", "20"],
}


def pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, values in table.items() for value in values]


def test_what_is_not_set_has_its_default() -> None:
    assert read_settings({}) == Settings(
        "sqlite:///samling.sqlite3", "https://slack.com/api/", "127.0.0.1", 3000, "INFO"
    )


@pytest.mark.parametrize("blank", ["", "  "])
def test_what_is_set_to_nothing_has_its_default(blank: str) -> None:
    assert read_settings({"SAMLING_HOST": blank}).host == "127.0.0.1"


@pytest.mark.parametrize(("name", "value"), pairs(ACCEPTED))
def test_a_setting_is_taken_as_it_stands(name: str, value: str) -> None:
    fields = {
        "SLACK_API_URL": "slack_api_url",
        "DATABASE_URL": "database_url",
        "SAMLING_HOST": "host",
        "SAMLING_LOG_LEVEL": "log_level",
    }
    assert getattr(read_settings({name: f" {value}\n"}), fields[name]) == value


@pytest.mark.parametrize(("name", "value"), pairs(REFUSED))
def test_a_malformed_setting_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SettingFaulty, match=f"^{name} is malformed; it must hold "):
        read_settings({name: value})


@given(st.integers(1, 65535))
def test_every_port_there_is_is_taken(port: int) -> None:
    assert read_settings({"SAMLING_PORT": str(port)}).port == port


@given(st.integers(max_value=0) | st.integers(min_value=65536))
def test_no_other_number_is_a_port(number: int) -> None:
    with pytest.raises(SettingFaulty):
        read_settings({"SAMLING_PORT": str(number)})


@pytest.mark.parametrize(
    ("environ", "credentials"),
    [
        (SOCKET_MODE, Credentials("xoxb-1", "xapp-1", None, KEY.encode())),
        (HTTP, Credentials("xoxb-1", None, "0a", KEY.encode())),
        (SOCKET_MODE | HTTP, Credentials("xoxb-1", "xapp-1", None, KEY.encode())),
    ],
    ids=["socket mode", "http", "both: socket mode"],
)
def test_the_credentials_are_for_one_of_both_ways(environ: dict[str, str], credentials: Credentials) -> None:
    assert read_credentials(environ) == credentials


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-1"),
        ("SLACK_BOT_TOKEN", "xoxb-"),
        ("SLACK_BOT_TOKEN", "xoxb-1 2"),
        ("SLACK_APP_TOKEN", "xoxb-1"),
        ("SLACK_APP_TOKEN", "xapp-"),
    ],
)
def test_a_token_of_another_form_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SettingFaulty, match=f"^{name} is malformed; it must hold "):
        read_credentials(SOCKET_MODE | {name: value})


@pytest.mark.parametrize("secret", ["0a-", "0 a", "xoxb-0a"])
def test_a_secret_of_another_form_is_refused_by_its_name(secret: str) -> None:
    with pytest.raises(SettingFaulty, match=r"^SLACK_SIGNING_SECRET is malformed; it must hold "):
        read_credentials(HTTP | {"SLACK_SIGNING_SECRET": secret})


def test_credentials_do_not_show_what_they_hold() -> None:
    shown = repr(Credentials("xoxb-hemmelig", "xapp-hemmelig", "hemmelig", b"hemmelig"))
    assert "hemmelig" not in shown
