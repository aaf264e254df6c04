"""The options of `samling local` that say what goes wrong between the app and the stand-in."""

import argparse

from bot.errors import WrongInput
from bot.local.fault_plan import CallFault, DeliveryFault, FaultPlan

KINDS: dict[str, CallFault | DeliveryFault] = {fault.value: fault for fault in (*CallFault, *DeliveryFault)}


def add_fault_options(parser: argparse.ArgumentParser) -> None:
    """Have a command take faults, and how they are drawn."""
    faults = parser.add_argument_group("faults", "what goes wrong, drawn from a seed")
    faults.add_argument(
        "--fault",
        type=_rate,
        action="append",
        default=[],
        metavar="KIND=RATE",
        help=f"a share of the calls or deliveries, from 0 to 1, that meets this kind: {', '.join(KINDS)}",
    )
    faults.add_argument("--fault-seed", type=int, default=1, metavar="N", help="another number, other draws")
    faults.add_argument(
        "--fault-method",
        action="append",
        metavar="METHOD",
        help="a method whose calls meet faults, such as chat.postMessage (default: every method)",
    )
    faults.add_argument(
        "--fault-seconds", type=float, metavar="S", help="how long, so that afterwards all can come to rest"
    )


def fault_plan(options: argparse.Namespace) -> FaultPlan | None:
    """The plan that the options tell; None where nothing goes wrong. Raises WrongInput where the rates are wrong."""
    if not options.fault:
        return None
    methods = None if options.fault_method is None else frozenset(options.fault_method)
    try:
        return FaultPlan(options.fault_seed, dict(options.fault), methods)
    except ValueError as error:
        raise WrongInput(f"--fault: {error}") from None


def _rate(text: str) -> tuple[CallFault | DeliveryFault, float]:
    kind, _, rate = text.partition("=")
    if kind not in KINDS:
        raise argparse.ArgumentTypeError(f"there is no {kind!r}; choose from {', '.join(KINDS)}")
    try:
        return KINDS[kind], float(rate)
    except ValueError:
        raise argparse.ArgumentTypeError(f"write how often, as {kind}=0.05") from None
