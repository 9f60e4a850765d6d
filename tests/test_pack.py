"""The pack to carry: one file that asks nothing of anybody, holds what the screen shows, and runs no text as code."""

import base64
import json
import re
import zlib
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.overlap import STATUSES
from data.export.terms import meanings_of
from data.pack import page, parts
from data.pack.content import Column, PackTable
from data.pack.page import pack_bytes
from data.pack.tables import pack_table, packed
from pages.common import sources
from pages.common.carry import pack as button
from pages.common.carry.pack import make_pack, offer_pack
from pages.common.carry.pack_content import content_of, told_now
from pages.common.wording import Words
from tests.overlap_cases import REGISTRY
from tests.pack_samples import HOSTILE, content, drawing

TH, EN = Words("th"), Words("en")
LEADS_AWAY = {"src", "href", "action", "formaction", "data", "poster", "srcset", "background", "ping"}


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)


class Parsed(HTMLParser):
    """Tags with their attributes, the texts of scripts and sheets, and all other text."""

    def __init__(self, file: bytes):
        super().__init__(convert_charrefs=True)
        self.tags, self.raw, self.text, self._inside = [], {"script": [], "style": []}, [], ""
        self.feed(file.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in self.raw:
            self._inside = tag
            self.raw[tag].append("")

    def handle_endtag(self, tag):
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data):
        if self._inside:
            self.raw[self._inside][-1] += data
        else:
            self.text.append(data)

    @property
    def policy(self) -> str:
        return next(
            attrs["content"] for tag, attrs in self.tags if attrs.get("http-equiv") == "Content-Security-Policy"
        )

    @property
    def data(self) -> dict:
        kinds = [attrs.get("type") for tag, attrs in self.tags if tag == "script"]
        return json.loads(self.raw["script"][kinds.index("application/json")])


def view():
    return sources.view(sources.default_selection(), hall=False)


# --- the file ----------------------------------------------------------------------------------------------------


def test_same_content_gives_the_same_file(tmp_path):
    one, other = (pack_bytes(content("x", drawing(tmp_path))) for _ in range(2))
    assert one == other
    assert pack_bytes(content("y", drawing(tmp_path))) != one


def test_file_leads_nowhere(tmp_path):
    parsed = Parsed(pack_bytes(content("x", drawing(tmp_path))))
    assert [(tag, attrs) for tag, attrs in parsed.tags if LEADS_AWAY & attrs.keys()] == []
    assert {tag for tag, _ in parsed.tags} & {"link", "iframe", "object", "embed", "base", "form", "img"} == set()
    assert not re.search(r"url\(|@import|expression\(", "".join(parsed.raw["style"]))
    assert "sourceMappingURL" not in "".join(parsed.raw["script"])


def test_policy_lets_these_scripts_run_and_nothing_else(tmp_path):
    parsed = Parsed(pack_bytes(content("x", drawing(tmp_path))))
    rules = dict(rule.split(" ", 1) for rule in parsed.policy.split("; "))
    code = [
        text
        for (_, attrs), text in zip(
            (each for each in parsed.tags if each[0] == "script"), parsed.raw["script"], strict=True
        )
        if "type" not in attrs
    ]

    def named(text):
        return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"

    assert rules["default-src"] == "'none'" and rules["img-src"] == "data:"
    assert rules["script-src"].split() == [named(text) for text in code]
    assert rules["style-src"].split() == [named(text) for text in parsed.raw["style"]]
    assert len(parsed.raw["style"]) == 1 and not any("style" in attrs for _, attrs in parsed.tags)
    assert "unsafe" not in parsed.policy


def test_policy_stands_before_what_it_rules(tmp_path):
    tags = [(tag, attrs.get("http-equiv")) for tag, attrs in Parsed(pack_bytes(content("x"))).tags]
    assert tags.index(("meta", "Content-Security-Policy")) < tags.index(("style", None))


def test_hostile_texts_are_texts(tmp_path):
    plain = Parsed(pack_bytes(content("x", drawing(tmp_path, "x"))))
    hostile = Parsed(pack_bytes(content(HOSTILE, drawing(tmp_path, HOSTILE))))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]
    assert not any(name.startswith("on") for _, attrs in hostile.tags for name in attrs)
    assert sum(text.count(HOSTILE) for text in hostile.text) >= 15
    assert hostile.data["tables"][0]["columns"][0]["values"][0] == HOSTILE
    assert hostile.data["drawing"]["geometry"]["th"][0] == HOSTILE


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_carried_whole(text):
    parsed = Parsed(pack_bytes(content(text)))
    carried = text.encode("utf-8", errors="replace").decode("utf-8")
    assert parsed.data["tables"][1]["columns"][1]["values"][0] == carried
    assert parsed.data["words"]["search"] == carried


def test_large_data_is_deflated_to_the_same(monkeypatch):
    plain = Parsed(pack_bytes(content("สำราญ" * 500)))
    monkeypatch.setattr(page, "PLAIN_MOST", 100)
    file = pack_bytes(content("สำราญ" * 500))
    parsed = Parsed(file)
    at = [attrs.get("type") for tag, attrs in parsed.tags if tag == "script"].index("text/plain")
    packed_data = base64.b64decode(parsed.raw["script"][at])
    assert json.loads(zlib.decompress(packed_data, -zlib.MAX_WBITS)) == plain.data


def test_without_boundaries_that_is_said_and_nothing_is_drawn():
    parsed = Parsed(pack_bytes(replace(content("x"), words=content("x").words | {"no_map": "ไม่มีแผนที่"})))
    assert "ไม่มีแผนที่" in parsed.text
    assert parsed.data["drawing"] is None
    assert not any(attrs.get("id") == "map" for _, attrs in parsed.tags)


@pytest.mark.parametrize("text", ["</script >", "<!-- x", "a</SCRIPT>"])
def test_a_script_that_would_end_itself_is_not_packed(text, tmp_path, monkeypatch):
    file = tmp_path / "drawing.js"
    file.write_text(f'"use strict"; const x = "{text}";', encoding="utf-8")
    monkeypatch.setattr(parts, "BROWSER_FILES", tmp_path)
    monkeypatch.setattr(parts, "DRAWING_SCRIPTS", ("drawing.js",))
    with pytest.raises(ValueError, match=r"drawing\.js"):
        parts.scripts.__wrapped__()


# --- tables ------------------------------------------------------------------------------------------------------


def decoded(column):
    return [column["values"][at] for at in column["at"]] if "values" in column else column["cells"]


CELLS = st.lists(st.tuples(st.text(max_size=5), st.none() | st.integers(-10, 10**9)), max_size=30)


@settings(max_examples=50, deadline=None)
@given(CELLS)
def test_packed_cells_are_those_of_the_table(rows):
    names, numbers = [row[0] for row in rows], [row[1] for row in rows]
    table = pd.DataFrame({"a": pd.Series(names, dtype="object"), "b": pd.array(numbers, dtype="Int64")})
    found = packed(PackTable("t", "", (Column("a", "A"), Column("b", "B", "number")), table))
    assert found["rows"] == len(rows)
    assert [decoded(column) for column in found["columns"]] == [names, numbers]
    assert len(set(found["columns"][0]["values"])) == len(found["columns"][0]["values"])


def test_numbers_are_rounded_as_they_are_read():
    table = pd.DataFrame({"coverage": [3 / 13, None], "people": [2.6, 1e6], "baht": [1.256, 2.0]})
    kinds = {"coverage": "share", "people": "number", "baht": "baht"}
    found = packed(PackTable("t", "", tuple(Column(key, key, kind) for key, kind in kinds.items()), table))
    assert [column["cells"] for column in found["columns"]] == [[0.2308, None], [3, 1_000_000], [1.26, 2]]


def test_table_has_names_in_place_of_ids_but_statuses_keep_theirs():
    table = pd.DataFrame(
        {"tambon": ["สำราญ"], "status": ["duplicate"], "agencies": ["psdhs;sdc"], "villages": [13], "coverage": [0.5]}
    )
    found = pack_table("tambons", "ตำบล", table, REGISTRY, "en")
    assert [column.kind for column in found.columns] == ["text", "status", "text", "number", "share"]
    assert [column.text for column in found.columns][3:] == ["Villages", "Coverage"]
    assert found.rows.iloc[0].tolist() == ["สำราญ", "duplicate", "PSDHS, SDC", 13, 0.5]
    assert table["agencies"].tolist() == ["psdhs;sdc"]


def test_few_people_of_a_sensitive_group_are_not_carried():
    table = pd.DataFrame({"village_code": ["40010203"] * 2, "target_group": ["hiv", "elderly"], "people": [4, 4]})
    assert pack_table("t", "", table, REGISTRY, "th").rows["people"].isna().tolist() == [True, False]


# --- what the dashboard packs ------------------------------------------------------------------------------------


def test_pack_holds_the_tables_of_the_view():
    shown = view()
    carried = content_of(TH, shown, told_now(TH, shown, "21/11/2569"))
    tables = {table.name: table for table in carried.tables}
    assert tables["tambons"].rows["tambon_code"].tolist() == shown.result.tambons["tambon_code"].tolist()
    assert tables["villages"].rows["village_code"].tolist() == shown.result.villages["village_code"].tolist()
    assert tables["villages"].rows["status"].tolist() == shown.result.villages["status"].tolist()
    assert len(tables["pairs"].rows) == len(shown.result.pairs)
    uncovered = shown.result.villages.loc[shown.result.villages["status"].eq("uncovered"), "tambon_code"]
    assert set(tables["gaps"].rows["tambon_code"]) == set(uncovered)
    assert tables["gaps"].rows["rank"].tolist() == list(range(1, uncovered.nunique() + 1))
    assert tables["questions"].rows["pairs"].sum() == shown.result.pairs["possible_duplicate"].sum()


def test_pack_says_of_what_and_as_of_when_it_is():
    shown = view()
    carried = content_of(TH, shown, told_now(TH, shown, "21/11/2569"))
    assert ("จัดทำเมื่อ", "21/11/2569") in carried.facts
    assert ("ข้อมูล ณ วันที่", "ข้อมูลจำลอง ไม่ใช่ข้อมูลจริง") in carried.facts
    assert ("ปีงบประมาณ (พ.ศ.)", "2549-2552") in carried.facts
    assert (carried.tag, carried.what) == ("ข้อมูลจำลอง", "ปีงบประมาณ 2549-2552")
    assert "จังหวัดขอนแก่น" in carried.title
    assert "โดยประมาณ" in carried.map_note
    full = dict(next(each.entries for each in carried.glossaries if each.title == TH("pack.agencies")))
    assert full["พมจ."] == "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด"


def test_legend_counts_every_tambon_and_village_and_says_what_each_colour_means():
    shown = view()
    statuses = content_of(EN, shown, told_now(EN, shown, "")).statuses
    assert list(statuses) == list(STATUSES)
    assert sum(each.tambons for each in statuses.values()) == len(shown.result.tambons)
    assert sum(each.villages for each in statuses.values()) == len(shown.result.villages)
    assert {key: each.meaning for key, each in statuses.items()} == meanings_of("status", "en")


def test_no_single_record_is_carried():
    shown = view()
    file = make_pack(TH, shown, told_now(TH, shown, "21/11/2569")).decode("utf-8")
    records = shown.choice.records
    assert len(records) > 100
    assert [each for each in records["record_id"] if f'"{each}"' in file] == []
    noted = {note for note in records["note"] if len(note) > 5}
    assert [note for note in noted if note in file] == []


def test_a_part_of_the_view_is_a_smaller_pack():
    chosen = sources.default_selection()
    shown = sources.view(replace(chosen, amphoe="4002"), hall=False)
    carried = content_of(TH, shown, told_now(TH, shown, ""))
    assert {code[:4] for code in carried.tables[0].rows["tambon_code"]} == {"4002"}
    assert "อ.บ้านฝาง" in carried.title


def test_button_offers_a_file_that_is_made_when_pressed(monkeypatch):
    asked = {}
    monkeypatch.setattr(button.st, "download_button", lambda *given, **more: asked.update(given=given, more=more))
    monkeypatch.setattr(button, "content_of", lambda *all_of_it: pytest.fail("made too early"))
    shown = view()
    offer_pack(TH, shown)
    monkeypatch.undo()
    _, make, name, mime = asked["given"]
    assert (mime, asked["more"]["on_click"]) == ("text/html", "ignore")
    assert re.fullmatch(r"son-roi-40-25\d\d-\d\d-\d\d\.html", name)
    told = float(re.search(r"([\d.]+) MB", asked["more"]["help"])[1])
    monkeypatch.setattr(button, "content_of", content_of)
    assert 0.6 < told * 1e6 / len(make()) < 1.6
