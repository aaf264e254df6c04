import pytest

from tests.bot.conftest import Terminal

COMMANDS = ["try", "run", "local", "migrate", "import", "export", "outbox", "ask", "understand", "manifest"]


def test_help_names_every_command(terminal: Terminal) -> None:
    lines = terminal.run("--help", COLUMNS="200").printed.splitlines()
    listed = lines[lines.index("  COMMAND") + 1 : lines.index("options:") - 1]
    assert [line.split()[0] for line in listed if line[4] != " "] == COMMANDS


def test_help_is_no_failure(terminal: Terminal) -> None:
    ended = terminal.run("--help")
    assert (ended.status, ended.complained) == (0, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_of_its_own(terminal: Terminal, command: str) -> None:
    ended = terminal.run(command, "--help")
    assert (ended.status, ended.printed.split()[:3]) == (0, ["usage:", "samling", command])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "samling: error: the following arguments are required: COMMAND"),
        (["start"], "samling: error: argument COMMAND: invalid choice: 'start' (choose from "),
        (["run", "--port", "ab"], "samling run: error: argument --port: "),
        (["run", "--port", "-1"], "samling run: error: argument --port: "),
        (["run", "--port", "65536"], "samling run: error: argument --port: "),
        (["try", "--port", "65536"], "samling try: error: argument --port: "),
        (["local", "--port", "65536"], "samling local: error: argument --port: "),
        (["import"], "samling import: error: one of the arguments FILE --sample is required"),
        (["import", "file", "--sample"], "samling import: error: argument --sample: not allowed with argument FILE"),
        (
            ["manifest", "--request-url", "http://samling.example"],
            "samling manifest: error: argument --request-url: ",
        ),
    ],
)
def test_wrong_arguments_give_status_2_and_say_which(terminal: Terminal, arguments: list[str], said: str) -> None:
    ended = terminal.run(*arguments, COLUMNS="200")
    assert (ended.status, ended.complained.splitlines()[-1][: len(said)]) == (2, said)
