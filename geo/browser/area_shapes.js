/* The units of a map as typed arrays: corners in the world's square (0 to 1, as Leaflet projects), boxes, pixels.
 *
 * Reads what geo/geometry_file.py writes. A unit is what an odd number of its rings surround.
 */
"use strict";

(function () {
  const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const VALUE = new Uint8Array(128);
  [...SIGNS].forEach((sign, value) => { VALUE[sign.charCodeAt(0)] = value; });
  const PIXELS_OF_WORLD = 256; // at zoom 0
  const GRID = 2; // corners are drawn to the half of a pixel, and those that fall together once

  function numbers(text) {
    const found = new Int32Array(text.length);
    let count = 0;
    for (let at = 0; at < text.length; count += 1) {
      let [value, shift, part] = [0, 0, 32];
      while (part >= 32) {
        part = VALUE[text.charCodeAt(at)];
        value |= (part & 31) << shift;
        shift += 5;
        at += 1;
      }
      found[count] = (value >>> 1) ^ -(value & 1);
    }
    return found.subarray(0, count);
  }

  function starts(sizes) {
    const found = new Int32Array(sizes.length + 1);
    for (let at = 0; at < sizes.length; at += 1) found[at + 1] = found[at] + sizes[at];
    return found;
  }

  function worldX(longitude) {
    return (longitude + 180) / 360;
  }

  function worldY(latitude) {
    return 0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);
  }

  function latitudeOf(y) {
    return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  }

  /* Steps from point to point, longitude and latitude in turn. */
  function corners(text, step) {
    const steps = numbers(text);
    const count = steps.length / 2;
    const [xs, ys] = [new Float64Array(count), new Float64Array(count)];
    let [longitude, latitude] = [0, 0];
    for (let at = 0; at < count; at += 1) {
      longitude += steps[2 * at];
      latitude += steps[2 * at + 1];
      xs[at] = worldX(longitude * step);
      ys[at] = worldY(latitude * step);
    }
    return { xs, ys };
  }

  /* Rings or lines at one zoom, in pixels from the origin. Neighbours share their corners, so they stay neighbours. */
  function inPixels({ xs, ys, starts: from }, scale, origin) {
    const [px, py] = [new Float32Array(xs.length), new Float32Array(xs.length)];
    const ends = new Int32Array(from.length);
    let count = 0;
    for (let ring = 0; ring + 1 < from.length; ring += 1) {
      const first = count;
      for (let at = from[ring]; at < from[ring + 1]; at += 1) {
        const x = Math.round(GRID * (xs[at] * scale - origin.x)) / GRID;
        const y = Math.round(GRID * (ys[at] * scale - origin.y)) / GRID;
        if (count > first && px[count - 1] === x && py[count - 1] === y) continue;
        px[count] = x;
        py[count] = y;
        count += 1;
      }
      ends[ring + 1] = count;
    }
    return { xs: px, ys: py, starts: ends };
  }

  /* West, north, east, south of each of the things whose rings (or lines) are `ringsOf`. */
  function boxesOf({ xs, ys, starts: from }, ringsOf) {
    const boxes = new Float64Array(4 * (ringsOf.length - 1));
    for (let one = 0; one + 1 < ringsOf.length; one += 1) {
      let [west, north, east, south] = [1, 1, 0, 0];
      for (let at = from[ringsOf[one]]; at < from[ringsOf[one + 1]]; at += 1) {
        if (xs[at] < west) west = xs[at];
        if (xs[at] > east) east = xs[at];
        if (ys[at] < north) north = ys[at];
        if (ys[at] > south) south = ys[at];
      }
      boxes.set([west, north, east, south], 4 * one);
    }
    return boxes;
  }

  /* Which of these boxes touch a view. */
  function boxesIn(boxes, { scale, origin, box }) {
    const [west, north] = [(box[0] + origin.x) / scale, (box[1] + origin.y) / scale];
    const [east, south] = [(box[2] + origin.x) / scale, (box[3] + origin.y) / scale];
    const found = [];
    for (let one = 0, at = 0; at < boxes.length; one += 1, at += 4) {
      const outside = boxes[at] > east || boxes[at + 2] < west || boxes[at + 1] > south || boxes[at + 3] < north;
      if (!outside) found.push(one);
    }
    return found;
  }

  class AreaShapes {
    constructor(content, bounds) {
      this.bounds = bounds;
      Object.assign(this, { codes: content.codes, names: content, count: content.codes.length });
      this.place = new Map(content.codes.map((code, at) => [code, at]));
      this.villages = content.villages;
      this.ringsOf = starts(numbers(content.rings));
      this.rings = { ...corners(content.corners, content.step), starts: starts(numbers(content.sizes)) };
      const { outlines, points } = content;
      this.outlines = { ...corners(outlines.corners, content.step), starts: starts(numbers(outlines.sizes)) };
      this.middles = corners(content.at, content.step);
      this.points = points && { ...points, ...corners(points.at, content.step) };
      this.boxes = boxesOf(this.rings, this.ringsOf);
      this.outlines.boxes = boxesOf(this.outlines, Int32Array.from(this.outlines.starts.keys()));
      this.bySize = this.largestFirst();
      this.usual = this.sizeOf(this.bySize[this.count >> 1]) ** 0.5; // across, of the unit in the middle
    }

    largestFirst() {
      const sizes = Float64Array.from({ length: this.count }, (_, unit) => this.sizeOf(unit));
      return Int32Array.from({ length: this.count }, (_, unit) => unit).sort((one, other) => sizes[other] - sizes[one]);
    }

    sizeOf(unit) {
      const [west, north, east, south] = this.box(unit);
      return (east - west) * (south - north);
    }

    box(unit) {
      return this.boxes.subarray(4 * unit, 4 * unit + 4);
    }

    boundsOf(unit) {
      const [west, north, east, south] = this.box(unit);
      const corner = (x, y) => [latitudeOf(y), x * 360 - 180];
      return L.latLngBounds(corner(west, south), corner(east, north));
    }

    middleOf(unit) {
      return window.areaLatLng(this.middles, unit);
    }

    /* The unit at a place, -1 for none. Boxes are looked through one by one: for 7,425 that takes microseconds. */
    at({ lat, lng }) {
      const { boxes } = this;
      const [x, y] = [worldX(lng), worldY(lat)];
      for (let unit = 0, at = 0; unit < this.count; unit += 1, at += 4) {
        const inside = x >= boxes[at] && y >= boxes[at + 1] && x <= boxes[at + 2] && y <= boxes[at + 3];
        if (inside && this.surrounds(unit, x, y)) return unit;
      }
      return -1;
    }

    surrounds(unit, x, y) {
      const { ringsOf, rings: { xs, ys, starts: from } } = this;
      let inside = false;
      for (let ring = ringsOf[unit]; ring < ringsOf[unit + 1]; ring += 1) {
        for (let at = from[ring], before = from[ring + 1] - 1; at < from[ring + 1]; before = at, at += 1) {
          if (ys[at] > y === ys[before] > y) continue;
          if (x < ((xs[before] - xs[at]) * (y - ys[at])) / (ys[before] - ys[at]) + xs[at]) inside = !inside;
        }
      }
      return inside;
    }

    /* Everything in pixels at a zoom, counted from `origin`; kept until another zoom is asked for. */
    pixels(zoom) {
      if (this.kept?.zoom === zoom) return this.kept;
      const scale = PIXELS_OF_WORLD * 2 ** zoom;
      const [west, north] = [worldX(this.bounds.getWest()), worldY(this.bounds.getNorth())];
      const origin = L.point(Math.floor(west * scale), Math.floor(north * scale));
      const rings = inPixels(this.rings, scale, origin);
      const outlines = inPixels(this.outlines, scale, origin);
      this.kept = { zoom, scale, origin, rings, outlines, paths: [] };
      return this.kept;
    }
  }

  window.AreaShapes = AreaShapes;
  window.areaBoxesIn = boxesIn;
  window.areaLatLng = ({ xs, ys }, at) => L.latLng(latitudeOf(ys[at]), xs[at] * 360 - 180);
})();
