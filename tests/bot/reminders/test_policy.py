"""What a programme's rules change of the policy."""

from datetime import time

from bot.reminders.policy import SHIPPED, QuietHours, Step, policy_of


def test_without_rules_it_is_as_shipped() -> None:
    assert policy_of({}) == SHIPPED


def test_rules_change_what_they_name() -> None:
    policy = policy_of({"quiet_hours": ["21:00:00", "06:30:00"], "digest": "weekly", "only_working_days": False})
    assert (policy.quiet_hours, policy.digest, policy.only_working_days, policy.steps) == (
        QuietHours(time(21), time(6, 30)),
        "weekly",
        False,
        SHIPPED.steps,
    )


def test_rules_may_do_without_quiet_hours() -> None:
    assert policy_of({"quiet_hours": None}).quiet_hours is None


def test_the_steps_of_a_kind_that_is_named_are_those_and_no_others() -> None:
    policy = policy_of({"steps": {"gathering": [[14, None], [0, None], [7, "10:00:00"]], "report": []}})
    assert policy.steps == {
        "gathering": (Step(14, time(9)), Step(0, time(7, 30)), Step(7, time(10))),
        "report": (),
        "evaluation": SHIPPED.steps["evaluation"],
    }
