"""The carried file in a browser without any network: the map is painted, a tambon tells of itself, nothing leaks."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page

from data.pack import page as pack_page
from data.pack.page import pack_bytes
from pages.common import sources
from pages.common.carry.pack import make_pack
from pages.common.carry.pack_content import told_now
from pages.common.wording import Words
from tests.pack_samples import HOSTILE, drawing, readable

TH = Words("th")


@dataclass
class Opened:
    """A carried file that stands open, what it asked for, and what went wrong."""

    page: Page
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def table(self, name: str) -> list[list[str]]:
        """The rows of a table as they are read."""
        return self.page.evaluate(
            """(name) => [...document.querySelectorAll(`#t-${name} tbody tr`)]
                .map((row) => [...row.cells].map((cell) => cell.textContent))""",
            name,
        )

    def open_table(self, name: str) -> None:
        """Press the title of a table."""
        self.page.locator(f"#t-{name} > summary").click()

    def search(self, name: str, text: str) -> None:
        """Look for a text in an open table."""
        self.page.locator(f"#t-{name} input").fill(text)

    def tambon(self, code: str) -> tuple[float, float]:
        """Where on the page the middle of a tambon is."""
        at = self.page.evaluate(
            """async (code) => {
                const areas = await window.areas;
                const middle = areas.shapes.middleOf(areas.shapes.place.get(code));
                return areas.map.latLngToContainerPoint(middle);
            }""",
            code,
        )
        box = self.page.locator("#map").bounding_box()
        return box["x"] + at["x"], box["y"] + at["y"]

    def colour(self, code: str) -> list[int]:
        """Red, green and blue somewhat beside the middle of a tambon, where no figure is written."""
        return self.page.evaluate(
            """async (code) => {
                const { map, shapes } = await window.areas;
                const [canvas] = document.querySelectorAll("#map canvas");
                const at = map.latLngToContainerPoint(shapes.middleOf(shapes.place.get(code)));
                const frame = map.getContainer().getBoundingClientRect();
                const own = canvas.getBoundingClientRect();
                const ratio = canvas.width / own.width;
                const [x, y] = [frame.left + at.x - own.left, frame.top + at.y - own.top];
                return [...canvas.getContext("2d").getImageData((x + 40) * ratio, (y + 40) * ratio, 1, 1).data]
                    .slice(0, 3);
            }""",
            code,
        )

    def healthy(self) -> None:
        """Nothing but the file was asked for, and nothing went wrong."""
        assert self.faults == []
        assert [url for url in self.asked if not url.startswith("file://")] == []
        assert len(self.asked) == 1


@pytest.fixture
def carried(browser, tmp_path):
    """Write a file as it comes from a pack, and open it as from a USB stick, with the network off."""
    contexts = []

    def open_file(content: bytes) -> Opened:
        path = Path(tmp_path) / "carried.html"
        path.write_bytes(content)
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="th-TH", offline=True)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.asked.append(request.url))
        opened.page.on("console", lambda message: message.type == "error" and opened.faults.append(message.text))
        opened.page.on("pageerror", lambda error: opened.faults.append(str(error)))
        opened.page.goto(path.as_uri())
        opened.page.evaluate("() => window.pack.then(() => true)")
        return opened

    yield open_file
    for context in contexts:
        context.close()


def test_map_is_painted_and_nothing_else_is_asked_for(carried, tmp_path):
    opened = carried(pack_bytes(readable(drawing(tmp_path))))
    assert opened.page.evaluate("async () => (await window.areas).shapes.count") == 2
    assert opened.colour("400103") == [0xFF, 0xE6, 0x40]
    opened.page.mouse.move(*opened.tambon("400103"))
    assert "โนนท่อน" in opened.page.locator(".area-tip").inner_text()
    opened.healthy()


def test_a_click_on_a_tambon_shows_its_villages_agencies_and_questions(carried, tmp_path):
    opened = carried(pack_bytes(readable(drawing(tmp_path))))
    opened.page.mouse.click(*opened.tambon("400102"))
    told = opened.page.locator("#place").inner_text()
    assert "สำราญ" in told and "ซ้ำซ้อน" in told and "23%" in told and "7,325" in told
    lines = opened.page.locator("#place li").all_inner_texts()
    assert len(lines) == 3
    assert "หมู่ 10 บ้านหนึ่ง" in lines[0] and "พมจ., ศพส." in lines[0]
    assert "หมู่ 2 บ้านสอง" in lines[1]
    assert "พมจ. × ศพส." in lines[2]
    assert opened.page.evaluate("async () => (await window.areas).painting.selected") == "400102"
    opened.healthy()


def test_village_points_are_those_of_the_chosen_tambon(carried, tmp_path):
    opened = carried(pack_bytes(readable(drawing(tmp_path))))
    points = "async () => { const { first, status } = (await window.areas).painting.points; return [first, status]; }"
    assert opened.page.evaluate(points) == [0, ""]
    opened.page.locator("#t-tambons .go", has_text="สำราญ").click()
    assert opened.page.evaluate(points) == [0, "10"]  # uncovered, duplicate: their places among the statuses
    opened.page.locator("#t-tambons .go", has_text="โนนท่อน").click()
    assert opened.page.evaluate(points) == [2, "1"]
    opened.healthy()


def test_a_tambon_of_a_table_is_shown_on_the_map(carried, tmp_path):
    opened = carried(pack_bytes(readable(drawing(tmp_path))))
    opened.page.locator("#t-tambons .go", has_text="โนนท่อน").press("Enter")
    assert "โนนท่อน" in opened.page.locator("#place h2").inner_text()
    assert opened.page.locator("#place li").all_inner_texts()[0].startswith("ทั้งเขต")
    assert opened.page.evaluate("async () => (await window.areas).painting.selected") == "400103"
    assert opened.page.locator("#t-tambons tr.chosen td").first.inner_text() == "โนนท่อน"
    opened.healthy()


def test_tables_are_searched_and_sorted(carried):
    opened = carried(pack_bytes(readable()))
    opened.open_table("villages")
    opened.search("villages", "สอง 40010202")
    assert [row[1] for row in opened.table("villages")] == ["บ้านสอง"]
    assert opened.page.locator("#t-villages output").inner_text() == "1/1"
    opened.search("villages", "๔๐๐๑๐๒")
    assert len(opened.table("villages")) == 2
    opened.search("villages", "ไม่มีที่นี่")
    assert opened.table("villages") == []
    opened.search("villages", "")
    moo = opened.page.locator("#t-villages th").nth(0)
    moo.locator("button").click()
    assert [row[0] for row in opened.table("villages")] == ["2", "10", "–"]
    moo.locator("button").click()
    assert [row[0] for row in opened.table("villages")] == ["10", "2", "–"]
    assert moo.get_attribute("aria-sort") == "descending"
    opened.page.locator("#t-villages th button").nth(3).click()
    assert [row[3] for row in opened.table("villages")] == ["ซ้ำซ้อน", "ยังไม่พบ", "ยังไม่พบ"]
    opened.healthy()


def test_hostile_texts_are_shown_as_texts(carried, tmp_path):
    opened = carried(pack_bytes(readable(drawing(tmp_path, HOSTILE), HOSTILE)))
    seen = HOSTILE.replace("\u2028", "").replace("\n", "")
    assert opened.table("tambons")[0][0].replace("\u2028", "") == seen
    opened.page.mouse.click(*opened.tambon("400102"))
    opened.page.mouse.move(*opened.tambon("400102"))
    assert "<img src=x onerror=window.hit=1>" in opened.page.locator("#place h2").text_content()
    assert "<img src=x onerror=window.hit=1>" in opened.page.locator(".area-tip").text_content()
    assert opened.page.evaluate("() => [window.hit, document.images.length]") == [None, 0]
    opened.healthy()


def test_a_script_that_is_none_of_the_files_own_does_not_run(carried, tmp_path):
    file = pack_bytes(readable()).replace(b"</body>", b"<script>window.hit = 1</script></body>")
    opened = carried(file)
    assert opened.page.evaluate("() => window.hit") is None
    assert len(opened.faults) == 1 and "Content Security Policy" in opened.faults[0]


def test_a_large_file_is_deflated_and_opens_alike(carried, tmp_path, monkeypatch):
    monkeypatch.setattr(pack_page, "PLAIN_MOST", 10)
    opened = carried(pack_bytes(readable(drawing(tmp_path))))
    assert [row[0] for row in opened.table("tambons")] == ["สำราญ", "โนนท่อน"]
    assert opened.colour("400103") == [0xFF, 0xE6, 0x40]
    opened.healthy()


def test_a_file_that_cannot_be_read_says_so(carried):
    damaged = pack_bytes(readable()).replace(b'id="data">{', b'id="data">{{')
    opened = carried(damaged)
    assert opened.page.locator("#failure").inner_text().startswith("too_old")


def test_the_map_is_printed_large_and_comes_back_as_it_was(carried, tmp_path):
    opened = carried(pack_bytes(readable(drawing(tmp_path))))
    opened.page.mouse.move(*opened.tambon("400103"))
    opened.page.mouse.wheel(0, -400)
    opened.page.wait_for_timeout(500)
    view = """async () => {
        const { map } = await window.areas;
        return [map.getSize().x, map.getSize().y, map.getZoom(), map.getCenter().lat, map.getCenter().lng];
    }"""
    before, seen = opened.page.evaluate(view), opened.colour("400103")
    opened.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert opened.page.evaluate(view) == pytest.approx(before)
    paper = opened.page.evaluate(
        """() => {
            const paper = document.getElementById("paper");
            const { data } = paper.getContext("2d").getImageData(0, 0, paper.width, paper.height);
            let yellow = 0;
            for (let at = 0; at < data.length; at += 4) yellow += data[at] === 0xFF && data[at + 2] === 0x40;
            return [paper.width, yellow / (data.length / 4)];
        }"""
    )
    assert paper[0] == 1500 and paper[1] > 0.3
    opened.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert (opened.page.evaluate(view), opened.colour("400103")) == (pytest.approx(before), seen)
    opened.healthy()


def test_on_paper_stand_the_open_tables_whole_and_no_controls(carried, tmp_path):
    opened = carried(pack_bytes(readable(drawing(tmp_path))))
    opened.open_table("villages")
    opened.page.emulate_media(media="print")
    parts = ["#paper", "#map", "#tools", "#t-villages tbody", "#t-villages .ask", "#t-questions"]
    visible = opened.page.evaluate(
        "(parts) => parts.filter((name) => document.querySelector(name).checkVisibility())", parts
    )
    assert visible == ["#paper", "#t-villages tbody"]
    assert opened.page.pdf(format="A4").startswith(b"%PDF")


def test_pack_of_the_demonstration_opens_offline(carried, tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    shown = sources.view(sources.default_selection(), hall=False)
    opened = carried(make_pack(TH, shown, told_now(TH, shown, "21/11/2569")))
    painted = opened.page.evaluate(
        """async () => {
            const { painting, shapes } = await window.areas;
            return shapes.codes.filter((_, unit) => !painting.isPale(unit)).length;
        }"""
    )
    assert painted == len(shown.result.tambons) == 199
    opened.page.mouse.click(*opened.tambon("400102"))
    villages = shown.result.villages["tambon_code"].eq("400102").sum()
    told = opened.page.locator("#place").inner_text()
    assert "สำราญ" in told and opened.page.locator("#place ul").first.locator("li").count() == villages
    opened.open_table("villages")
    opened.search("villages", "40010203")
    assert len(opened.table("villages")) == 1
    opened.healthy()
