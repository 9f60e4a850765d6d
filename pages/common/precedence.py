"""Who goes first when many look at once: the colours of anybody's map before the figures of everybody else's page.

Python runs one thing at a time. A viewer waits for the map; the figures around it may come a moment later.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST = 0.4
"""Seconds after which nobody waits any more, whatever the others do."""
ALONE = 0.05
"""Seconds for a browser to paint what has come: it draws together all that comes at once, and a whole page takes it
longer than a map."""
LOADING = 0.5
"""Seconds for a browser to load a map that it has not shown yet, before all that stands around it."""


class Precedence:
    """Shared by all viewers of a server."""

    def __init__(self) -> None:
        """Nobody is waiting."""
        self._turn = threading.Lock()
        self._changed = threading.Condition()
        self._waiting = 0

    @contextmanager
    def first(self) -> Iterator[None]:
        """What is done within goes before what gives way, and one after the other, so that each is soon done."""
        with self._changed:
            self._waiting += 1
        has_turn = self._turn.acquire(timeout=LONGEST)
        try:
            yield
        finally:
            if has_turn:
                self._turn.release()
            with self._changed:
                self._waiting -= 1
                self._changed.notify_all()

    def give_way(self) -> None:
        """Wait until nobody is within `first`, at most LONGEST."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting == 0, LONGEST)


COLOURS = Precedence()


def let_paint(*, is_new: bool = False) -> None:
    """Let the browser paint what was sent, and the server work for others, before more is sent.

    is_new: the map is not on the screen yet.
    """
    time.sleep(LOADING if is_new else ALONE)
    COLOURS.give_way()
