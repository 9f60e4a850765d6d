/* The cells of a carried table: read, searched, sorted. Nothing here knows the screen. */
"use strict";

window.sonroiPack = {};

(function () {
  const TEXTS = ["text", "code", "status"]; // kinds of columns; the others hold numbers

  const count = (number) => number.toLocaleString("en-US");

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

  Object.assign(window.sonroiPack, { Cells, TEXTS, count });
})();
