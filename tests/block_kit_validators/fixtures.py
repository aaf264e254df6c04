"""The validators as fixtures, for every test: tests/conftest.py names this module in `pytest_plugins`."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.block_kit_validators import validators

Faults = Callable[[dict[str, Any]], list[str]]


@pytest.fixture(scope="session")
def faults_of_call() -> Callable[[str, dict[str, Any]], list[str]]:
    """What two independent libraries find wrong with a call's message or view, by its method and arguments."""
    return validators.faults_of_call


@pytest.fixture(scope="session")
def faults_of_message() -> Faults:
    """What two independent libraries find wrong with a message; empty = nothing."""
    return validators.faults_of_message


@pytest.fixture(scope="session")
def faults_of_view() -> Faults:
    """What two independent libraries find wrong with a view; empty = nothing."""
    return validators.faults_of_view
