/* The carried file: draws the map and fills the tables from the data that stands in the file itself.
 *
 * Nothing is fetched. Every text of the data reaches the screen through textContent, never as HTML.
 */
"use strict";

(function () {
  const FIRST_ROWS = 200; // shown at once: more would make the page slow, and nobody reads them
  const MORE_ROWS = 1000;
  const PRINTED_ROWS = 5000;
  const PAPER = 1500; // pixels that the map on paper is wide
  const FINER = 2; // times as large as on the screen, type and lines
  const TEXTS = ["text", "code", "status"];

  const byId = (id) => document.getElementById(id);

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  const count = (number) => number.toLocaleString("en-US");

  /* Large data is deflated; then the element is no JSON. */
  async function read(element) {
    if (element.type === "application/json") return JSON.parse(element.textContent);
    const bytes = Uint8Array.from(atob(element.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await new Response(stream).text());
  }

  /* What is looked for and looked in: case, Thai digits and ways to write a letter make no difference. */
  function plain(text) {
    return text.normalize("NFC").toLowerCase().replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0E50);
  }

  /* A table's cells by column and row. */
  class Cells {
    constructor(table, statuses, language) {
      this.table = table;
      this.statuses = statuses;
      this.order = Object.keys(statuses);
      this.collator = new Intl.Collator(language, { numeric: true });
      this.columns = new Map(table.columns.map((column) => [column.name, column]));
    }

    /* The cell as it was given: a text, a number, or null. */
    value(name, row) {
      const column = this.columns.get(name);
      if (!column) return null;
      return TEXTS.includes(column.kind) ? column.values[column.at[row]] : column.cells[row];
    }

    /* The cell as it is read. */
    text(column, row) {
      const value = this.value(column.name, row);
      if (column.kind === "status") return this.statuses[value]?.label ?? value;
      if (TEXTS.includes(column.kind)) return value;
      if (value === null) return "–";
      if (column.kind === "share") return `${Math.round(value * 100)}%`;
      return column.kind === "year" ? String(value) : count(value);
    }

    /* What each row is searched in: its texts. Each different one is made plain once. */
    haystacks() {
      this.searched ??= this.joined(this.table.columns.filter((column) => TEXTS.includes(column.kind)));
      return this.searched;
    }

    joined(columns) {
      const texts = columns.map((column) => column.values.map((value) => plain(
        column.kind === "status" ? this.statuses[value]?.label ?? value : value,
      )));
      return Array.from({ length: this.table.rows }, (_, row) => columns.map(
        (column, place) => texts[place][column.at[row]],
      ).join("\n"));
    }

    /* The rows in which every word stands. */
    found(asked) {
      const words = plain(asked).split(/\s+/).filter(Boolean);
      const rows = Array.from({ length: this.table.rows }, (_, row) => row);
      if (!words.length) return rows;
      const texts = this.haystacks();
      return rows.filter((row) => words.every((word) => texts[row].includes(word)));
    }

    /* The place of each row's cell when the column is sorted; what is unknown is null and comes last either way. */
    ranks(column) {
      if (!TEXTS.includes(column.kind)) return column.cells;
      column.ranks ??= this.ranked(column);
      return column.at.map((place) => (column.values[place] === "" ? null : column.ranks[place]));
    }

    /* Each different text is compared once: a column of the country has 75,000 cells. */
    ranked(column) {
      const places = column.values.map((_, place) => place);
      const by = column.kind === "status"
        ? (a, b) => this.order.indexOf(column.values[a]) - this.order.indexOf(column.values[b])
        : (a, b) => this.collator.compare(column.values[a], column.values[b]);
      const ranks = [];
      places.sort(by).forEach((place, rank) => { ranks[place] = rank; });
      return ranks;
    }

    sorted(rows, column, direction) {
      const ranks = this.ranks(column);
      return rows.slice().sort((a, b) => {
        const [left, right] = [ranks[a], ranks[b]];
        if (left === null || right === null) return (left === null) - (right === null);
        return (left - right) * direction;
      });
    }
  }

  /* A table on the screen: its search box, its headings, its rows. */
  class Listing {
    constructor(pack, cells) {
      this.pack = pack;
      this.cells = cells;
      this.box = byId(`t-${cells.table.name}`);
      this.heads = [...this.box.querySelectorAll("th")];
      this.body = this.box.querySelector("tbody");
      this.said = this.box.querySelector("output");
      this.more = this.box.querySelector(".more");
      this.input = this.box.querySelector("input");
      this.sort = null;
      this.rows = cells.found("");
      this.most = FIRST_ROWS;
      this.listen();
      if (this.box.open) this.show();
    }

    listen() {
      this.box.addEventListener("toggle", () => this.box.open && this.show());
      this.input.addEventListener("input", () => this.search());
      this.more.addEventListener("click", () => {
        this.most += MORE_ROWS;
        this.show();
      });
      this.heads.forEach((head, place) => head.querySelector("button").addEventListener("click", () => this.by(place)));
    }

    search() {
      this.most = FIRST_ROWS;
      this.arrange();
    }

    /* Texts from their beginning, numbers from the largest; pressed again, the other way round. */
    by(place) {
      const column = this.cells.table.columns[place];
      const first = TEXTS.includes(column.kind) || column.kind === "year" ? 1 : -1;
      this.sort = { place, direction: this.sort?.place === place ? -this.sort.direction : first };
      this.heads.forEach((head, each) => {
        if (each !== place) head.removeAttribute("aria-sort");
        else head.setAttribute("aria-sort", this.sort.direction > 0 ? "ascending" : "descending");
      });
      this.arrange();
    }

    arrange() {
      const { columns } = this.cells.table;
      const rows = this.cells.found(this.input.value);
      this.rows = this.sort ? this.cells.sorted(rows, columns[this.sort.place], this.sort.direction) : rows;
      this.show();
    }

    show() {
      const shown = this.rows.slice(0, this.most);
      const { words } = this.pack.data;
      this.body.replaceChildren(...shown.map((row) => this.row(row)));
      this.said.textContent = this.rows.length
        ? fill(words.rows, { shown: count(shown.length), n: count(this.rows.length) })
        : words.none;
      const rest = this.rows.length - shown.length;
      this.more.hidden = rest <= 0;
      this.more.textContent = fill(words.more, { n: count(Math.min(rest, MORE_ROWS)) });
    }

    row(row) {
      const { columns } = this.cells.table;
      const line = make("tr", "", ...columns.map((column) => this.cell(column, row)));
      line.dataset.tambon = this.cells.value("tambon_code", row) ?? "";
      if (line.dataset.tambon && line.dataset.tambon === this.pack.chosen) line.className = "chosen";
      return line;
    }

    cell(column, row) {
      const text = this.cells.text(column, row);
      const code = this.cells.value("tambon_code", row);
      if (column.kind === "status") return make("td", "", this.pack.badge(this.cells.value(column.name, row)));
      if (column.name !== "tambon" || !code) return make("td", `k-${column.kind}`, text);
      const go = make("button", "go", text);
      go.type = "button";
      go.title = fill(this.pack.data.words.on_map, { name: text });
      go.addEventListener("click", () => this.pack.choose(code, true));
      return make("td", "", go);
    }

    mark(chosen) {
      for (const line of this.body.children) line.classList.toggle("chosen", line.dataset.tambon === chosen);
    }

    /* All that is found goes onto the paper, within reason. */
    print(printing) {
      if (!this.box.open) return;
      if (printing) this.before = this.most;
      this.most = printing ? PRINTED_ROWS : this.before;
      this.show();
    }
  }

  class Pack {
    constructor(data) {
      this.data = data;
      this.chosen = "";
      this.cells = new Map(
        data.tables.map((table) => [table.name, new Cells(table, data.statuses, data.language)]),
      );
      this.listings = [...this.cells.values()].map((cells) => new Listing(this, cells));
      this.tools();
      this.describe();
      window.addEventListener("beforeprint", () => this.print(true));
      window.addEventListener("afterprint", () => this.print(false));
    }

    badge(status) {
      const { label, marked } = this.data.statuses[status] ?? { label: status, marked: false };
      return make("span", `badge${marked ? " marked" : ""} s-${status}`, label);
    }

    tools() {
      const { words, drawing } = this.data;
      const press = (text, act) => {
        const button = make("button", "", text);
        button.type = "button";
        button.addEventListener("click", act);
        return button;
      };
      const buttons = [press(words.print, () => window.print())];
      if (drawing) buttons.unshift(press(words.whole, () => this.whole()));
      byId("tools").append(...buttons, make("span", "note", words.printed));
    }

    async draw() {
      const { drawing } = this.data;
      if (!drawing) return;
      const map = L.map("map", { zoomControl: false, attributionControl: false, zoomSnap: 0.25, maxZoom: 15 });
      map.fitBounds(drawing.bounds);
      window.areas = drawAreas(map, drawing.geometry, drawing.bounds);
      this.areas = await window.areas;
      this.areas.clicks.on("click", ({ layer }) => this.choose(layer.toGeoJSON().properties.code, false));
      this.paint(1);
    }

    paint(scale) {
      const { style, painting } = this.data.drawing;
      const shown = { ...painting, selected: this.chosen || null, points: this.points() };
      this.areas.paint({ ...style, scale }, shown);
    }

    /* The villages of the tambon that is chosen, where their place is known; those of all would hide the map. */
    points() {
      const { geometry, painting: { points } } = this.data.drawing;
      if (!points || !this.chosen) return undefined;
      const codes = geometry.points.codes.slice(points.first, points.first + points.status.length);
      const first = codes.findIndex((code) => code.startsWith(this.chosen));
      if (first < 0) return undefined;
      const rest = codes.slice(first).findIndex((code) => !code.startsWith(this.chosen));
      const end = rest < 0 ? codes.length : first + rest;
      return { first: points.first + first, status: points.status.slice(first, end) };
    }

    whole() {
      this.choose("", false);
      this.areas.moved = false;
      this.areas.fit();
    }

    /* Marks the tambon everywhere and says what is known of it. */
    choose(code, fromTable) {
      this.chosen = code;
      if (this.areas) this.paint(1);
      this.listings.forEach((listing) => listing.mark(code));
      this.describe();
      if (!fromTable) return;
      byId("picture").scrollIntoView({ block: "nearest" });
      byId("place").focus({ preventScroll: true });
    }

    rowsOf(name) {
      const cells = this.cells.get(name);
      if (!cells) return [];
      const { values, at } = cells.columns.get("tambon_code");
      const place = values.indexOf(this.chosen);
      return at.flatMap((each, row) => (each === place ? [row] : []));
    }

    describe() {
      const place = byId("place");
      const [row] = this.rowsOf("tambons");
      place.classList.toggle("empty", row === undefined);
      place.replaceChildren(...(row === undefined ? [make("p", "note", this.data.words.choose)] : this.tambon(row)));
      place.scrollTop = 0;
    }

    tambon(row) {
      const cells = this.cells.get("tambons");
      const names = ["tambon", "amphoe", "province"].map((name) => cells.value(name, row)).filter(Boolean);
      const facts = cells.table.columns.filter(
        ({ name }) => !["tambon", "amphoe", "province", "status"].includes(name) && !name.endsWith("_code"),
      );
      return [
        make("h2", "", names.join(" · ")),
        this.badge(cells.value("status", row)),
        make("dl", "", ...facts.flatMap((column) => [
          make("dt", "", column.text), make("dd", "", cells.text(column, row) || "–"),
        ])),
        ...this.villages(),
        ...this.questions(),
      ];
    }

    villages() {
      const cells = this.cells.get("villages");
      const { words } = this.data;
      const lines = this.rowsOf("villages").map((row) => {
        const moo = cells.value("moo", row);
        const name = cells.value("village", row);
        const called = moo === null ? name : fill(words.village, { moo, name });
        const records = cells.value("records", row);
        const by = [cells.value("agencies", row), records ? fill(words.records, { n: count(records) }) : ""];
        return make(
          "li", "", `${called || cells.value("village_code", row)} `, this.badge(cells.value("status", row)),
          make("div", "of", by.filter(Boolean).join(" · ")),
        );
      });
      return lines.length ? [make("h3", "", fill(words.villages, { n: count(lines.length) })), make("ul", "", ...lines)] : [];
    }

    questions() {
      const cells = this.cells.get("questions");
      const rows = this.rowsOf("questions");
      const lines = rows.slice(0, FIRST_ROWS).map((row) => {
        const agencies = `${cells.value("agency_a", row)} × ${cells.value("agency_b", row)}`;
        const unknown = cells.columns.get("unknown");
        const told = [cells.value("village", row), `${unknown.text}: ${cells.text(unknown, row)}`];
        return make("li", "", agencies, make("div", "of", told.filter(Boolean).join(" · ")));
      });
      const title = fill(this.data.words.questions, { n: count(rows.length) });
      return lines.length ? [make("h3", "", title), make("ul", "", ...lines)] : [];
    }

    print(printing) {
      document.body.classList.toggle("printing", printing);
      this.listings.forEach((listing) => listing.print(printing));
      if (this.areas && printing) this.picture();
    }

    /* What the map shows, drawn large and put into a canvas of its own that stands on the paper in its place: a map
     * cannot be redrawn while it is printed. All at once, so that nobody sees it. */
    picture() {
      const { areas } = this;
      const container = areas.map.getContainer();
      const seen = { bounds: areas.map.getBounds(), centre: areas.map.getCenter(), zoom: areas.map.getZoom() };
      container.style.width = `${PAPER}px`;
      container.style.setProperty("height", `${Math.round(PAPER * this.shape())}px`, "important");
      this.look(() => areas.map.fitBounds(seen.bounds, { animate: false }));
      this.paint(FINER);
      this.copy(container);
      container.style.width = "";
      container.style.removeProperty("height");
      this.look(() => areas.map.setView(seen.centre, seen.zoom, { animate: false }));
      this.paint(1);
    }

    /* Takes the new size; where its user moved the map, he sees what he chose. */
    look(there) {
      const { areas } = this;
      areas.resize();
      if (!areas.moved) return;
      areas.fitting = true;
      there();
      areas.fitting = false;
    }

    /* How high the areas are for their width, as far as a page has room. */
    shape() {
      const { map, bounds } = this.areas;
      const size = map.project(bounds.getSouthEast(), 10).subtract(map.project(bounds.getNorthWest(), 10));
      return Math.min(Math.max(size.y / size.x, 0.6), 1.2);
    }

    copy(container) {
      const box = container.getBoundingClientRect();
      const [left, top] = [box.left + container.clientLeft, box.top + container.clientTop];
      const paper = byId("paper");
      [paper.width, paper.height] = [container.clientWidth, container.clientHeight];
      container.querySelectorAll("canvas").forEach((canvas) => {
        const own = canvas.getBoundingClientRect();
        paper.getContext("2d").drawImage(canvas, own.left - left, own.top - top, own.width, own.height);
      });
    }
  }

  function fail(text) {
    byId("failure").textContent = text;
    byId("failure").hidden = false;
  }

  async function open() {
    const element = byId("data");
    const pack = new Pack(await read(element));
    await pack.draw();
    return pack;
  }

  window.pack = open().catch((error) => {
    console.error(error);
    fail(document.body.dataset.tooOld);
  });
})();
