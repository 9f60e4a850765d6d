/* Thousands of units at once: which unit each pixel shows is worked out once a view, so that a painting only looks up
 * colours. The last pixels of a unit before its neighbours are its thin line.
 */
"use strict";

(function () {
  const NONE = 32767; // more units than any map has
  const EDGE = 32768; // added to the unit of a pixel beside another unit
  const [FAINTEST, STRONGEST, FULL] = [0.12, 0.45, 30]; // how much of its colour a thin line has, and from what size on
  const MARK = 0.6; // the same of a mark

  /* Where the rings of a unit cross the middle of a row, from left to right. */
  function crossings(shapes, { rings: { xs, ys, starts } }, unit, y) {
    const found = [];
    for (let ring = shapes.ringsOf[unit]; ring < shapes.ringsOf[unit + 1]; ring += 1) {
      for (let at = starts[ring], before = starts[ring + 1] - 1; at < starts[ring + 1]; before = at, at += 1) {
        if (ys[at] > y === ys[before] > y) continue;
        found.push(xs[at] + ((xs[before] - xs[at]) * (y - ys[at])) / (ys[before] - ys[at]));
      }
    }
    return found.sort((one, other) => one - other);
  }

  /* The unit of each pixel between the crossings of each row. */
  function fillUnit(shapes, view, unit, units, width, height) {
    const { box: [left, top], ratio, scale, origin } = view;
    const [, north, , south] = shapes.box(unit);
    const rowOf = (y) => (y * scale - origin.y - top) * ratio;
    const last = Math.min(height - 1, Math.ceil(rowOf(south)));
    for (let row = Math.max(0, Math.floor(rowOf(north))); row <= last; row += 1) {
      const across = crossings(shapes, view, unit, top + (row + 0.5) / ratio);
      for (let at = 0; at + 1 < across.length; at += 2) {
        const from = Math.max(0, Math.round((across[at] - left) * ratio));
        const to = Math.min(width, Math.round((across[at + 1] - left) * ratio));
        if (to > from) units.fill(unit, row * width + from, row * width + to);
      }
    }
  }

  function markEdges(units, width) {
    for (let at = 0; at + width < units.length; at += 1) {
      const unit = units[at];
      if (unit !== NONE && (units[at + 1] % EDGE !== unit || units[at + width] !== unit)) units[at] = unit + EDGE;
    }
  }

  function unitOfPixels(shapes, view, seen, width, height) {
    const units = new Uint16Array(width * height).fill(NONE);
    seen.forEach((unit) => fillUnit(shapes, view, unit, units, width, height));
    markEdges(units, width);
    return units;
  }

  const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

  /* As a canvas keeps a pixel: red in the lowest byte. */
  function pixel([red, green, blue]) {
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  }

  const mixed = (one, other, part) => one.map((value, at) => Math.round(value + part * (other[at] - value)));

  /* How units of a letter are painted: inside, beside others, and where their mark lies. */
  function kindOf({ fill, line, mark }, view, usual, { scale }) {
    const [inner, outer] = [channels(fill), channels(line)];
    // around the smallest units lines would be half of what is seen
    const strength = Math.min(Math.max(usual / FULL, FAINTEST), STRONGEST);
    return {
      inner: pixel(inner),
      edge: pixel(mixed(inner, outer, strength)),
      marked: pixel(mixed(inner, outer, MARK)),
      tile: mark && window.areaMarkPixels(mark, scale, view.ratio),
    };
  }

  /* By what a pixel shows: its colour, and which of the kinds marks it (0: none). Of NONE nothing is said: it stays
   * clear. */
  function kindsOf(shapes, painting, view) {
    const [colours, marks] = [new Uint32Array(2 * EDGE), new Uint8Array(2 * EDGE)];
    const [kinds, places] = [[null], new Map()];
    for (let unit = 0; unit < shapes.count; unit += 1) {
      const letter = painting.status[unit];
      if (!places.has(letter)) {
        const usual = shapes.usual * view.scale;
        places.set(letter, kinds.push(kindOf(painting.styleOf(letter), view, usual, painting.style)) - 1);
      }
      const kind = kinds[places.get(letter)];
      [colours[unit], colours[unit + EDGE]] = [kind.inner, kind.edge];
      const marked = kind.tile && window.areaCarriesMark(shapes, view, unit, painting.style.scale);
      if (marked) marks[unit] = places.get(letter);
    }
    return { colours, marks, kinds };
  }

  /* Plain loops over typed arrays: they run over a million pixels. */
  function markPixels(pixels, units, width, { marks, kinds }) {
    for (let at = 0; at < pixels.length; at += 1) {
      if (!marks[units[at]]) continue;
      const { tile: { size, marked }, marked: colour } = kinds[marks[units[at]]];
      const x = at % width;
      if (marked[(((at - x) / width) % size) * size + (x % size)]) pixels[at] = colour;
    }
  }

  /* Paints all units of a view; what belongs to the view is kept in it. */
  function paintPixels(context, shapes, painting, view) {
    const { width, height } = context.canvas;
    view.units ??= unitOfPixels(shapes, view, view.seen, width, height);
    view.image ??= context.createImageData(width, height);
    const { units } = view;
    const found = kindsOf(shapes, painting, view);
    const { colours } = found;
    const pixels = new Uint32Array(view.image.data.buffer);
    for (let at = 0; at < pixels.length; at += 1) pixels[at] = colours[units[at]];
    markPixels(pixels, units, width, found);
    context.putImageData(view.image, 0, 0);
  }

  window.areaCrossings = crossings;
  window.paintAreaPixels = paintPixels;
})();
