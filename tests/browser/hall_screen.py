"""What a test does in the hall view: press keys, read the slide, ask how it is laid out."""

from tests.browser.screen import map_frame, painting

SAMRAN = "400102"
FIRST, AGENCY, OVERLAPS = "หน่วยงานใดทำงานที่ใดบ้าง", "พมจ. ทำงานที่ใด", "ซ้ำซ้อนหรือหนุนเสริมกันที่ใด"
LAST = "แต่ละตำบลขึ้นบันไดถึงขั้นใด"
SLIDES = 11  # of the demonstration: six agencies, and five slides of all

LAYOUT = """() => {
    const side = document.querySelector(".st-key-hall_side");
    const seen = (element) => { const box = element.getBoundingClientRect();
        return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth; };
    const size = (element) => parseFloat(getComputedStyle(element).fontSize);
    const bar = document.querySelector(".hall-bar").getBoundingClientRect();
    const rows = [...document.querySelectorAll(".hall-legend li:not(.of), .hall-list li")];
    const frame = document.querySelector(".st-key-hall_map iframe").getBoundingClientRect();
    return {
        scrolls: [document.scrollingElement, document.querySelector("[data-testid=stMain]"), side]
            .map((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1),
        rows: rows.length,
        hidden: rows.filter((row) => !seen(row) || row.getBoundingClientRect().bottom > bar.top).length,
        smallest: Math.min(...rows.map(size)),
        buttons: [...document.querySelectorAll(".hall-bar button")].map((button) => {
            const box = button.getBoundingClientRect(); return Math.min(box.width, box.height); }),
        barSeen: seen(document.querySelector(".hall-bar")),
        map: [frame.left, frame.top, frame.width / innerWidth, frame.height / innerHeight],
    };
}"""

LUMINANCES = """() => {
    const luminance = (colour) => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const ground = luminance(getComputedStyle(document.querySelector("[data-testid=stMain]")).backgroundColor);
    const wanted = ".hall-text h2, .hall-legend li, .hall-list li, .hall-numbers b, .hall-small, .hall-bar output";
    const texts = [...document.querySelectorAll(wanted)].map((text) => luminance(getComputedStyle(text).color));
    const pairs = texts.map((ink) => [ink, ground]);
    document.querySelectorAll(".hall-bar button").forEach((button) => {
        const style = getComputedStyle(button);
        if (button.ariaDisabled !== "true") pairs.push([luminance(style.color), luminance(style.backgroundColor)]);
    });
    return pairs;
}"""

FOCUSED = """() => {
    const name = (element) => element.getAttribute("aria-label") || element.textContent.trim();
    const element = document.activeElement;
    if (!element.contentDocument) return [element.tagName, name(element), getComputedStyle(element).outlineStyle];
    const inside = element.contentDocument.activeElement;
    return ["MAP", name(inside), getComputedStyle(inside).outlineStyle];
}"""


def open_hall(visit, *, more: str = "", height: int = 720, **asked):
    """Open the hall view: open_hall(visit, width=1920, height=1080, scheme="dark", more="&lang=en")."""
    opened = visit("/?view=hall" + more, height=height, **asked)
    opened.page.wait_for_selector(".hall-bar", timeout=30_000)
    painting(opened.page)
    return opened


def title(opened) -> str:
    return opened.page.locator(".hall-text h2").inner_text()


def at(opened) -> str:
    return opened.page.locator(".hall-bar output").inner_text()


def press(opened, *keys: str) -> None:
    for key in keys:
        opened.page.keyboard.press(key)
    opened.settle()


def tab_to(opened, name: str) -> None:
    """Press Tab until the control of this name has the focus; round once at most."""
    for _ in range(20):
        opened.page.keyboard.press("Tab")
        if opened.page.evaluate(FOCUSED)[1] == name:
            return
    raise AssertionError(f"{name} cannot be reached by Tab")


def map_title(opened) -> str:
    return map_frame(opened.page).evaluate("document.querySelector('.leaflet-container').getAttribute('aria-label')")
