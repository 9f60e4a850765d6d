"""What the measurements read of the messages of a Streamlit server, and one that is played with for true."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.messages import Screen
from tests.bench.player import Player
from tests.bench.serving import FLOOR, served


def element(**parts):
    """A message with an element on it; parts: dotted names of its fields, with values."""
    message = ForwardMsg(hash=parts.pop("hash", ""))
    message.metadata.delta_path.extend([0, 3])
    message.metadata.cacheable = bool(message.hash)
    for path, value in parts.items():
        *way, last = path.split("__")
        target = message.delta.new_element
        for name in way:
            target = getattr(target, name)
        setattr(target, last, value)
    return message.SerializeToString()


def reference(to):
    message = ForwardMsg(ref_hash=to)
    message.metadata.delta_path.extend([0, 3])
    return message.SerializeToString()


def finished(status=ForwardMsg.FINISHED_SUCCESSFULLY):
    return ForwardMsg(script_finished=status).SerializeToString()


def test_widgets_are_known_by_their_keys():
    screen = Screen()
    arrived = screen.take(element(button_group__id="$$ID-0f9a-filter_years", button_group__label="ปี"))
    assert arrived.name == "button_group filter_years"
    assert arrived.path == (0, 3)
    assert screen.widgets["filter_years"].button_group.label == "ปี"


def test_size_is_that_of_the_message_on_its_way():
    data = element(html__body="x" * 1000)
    assert Screen().take(data).size == len(data) > 1000


def test_painting_is_told_from_what_hands_over_the_style():
    screen = Screen()
    names = {"bidi_component__component_name": "map_hand_over"}
    style = screen.take(element(bidi_component__id="$$ID-1a-map_style_", **names))
    painting = screen.take(element(bidi_component__id="$$ID-1a-map_painting_", hash="p", **names))
    assert (style.is_painting, painting.is_painting) == (False, True)
    again = screen.take(reference("p"))
    assert again.is_painting and again.referred and again.size < 30


def test_whole_map_paints_only_when_it_comes_anew():
    screen = Screen()
    name = {"component_instance__component_name": "streamlit_folium.st_folium"}
    assert screen.take(element(hash="m", **name)).is_painting
    assert not screen.take(reference("m")).is_painting


def test_reference_to_what_never_came_is_a_fault():
    assert "never sent" in Screen().take(reference("unknown")).fault


def test_what_no_run_refers_to_is_forgotten_as_the_browser_does():
    screen = Screen(longest=2)
    screen.take(element(html__body="a", hash="a"))
    screen.take(element(html__body="b", hash="b"))
    for _ in range(3):
        screen.take(reference("b"))
        screen.take(finished())
    assert screen.hashes() == ["b"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (element(alert__body="ผิด", alert__format=Alert.ERROR), "alert: ผิด"),
        (element(alert__body="x", alert__format=Alert.INFO), ""),
        (element(exception__type="KeyError", exception__message="'x'"), "KeyError: 'x'"),
        (finished(ForwardMsg.FINISHED_WITH_COMPILE_ERROR), "the script ended with 1"),
        (finished(), ""),
    ],
)
def test_faults_are_read_from_what_is_shown(data, fault):
    assert Screen().take(data).fault == fault


def test_run_that_gives_way_to_another_is_not_the_end():
    assert not Screen().take(finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN)).is_end
    assert Screen().take(finished()).is_end


def test_viewer_without_a_browser_changes_a_filter(tmp_path):
    (tmp_path / "data").mkdir()

    async def played(address):
        async with Player(address) as player:
            await player.open()
            begun = player.chosen("years")
            answer = await player.choose({"years": ["2549", "2553"]})
            return begun, answer

    with served(FLOOR, tmp_path / "data") as server:
        # in a thread of its own: the browser of other tests keeps an event loop in this one
        with ThreadPoolExecutor(1) as thread:
            begun, answer = thread.submit(asyncio.run, played(server.address)).result()
        assert server.wrong_lines() == []
    assert begun == ["2549", "2550", "2551", "2552"]
    assert any("[2549, 2553]" in arrived.name for arrived in answer.arrived)
    assert answer.faults == ["nothing was painted"]
