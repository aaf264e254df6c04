"""People's text where Slack reads marks in it."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.answers import escaped, escaped_within

TYPED = st.text(st.sampled_from("&<>;aå!@#") | st.characters(), max_size=60)


@given(TYPED)
def test_escaped_text_has_no_mark_of_slacks_in_it_and_reads_as_it_was(text: str) -> None:
    """Killed by escaping `&` last, and by leaving `>` as it is."""
    shown = escaped(text)
    assert (re.findall(r"[<>]|&(?!amp;|lt;|gt;)", shown), unescaped(shown)) == ([], text)


@given(TYPED, st.integers(1, 80))
def test_what_is_cut_is_within_the_limit_and_the_beginning_of_the_text(text: str, most: int) -> None:
    """Killed by cutting in the middle of an entity, and by cutting at the limit before the ellipsis is added."""
    shown = escaped_within(text, most)
    kept = unescaped(shown.removesuffix("…"))
    whole = shown == escaped(text)
    marks = re.findall(r"[<>]|&(?!amp;|lt;|gt;)", shown)
    assert (len(shown) <= most, whole or text.startswith(kept), marks) == (True, True, [])


def unescaped(shown: str) -> str:
    """As Slack shows it: these three entities and no others."""
    return re.sub("&(?:amp|lt|gt);", lambda found: html.unescape(found[0]), shown)
