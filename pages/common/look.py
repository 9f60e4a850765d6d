"""What is asked many times while one page is drawn, answered once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TypeVar

_Answer = TypeVar("_Answer")
_SEEN: ContextVar[dict[Callable, object] | None] = ContextVar("seen", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Within it, what is asked by `once_a_look` stays as it was first answered; for pages that change nothing."""
    token = _SEEN.set({})
    try:
        yield
    finally:
        _SEEN.reset(token)


def once_a_look(ask: Callable[[], _Answer]) -> Callable[[], _Answer]:
    """Keep the answer as long as `one_look` lasts; outside of one it is asked anew each time."""

    @wraps(ask)
    def answer() -> _Answer:
        seen = _SEEN.get()
        if seen is None:
            return ask()
        if ask not in seen:
            seen[ask] = ask()
        return seen[ask]

    return answer
