"""What a selection comes to on the screen: the province's areas, the filters, and nothing sensitive in a hall."""

from dataclasses import replace

import pytest

from agencies.privacy import is_sensitive
from pages.common import sources
from pages.common.selection import Selection


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))


def test_default_selection_is_the_demonstrations():
    assert sources.default_selection() == Selection("40", years=(2549, 2550, 2551, 2552))


def test_hall_leaves_sensitive_records_out_of_everything():
    chosen = sources.default_selection()
    desk, hall = sources.view(chosen, hall=False), sources.view(chosen, hall=True)
    sensitive = int(is_sensitive(desk.choice.records, sources.registry()).sum())
    assert sensitive > 0
    assert hall.choice.hidden == sensitive
    assert len(hall.choice.records) == len(desk.choice.records) - sensitive
    assert not is_sensitive(hall.choice.records, sources.registry()).any()


def test_records_used_left_out_and_refused_add_up_to_the_file():
    shown = sources.view(sources.default_selection(), hall=False)
    known = sources.support().checked
    assert len(shown.choice.records) + shown.choice.left_out == len(known.good)
    assert len(known.good) + len(known.bad) == 1460


def test_years_without_all_reports_are_awaited():
    chosen = replace(sources.default_selection(), years=(2553,))
    statuses = set(sources.view(chosen, hall=False).result.villages["status"])
    assert "awaiting_reports" in statuses
    assert "uncovered" not in statuses
