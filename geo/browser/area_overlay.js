/* What lies over the colours: outlines of groups and, apart from them, the chosen unit, lines from unit to unit,
 * points, names.
 */
"use strict";

(function () {
  const POINT = 4.5; // pixels at scale 1
  const SMALL = 18; // pixels across a usual unit

  /* White under dark: seen on every colour a unit may have. */
  function cased(context, paths, styles) {
    context.lineJoin = "round";
    context.lineCap = "round";
    styles.forEach(([colour, width]) => {
      context.strokeStyle = colour;
      context.lineWidth = width;
      paths.forEach((path) => context.stroke(path));
    });
  }

  /* Around groups of units; where the units are small, thin and without white. They change with the view alone. */
  function drawOutlines(context, shapes, { style: { scale } }, view) {
    const paths = window.areaBoxesIn(shapes.outlines.boxes, view).map((line) => {
      const path = new Path2D();
      window.traceArea(path, view.outlines, line);
      return path;
    });
    if (shapes.usual * view.scale < SMALL) return cased(context, paths, [["#30363C", scale]]);
    return cased(context, paths, [["#FFFFFF", 2.8 * scale], ["#30363C", 1.4 * scale]]);
  }

  function select(context, shapes, unit, view, scale) {
    if (unit === undefined) return;
    cased(context, [window.areaPath(shapes, view, unit)], [["#000000", 8 * scale], ["#FFFFFF", 3.4 * scale]]);
  }

  function inView(places, view) {
    return (at) => [places.xs[at] * view.scale - view.origin.x, places.ys[at] * view.scale - view.origin.y];
  }

  function dot(context, [x, y], radius, colour, edge, width) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.strokeStyle = edge;
    context.lineWidth = width;
    context.stroke();
  }

  /* Straight lines from unit to unit, with a dot at the end that is learnt from. */
  function connect(context, shapes, lines, view, scale) {
    if (!lines.length) return;
    const at = inView(shapes.middles, view);
    const path = new Path2D();
    lines.forEach(([from, to]) => {
      path.moveTo(...at(from));
      path.lineTo(...at(to));
    });
    cased(context, [path], [["#FFFFFF", 4 * scale], ["#1F2328", 1.8 * scale]]);
    new Set(lines.map(([, to]) => to))
      .forEach((to) => dot(context, at(to), 4.5 * scale, "#1F2328", "#FFFFFF", 1.5 * scale));
  }

  function points(context, shapes, painting, view, scale) {
    if (!shapes.points) return;
    const at = inView(shapes.points, view);
    [...painting.points.status].forEach((letter, place) => {
      if (letter === "-") return;
      const colour = painting.styleOf(letter).fill;
      dot(context, at(painting.points.first + place), POINT * scale, colour, "#1F2328", 1.2 * scale);
    });
  }

  function drawOverlay(context, shapes, painting, view) {
    const { scale } = painting.style;
    connect(context, shapes, painting.lines, view, scale);
    select(context, shapes, shapes.place.get(painting.selected), view, scale);
    points(context, shapes, painting, view, scale);
    const labels = window.areaLabels(context, shapes, painting, view);
    window.drawAreaLabels(context, labels, scale);
    return labels;
  }

  /* The point within a few pixels of a place in the view, -1 for none. */
  function pointAt(shapes, painting, map, position) {
    const reach = (POINT + 3) * painting.style.scale;
    const { first, status } = painting.points;
    let [nearest, found] = [reach * reach, -1];
    for (let at = 0; shapes.points && at < status.length; at += 1) {
      if (status[at] === "-") continue;
      const there = map.latLngToContainerPoint(window.areaLatLng(shapes.points, first + at));
      const away = (there.x - position.x) ** 2 + (there.y - position.y) ** 2;
      if (away <= nearest) [nearest, found] = [away, first + at];
    }
    return found;
  }

  window.drawAreaOutlines = drawOutlines;
  window.drawAreaOverlay = drawOverlay;
  window.areaPointAt = pointAt;
})();
