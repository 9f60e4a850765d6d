/* Marks over the colours, so that a print in black and white tells them apart: lines either way, or dots. */
"use strict";

(function () {
  const TILE = 7; // pixels of the screen at scale 1
  const kept = new Map();

  const LINES = {
    hatch: (context, tile) => slanted(context, tile, tile, 0),
    backhatch: (context, tile) => slanted(context, tile, 0, tile),
  };

  /* A line from corner to corner, and its neighbours' ends in the two other corners. */
  function slanted(context, tile, from, to) {
    context.beginPath();
    [-tile, 0, tile].forEach((shift) => {
      context.moveTo(shift - tile / 2, from + (from ? tile : -tile) / 2);
      context.lineTo(shift + tile * 1.5, to + (to ? tile : -tile) / 2);
    });
    context.stroke();
  }

  function dotted(context, tile) {
    [[0.25, 0.25], [0.75, 0.75]].forEach(([x, y]) => {
      context.beginPath();
      context.arc(x * tile, y * tile, tile * 0.11, 0, 2 * Math.PI);
      context.fill();
    });
  }

  function draw(mark, colour, tile) {
    const canvas = document.createElement("canvas");
    canvas.width = tile;
    canvas.height = tile;
    const context = canvas.getContext("2d");
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.globalAlpha = 0.6;
    context.lineWidth = tile * 0.14;
    if (mark in LINES) LINES[mark](context, tile);
    else dotted(context, tile);
    return canvas;
  }

  /* The picture that is repeated, as sharp as the screen; `ratio` is its pixels to one of the page. */
  function tileOf(mark, colour, scale, ratio) {
    const size = Math.round(TILE * scale * ratio);
    const key = `${mark} ${colour} ${size}`;
    if (!kept.has(key)) kept.set(key, draw(mark, colour, size));
    return kept.get(key);
  }

  function areaPattern(context, mark, colour, scale, ratio) {
    const pattern = context.createPattern(tileOf(mark, colour, scale, ratio), "repeat");
    pattern.setTransform(new DOMMatrix().scale(1 / ratio));
    return pattern;
  }

  /* Where a mark lies in its tile: how many pixels wide, and for each pixel whether it is of the mark. */
  function areaMarkPixels(mark, scale, ratio) {
    const tile = tileOf(mark, "#000000", scale, ratio);
    const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.width);
    return { size: tile.width, marked: Uint8Array.from({ length: data.length / 4 }, (_, at) => data[4 * at + 3] > 75) };
  }

  window.areaPattern = areaPattern;
  window.areaMarkPixels = areaMarkPixels;
})();
