/* What a carried file says of the tambon that was chosen in it: its numbers, villages and questions. */
"use strict";

(function () {
  const { FIRST_ROWS, count, fill, make } = window.sonroiPack;

  class Place {
    constructor(pack) {
      this.pack = pack;
    }

    rowsOf(name) {
      const cells = this.pack.cells.get(name);
      if (!cells) return [];
      const { values, at } = cells.columns.get("tambon_code");
      const place = values.indexOf(this.pack.chosen);
      return at.flatMap((each, row) => (each === place ? [row] : []));
    }

    describe() {
      const place = document.getElementById("place");
      const [row] = this.rowsOf("tambons");
      place.classList.toggle("empty", row === undefined);
      place.replaceChildren(...(row === undefined ? [make("p", "note", this.pack.data.words.choose)] : this.tambon(row)));
      place.scrollTop = 0;
    }

    tambon(row) {
      const cells = this.pack.cells.get("tambons");
      const names = ["tambon", "amphoe", "province"].map((name) => cells.value(name, row)).filter(Boolean);
      const facts = cells.table.columns.filter(
        ({ name }) => !["tambon", "amphoe", "province", "status"].includes(name) && !name.endsWith("_code"),
      );
      return [
        make("h2", "", names.join(" · ")),
        this.pack.badge(cells.value("status", row)),
        make("dl", "", ...facts.flatMap((column) => [
          make("dt", "", column.text), make("dd", "", cells.text(column, row) || "–"),
        ])),
        ...this.villages(),
        ...this.questions(),
      ];
    }

    villages() {
      const cells = this.pack.cells.get("villages");
      const { words } = this.pack.data;
      const lines = this.rowsOf("villages").map((row) => {
        const moo = cells.value("moo", row);
        const name = cells.value("village", row);
        const called = moo === null ? name : fill(words.village, { moo, name });
        const records = cells.value("records", row);
        const by = [cells.value("agencies", row), records ? fill(words.records, { n: count(records) }) : ""];
        return make(
          "li", "", `${called || cells.value("village_code", row)} `, this.pack.badge(cells.value("status", row)),
          make("div", "of", by.filter(Boolean).join(" · ")),
        );
      });
      return lines.length ? [make("h3", "", fill(words.villages, { n: count(lines.length) })), make("ul", "", ...lines)] : [];
    }

    questions() {
      const cells = this.pack.cells.get("questions");
      const rows = this.rowsOf("questions");
      const lines = rows.slice(0, FIRST_ROWS).map((row) => {
        const agencies = `${cells.value("agency_a", row)} × ${cells.value("agency_b", row)}`;
        const unknown = cells.columns.get("unknown");
        const told = [cells.value("village", row), `${unknown.text}: ${cells.text(unknown, row)}`];
        return make("li", "", agencies, make("div", "of", told.filter(Boolean).join(" · ")));
      });
      const title = fill(this.pack.data.words.questions, { n: count(rows.length) });
      return lines.length ? [make("h3", "", title), make("ul", "", ...lines)] : [];
    }
  }

  Object.assign(window.sonroiPack, { Place });
})();
