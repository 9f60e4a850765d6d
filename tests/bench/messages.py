"""What a Streamlit server sends to a browser, read without one: widgets, paintings, faults, and how large each is."""

from dataclasses import dataclass, field

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_PAINTING = "painting"
"""Stands in the key of the component that carries the colours."""
_FOLIUM = "st_folium"
_SAID_WRONG = {Alert.ERROR, Alert.WARNING}
_FINISHED_WELL = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_EARLY_FOR_RERUN}


@dataclass(frozen=True)
class Arrived:
    """One message. name: the element or the kind of message, with the key or the component where it has one.

    path: where on the page, () for what is no element. referred: only a reference to what the browser has travelled.
    """

    name: str
    size: int
    path: tuple[int, ...] = ()
    referred: bool = False
    is_painting: bool = False
    is_end: bool = False
    fault: str = ""


@dataclass
class Screen:
    """What one browser knows: widgets by their keys, and the messages that it keeps to be referred to."""

    widgets: dict[str, Element] = field(default_factory=dict)
    kept: dict[str, ForwardMsg] = field(default_factory=dict)
    age: dict[str, int] = field(default_factory=dict)
    run: int = 0
    longest: int = 2  # runs that a message is kept, as the server says at the beginning

    def take(self, data: bytes) -> Arrived:
        """Read a message as it came."""
        message = ForwardMsg.FromString(data)
        referred = message.WhichOneof("type") == "ref_hash"
        if referred:
            meant = self.kept.get(message.ref_hash)
            if meant is None:
                return Arrived("reference", len(data), fault=f"a reference to what was never sent: {message.ref_hash}")
            self.age[message.ref_hash] = self.run
            path, message = tuple(message.metadata.delta_path), meant
        else:
            path = tuple(message.metadata.delta_path)
            self._keep(message)
        kind = message.WhichOneof("type")
        if kind == "delta":
            return self._delta(message, len(data), path, referred)
        if kind == "new_session":
            self.longest = message.new_session.config.max_cached_message_age
        if kind == "script_finished":
            self._forget()
            status = message.script_finished
            fault = "" if status in _FINISHED_WELL else f"the script ended with {status}"
            return Arrived(kind, len(data), is_end=status == ForwardMsg.FINISHED_SUCCESSFULLY, fault=fault)
        return Arrived(str(kind), len(data), path, referred, fault=_fault_of(message))

    def hashes(self) -> list[str]:
        """The hashes of what is kept, which go to the server with every change."""
        return list(self.kept)

    def _keep(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable and message.hash:
            self.kept[message.hash] = message
            self.age[message.hash] = self.run

    def _forget(self) -> None:
        self.run += 1
        for old in [each for each, run in self.age.items() if self.run - run > self.longest]:
            del self.kept[old], self.age[old]

    def _delta(self, message: ForwardMsg, size: int, path: tuple[int, ...], referred: bool) -> Arrived:
        delta = message.delta
        if delta.WhichOneof("type") != "new_element":
            return Arrived(str(delta.WhichOneof("type")), size, path, referred)
        element = delta.new_element
        name, key = element.WhichOneof("type"), key_of(element)
        if key:
            self.widgets[key] = element
        paints = _is_painting(element, key) or (_is_whole_map(element) and not referred)
        return Arrived(_named(element, key), size, path, referred, paints, fault=_wrong(element, name))


def key_of(element: Element) -> str:
    """The key that the program gave a widget, "" where it gave none."""
    widget = getattr(element, str(element.WhichOneof("type")), None)
    parts = getattr(widget, "id", "").split("-", 2)  # $$ID-<hash>-<key>
    return parts[2] if len(parts) == 3 and parts[2] != "None" else ""


def _named(element: Element, key: str) -> str:
    kind = str(element.WhichOneof("type"))
    part = getattr(element, kind, None)
    told = key or getattr(part, "component_name", "") or getattr(part, "body", "")
    return f"{kind} {' '.join(told.split())[:50]}".strip()


def _is_painting(element: Element, key: str) -> bool:
    return element.WhichOneof("type") == "bidi_component" and _PAINTING in key


def _is_whole_map(element: Element) -> bool:
    """A map of streamlit-folium; one that comes anew brings its colours."""
    return _FOLIUM in element.component_instance.component_name


def _wrong(element: Element, kind: str | None) -> str:
    if kind == "exception":
        return f"{element.exception.type}: {element.exception.message}"
    if kind == "alert" and element.alert.format in _SAID_WRONG:
        return f"alert: {element.alert.body}"
    return ""


def _fault_of(message: ForwardMsg) -> str:
    kind = message.WhichOneof("type")
    if kind == "page_not_found":
        return "page not found"
    if kind == "session_event" and message.session_event.WhichOneof("type") == "script_compilation_exception":
        return "the script could not be compiled"
    return ""
