"""One viewer without a browser: speaks with a Streamlit server over its web socket, as the page in a browser does."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.messages import Arrived, Screen

LONGEST = 120.0
"""Seconds after which a viewer gives up."""


@dataclass(frozen=True)
class Answer:
    """What came after a change. painted, finished: seconds from its sending; painted is None without a painting."""

    painted: float | None
    finished: float
    arrived: list[Arrived]

    @property
    def faults(self) -> list[str]:
        """What went wrong, in words."""
        missing = [] if self.painted is not None else ["nothing was painted"]
        return [each.fault for each in self.arrived if each.fault] + missing


@dataclass
class Player:
    """A session of its own; `async with Player(address, query)` opens the page."""

    address: str
    query: str = ""
    screen: Screen = field(default_factory=Screen)
    states: dict[str, WidgetState] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        url = self.address.replace("http://", "ws://", 1) + "/_stcore/stream"
        self._socket: ClientConnection = await connect(url, subprotocols=["streamlit"], max_size=None, compression=None)
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        await self._socket.close()

    async def open(self) -> Answer:
        """The first run of the page."""
        return await self._run()

    async def choose(self, chosen: Mapping[str, Sequence[str]]) -> Answer:
        """Set widgets of many choices, by their keys, to these labels, all in one change."""
        for key, labels in chosen.items():
            state = WidgetState(id=_id(self.screen.widgets[key]))
            state.string_array_value.data.extend(labels)
            self.states[key] = state
        return await self._run()

    def labels(self, key: str) -> list[str]:
        """What a widget of many choices offers; [] where the page has no such widget."""
        element = self.screen.widgets.get(key, Element())
        if element.WhichOneof("type") == "multiselect":
            return list(element.multiselect.options)
        return [option.content for option in element.button_group.options]

    def chosen(self, key: str) -> list[str]:
        """What is chosen there now: what was sent, else what the page began with."""
        if key in self.states:
            return list(self.states[key].string_array_value.data)
        element = self.screen.widgets[key]
        widget = getattr(element, str(element.WhichOneof("type")))
        labels = self.labels(key)
        return list(widget.raw_values) if widget.set_value else [labels[place] for place in widget.default]

    async def _run(self) -> Answer:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.widget_states.widgets.extend(self.states.values())
        state.cached_message_hashes.extend(self.screen.hashes())
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(LONGEST):
            return await self._answer(start)

    async def _answer(self, start: float) -> Answer:
        arrived: list[Arrived] = []
        painted = None
        while not (arrived and arrived[-1].is_end):
            data = await self._socket.recv(decode=False)
            after = time.perf_counter() - start
            arrived.append(self.screen.take(data))
            painted = after if painted is None and arrived[-1].is_painting else painted
        return Answer(painted, after, arrived)


def _id(element: Element) -> str:
    return getattr(element, str(element.WhichOneof("type"))).id
