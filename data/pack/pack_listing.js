/* A carried table on the screen: its search box, its headings, its rows.
 *
 * Every text of the data reaches the screen through textContent, never as HTML.
 */
"use strict";

(function () {
  const { TEXTS, count } = window.sonroiPack;
  const FIRST_ROWS = 200; // shown at once: more would make the page slow, and nobody reads them
  const MORE_ROWS = 1000;
  const PRINTED_ROWS = 5000;

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  class Listing {
    constructor(pack, cells) {
      this.pack = pack;
      this.cells = cells;
      this.box = document.getElementById(`t-${cells.table.name}`);
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

  Object.assign(window.sonroiPack, { Listing, make, fill, FIRST_ROWS });
})();
