/* Names and figures in the units where there is room: the largest units first, none over another. */
"use strict";

(function () {
  const FONT = '"Sarabun", "Noto Sans Thai", "Leelawadee UI", "Thonburi", "Tahoma", sans-serif';
  const SIZE = 12; // pixels at scale 1
  const LINE = 1.45; // heights of type: Thai has marks above and below
  const LEAST = 15; // pixels across, for the shortest figure
  const [LEAST_FOR_ANY, LEAST_FOR_NAMES] = [18, 30]; // pixels across a usual unit
  const OVER = 1.15; // how far a label may reach over the edges of its unit
  const MOST = 700;
  const CELL = 64; // pixels: labels are compared only with those of the cells they touch
  const widths = new Map();

  function width(context, text) {
    const key = `${context.font} ${text}`;
    if (!widths.has(key)) widths.set(key, context.measureText(text).width);
    return widths.get(key);
  }

  /* Name and figure, else the name, else the figure: those that are no larger than the room. */
  function offers(context, size, name, figure, [across, down]) {
    const texts = [[name, figure], [name], [figure]].map((lines) => lines.filter(Boolean));
    return texts.map((lines) => ({
      lines,
      width: Math.max(...lines.map((line) => width(context, line))),
      height: lines.length * size * LINE,
    })).filter((label) => label.lines.length && label.width <= across && label.height <= down);
  }

  class Taken {
    constructor() {
      this.cells = new Map();
    }

    /* Whether a box is free; then it is taken. */
    take(box) {
      const keys = [];
      for (let x = Math.floor(box[0] / CELL); x <= Math.floor(box[2] / CELL); x += 1) {
        for (let y = Math.floor(box[1] / CELL); y <= Math.floor(box[3] / CELL); y += 1) keys.push(`${x} ${y}`);
      }
      const over = (other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
      if (keys.some((key) => this.cells.get(key)?.some(over))) return false;
      keys.forEach((key) => this.cells.set(key, [...(this.cells.get(key) ?? []), box]));
      return true;
    }
  }

  function pixelBox(shapes, view, unit) {
    const { scale, origin } = view;
    const [west, north, east, south] = shapes.box(unit);
    return [west * scale - origin.x, north * scale - origin.y, east * scale - origin.x, south * scale - origin.y];
  }

  /* The part of the row through the middle of a unit that lies in it: there its label stands. */
  function rowOf(shapes, view, unit) {
    const x = shapes.middles.xs[unit] * view.scale - view.origin.x;
    const y = shapes.middles.ys[unit] * view.scale - view.origin.y;
    const across = window.areaCrossings(shapes, view, unit, y);
    const after = across.findIndex((edge) => edge > x);
    return after < 1 ? { y, from: x, to: x } : { y, from: across[after - 1], to: across[after] };
  }

  /* The first of the offers that is not over another label, where it stands. */
  function place(labels, unit, { y, from, to }, taken) {
    const x = (from + to) / 2;
    const found = labels.find(({ width: wide, height }) => (
      taken.take([x - wide / 2 - 1, y - height / 2, x + wide / 2 + 1, y + height / 2])
    ));
    return found && { ...found, unit, x, y };
  }

  /* All labels of a view, as they are drawn; a unit that is taken out of the view has none. */
  function areaLabels(context, shapes, painting, view) {
    const { scale } = painting.style;
    const usual = shapes.usual * view.scale; // a few labels among thousands of units would look like something special
    if (usual < LEAST_FOR_ANY * scale) return [];
    const size = SIZE * scale;
    context.font = `600 ${size}px ${FONT}`;
    const [taken, found] = [new Taken(), []];
    for (const unit of shapes.bySize) {
      const box = pixelBox(shapes, view, unit);
      const room = [box[2] - box[0], box[3] - box[1]];
      if (room[0] * room[1] < (LEAST * scale) ** 2 || found.length >= MOST) break; // the rest are smaller
      const hidden = box[0] > view.box[2] || box[2] < view.box[0] || box[1] > view.box[3] || box[3] < view.box[1];
      if (hidden || Math.min(...room) < LEAST * scale) continue;
      const row = rowOf(shapes, view, unit);
      const within = [Math.min(room[0], OVER * (row.to - row.from)), room[1]];
      const name = usual < LEAST_FOR_NAMES * scale ? "" : painting.nameOf(shapes.names, unit);
      const texts = [name, painting.figureOf(unit, shapes)];
      const placed = place(offers(context, size, ...texts, within), unit, row, taken);
      if (placed) found.push(placed);
    }
    return found;
  }

  function drawLabels(context, labels, scale) {
    const size = SIZE * scale;
    context.font = `600 ${size}px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3 * scale;
    context.strokeStyle = "rgb(255 255 255 / 85%)";
    context.fillStyle = "#1F2328";
    labels.forEach(({ lines, x, y }) => lines.forEach((line, at) => {
      const height = y + (at - (lines.length - 1) / 2) * size * LINE;
      context.strokeText(line, x, height);
      context.fillText(line, x, height);
    }));
  }

  window.areaLabels = areaLabels;
  window.drawAreaLabels = drawLabels;
})();
