/* The colours of the units, thin lines between neighbours, dashes inside, marks over all. */
"use strict";

(function () {
  const LEAST_FOR_MARKS = 9; // pixels across
  const LEAST_FOR_DASHES = 12;
  const MOST_PATHS = 1500; // more units are painted pixel by pixel: a path each would take longer

  function trace(path, { xs, ys, starts }, ring) {
    const end = starts[ring + 1];
    if (end - starts[ring] < 2) return;
    path.moveTo(xs[starts[ring]], ys[starts[ring]]);
    for (let at = starts[ring] + 1; at < end; at += 1) path.lineTo(xs[at], ys[at]);
  }

  /* A path a unit, kept for the zoom: browsers take far longer over one path of them all. */
  function areaPath(shapes, view, unit) {
    if (view.paths[unit]) return view.paths[unit];
    const path = new Path2D();
    for (let ring = shapes.ringsOf[unit]; ring < shapes.ringsOf[unit + 1]; ring += 1) {
      trace(path, view.rings, ring);
      path.closePath();
    }
    view.paths[unit] = path;
    return path;
  }

  function across(shapes, view, unit) {
    const [west, north, east, south] = shapes.box(unit);
    return view.scale * Math.min(east - west, south - north);
  }

  function fillAll(context, groups) {
    groups.forEach(({ style, paths }) => {
      context.fillStyle = style.fill;
      paths.forEach((path) => context.fill(path, "evenodd"));
    });
  }

  /* Light lines first: between two dark units they are seen, beside a light one its dark line covers them. */
  function strokeAll(context, groups, scale) {
    context.lineWidth = 0.6 * scale;
    context.lineJoin = "round";
    const light = ({ style }) => style.line === "#FFFFFF";
    [...groups].sort((one, other) => light(other) - light(one)).forEach(({ style, paths }) => {
      context.strokeStyle = style.line;
      paths.forEach((path) => context.stroke(path));
    });
  }

  function mark(context, shapes, view, { style, units }, scale) {
    context.fillStyle = window.areaPattern(context, style.mark, style.line, scale, view.ratio);
    units.filter((unit) => window.areaCarriesMark(shapes, view, unit, scale))
      .forEach((unit) => context.fill(areaPath(shapes, view, unit), "evenodd"));
  }

  /* Within the unit only: otherwise the dashes of neighbours would fill each other's gaps. */
  function dash(context, path, style, scale) {
    context.save();
    context.clip(path, "evenodd");
    context.setLineDash([5 * scale, 4 * scale]);
    context.lineWidth = 3.6 * scale; // the outer half is clipped away
    context.strokeStyle = style.line;
    context.stroke(path);
    context.restore();
  }

  function grouped(units, painting) {
    const groups = new Map();
    units.forEach((unit) => {
      const letter = painting.status[unit];
      if (!groups.has(letter)) groups.set(letter, { style: painting.styleOf(letter), units: [] });
      groups.get(letter).units.push(unit);
    });
    return [...groups.values()];
  }

  function drawPaths(context, shapes, painting, view) {
    const { scale } = painting.style;
    const groups = grouped(view.seen, painting);
    groups.forEach((group) => { group.paths = group.units.map((unit) => areaPath(shapes, view, unit)); });
    fillAll(context, groups);
    groups.filter(({ style }) => style.mark).forEach((group) => mark(context, shapes, view, group, scale));
    strokeAll(context, groups, scale);
    groups.filter(({ style }) => style.dashed).forEach(({ style, units }) => {
      units.filter((unit) => across(shapes, view, unit) >= LEAST_FOR_DASHES * scale)
        .forEach((unit) => dash(context, areaPath(shapes, view, unit), style, scale));
    });
  }

  /* Units that are painted pixel by pixel are too small for dashes. */
  function drawFills(context, shapes, painting, view) {
    view.seen ??= window.areaBoxesIn(shapes.boxes, view);
    if (view.seen.length > MOST_PATHS) return window.paintAreaPixels(context, shapes, painting, view);
    return drawPaths(context, shapes, painting, view);
  }

  window.drawAreaFills = drawFills;
  window.areaPath = areaPath;
  window.areaCarriesMark = (shapes, view, unit, scale) => across(shapes, view, unit) >= LEAST_FOR_MARKS * scale;
  window.traceArea = trace;
})();
