/* What a map shows now: the style and the painting that geo/map.py packs, to be asked unit by unit. */
"use strict";

(function () {
  const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const IN_A_SIGN = 6; // agencies
  const NO_DATA = "-";
  const OUTSIDE = ".";

  function value(text, from, width) {
    let found = 0;
    for (let at = from; at < from + width; at += 1) found = found * 64 + SIGNS.indexOf(text[at]);
    return found;
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  class AreaPainting {
    constructor(style, painting) {
      this.style = style;
      this.status = painting.status;
      this.painting = painting;
      this.lines = painting.lines ?? [];
      this.selected = painting.selected ?? null;
      this.focus = painting.focus ?? [];
      this.turn = painting.turn ?? 0;
      this.points = painting.points ?? { first: 0, status: "" };
      this.signs = Math.ceil(Math.max(style.agencies.length, 1) / IN_A_SIGN);
    }

    /* How a unit of this letter is drawn; a letter that a style lacks is no data. */
    styleOf(letter) {
      return this.style.statuses[letter] ?? this.style.statuses[NO_DATA];
    }

    isPale(unit) {
      return this.status[unit] === NO_DATA || this.status[unit] === OUTSIDE;
    }

    countOf(unit) {
      const { count, width } = this.painting;
      return value(count, unit * width, width);
    }

    agenciesOf(unit) {
      const { signs } = this;
      const has = (agency) => {
        const bits = SIGNS.indexOf(this.painting.agencies[unit * signs + Math.floor(agency / IN_A_SIGN)]);
        return (bits >> agency % IN_A_SIGN) & 1;
      };
      return this.style.agencies.filter((_, agency) => has(agency));
    }

    share(unit, villages) {
      return `${Math.round((100 * this.countOf(unit)) / Math.max(villages, 1))}%`;
    }

    /* The number that is written in a unit; none where nobody knows it. */
    figureOf(unit, shapes) {
      if (this.isPale(unit) || this.styleOf(this.status[unit]).dashed) return "";
      if (this.style.figure === "share") return this.share(unit, shapes.villages[unit]);
      return this.style.figure === "agencies" ? String(this.agenciesOf(unit).length) : "";
    }

    nameOf(names, at) {
      const { language } = this.style;
      return names[language][at] || names.th[at] || names.en[at] || names.codes[at];
    }

    /* What is said of a unit under the mouse, line by line. */
    describe(unit, shapes) {
      const { words } = this.style;
      const status = this.styleOf(this.status[unit]);
      const lines = [...this.placeOf(unit, shapes), status.label];
      return this.isPale(unit) ? lines : [...lines, this.agenciesLine(unit, words), this.coverage(unit, shapes)];
    }

    placeOf(unit, shapes) {
      const { words, language, capital } = this.style;
      const start = shapes.codes[unit].startsWith(capital) ? "capital_" : "";
      const [th, en] = shapes.names.aboves[shapes.names.above[unit]];
      const above = language === "en" ? en : th;
      const pattern = words[`${start}above`];
      const name = fill(words[`${start}unit`], { name: this.nameOf(shapes.names, unit) });
      return [name, above && pattern && fill(pattern, { name: above })];
    }

    agenciesLine(unit, words) {
      const names = this.agenciesOf(unit);
      return names.length ? fill(words.agencies, { n: names.length, names: names.join(", ") }) : "";
    }

    coverage(unit, shapes) {
      const { words } = this.style;
      const villages = shapes.villages[unit];
      if (!villages) return words.no_villages;
      const [n, all] = [this.countOf(unit), villages].map((number) => number.toLocaleString("en"));
      return fill(words.coverage, { supported: n, villages: all, share: this.share(unit, villages) });
    }

    describePoint(point, points) {
      const code = points.codes[point];
      const moo = Number(code.slice(6));
      const status = this.styleOf(this.points.status[point - this.points.first]);
      return [fill(this.style.words.village, { moo, name: this.nameOf(points, point) }), status.label];
    }
  }

  window.AreaPainting = AreaPainting;
})();
