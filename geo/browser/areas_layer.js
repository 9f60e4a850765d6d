/* Draws the areas of a map once and paints them as often as asked.
 *
 * drawAreas(map, url, bounds) gives a promise of an AreaMap; geo/map.py says what paint() is given.
 * Every text from a file reaches the screen through textContent, never as HTML.
 */
"use strict";

(function () {
  const PALE = "-."; // no data, and not to be looked at now

  /* A line drawn inside its own area only: otherwise the neighbour drawn later paints over it, dashes first of all. */
  const InsideCanvas = L.Canvas.extend({
    _fillStroke(context, path) {
      const style = path.options;
      if (!style.inside) return L.Canvas.prototype._fillStroke.call(this, context, path);
      context.globalAlpha = 1;
      context.fillStyle = style.fillColor;
      context.fill("evenodd");
      context.save();
      context.clip("evenodd");
      context.setLineDash(style._dashArray || []);
      context.lineWidth = style.weight * 2; // the outer half is clipped away
      context.lineJoin = "round";
      context.strokeStyle = style.color;
      context.stroke();
      context.restore();
    },
  });

  function box(className, parent) {
    const element = L.DomUtil.create("div", className, parent);
    element.hidden = true;
    return element;
  }

  function write(element, lines) {
    element.replaceChildren(...lines.filter(Boolean).map((line) => {
      const row = document.createElement("div");
      row.textContent = line;
      return row;
    }));
    element.hidden = element.childElementCount === 0;
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  class AreaMap {
    constructor(map, bounds) {
      this.map = map;
      this.bounds = L.latLngBounds(bounds);
      this.canvas = new InsideCanvas({ padding: 0.5 });
      this.byCode = new Map();
      this.paths = [];
      this.target = this.bounds; // what the map shows until the user moves it
      // on the map at once though empty: streamlit-folium listens only to layers that are there at the start
      this.layer = L.geoJSON(null, {
        style: { renderer: this.canvas, smoothFactor: 0, inside: true, weight: 0.5, color: "#BFC5CA", fillColor: "#EEF0F2" },
        onEachFeature: (feature, path) => this.remember(feature, path),
      }).addTo(map);
      this.outlines = L.layerGroup().addTo(map);
      this.lines = L.layerGroup().addTo(map);
      this.mark = L.layerGroup().addTo(map);
      this.tip = box("area-tip", map.getContainer());
      this.note = box("area-note", map.getContainer());
      this.failure = box("area-failure", map.getContainer());
      this.room = 0; // pixels that the note takes at the bottom
      this.listen();
      this.fit();
    }

    remember(feature, path) {
      const code = feature.properties.code;
      path.place = this.paths.length; // paintings list the areas in the order of the file
      this.paths.push(path);
      this.byCode.set(code, path);
      // a click sends this to the server: the code is enough, the polygon is known there
      path.toGeoJSON = () => ({ type: "Feature", properties: { code }, geometry: null });
    }

    listen() {
      this.layer.on("mouseover mousemove", (event) => this.hover(event.layer, event.containerPoint));
      this.layer.on("mouseout", () => this.hover(null));
      this.map.on("movestart", () => {
        this.hover(null);
        this.moved = this.moved || !this.fitting;
      });
      // Leaflet takes the focus at every press of the mouse: the ring is for those who came by the keyboard
      const container = this.map.getContainer();
      container.addEventListener("mousedown", () => container.classList.remove("by-keyboard"));
      container.addEventListener("keyup", () => container.classList.add("by-keyboard"));
      new ResizeObserver(() => this.resize()).observe(container);
    }

    /* Leaflet moves the map to keep its centre: that is not the user's doing. */
    resize() {
      this.fitting = true;
      this.map.invalidateSize();
      this.fit();
    }

    /* The areas looked at fill the frame until the user has moved the map; beyond all areas there is nothing to see. */
    fit() {
      const size = this.map.getSize();
      if (!size.x || !size.y) return;
      this.fitting = true;
      this.map.setMinZoom(0);
      const [above, below] = [L.point(10, 10), L.point(10, 10 + this.room)];
      if (!this.moved) {
        this.map.fitBounds(this.target, { paddingTopLeft: above, paddingBottomRight: below, animate: false });
      }
      this.map.setMinZoom(Math.min(this.map.getZoom(), this.map.getBoundsZoom(this.bounds, false, above.add(below))));
      this.map.setMaxBounds(this.bounds.pad(0.25));
      this.fitting = false;
    }

    async load(url) {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      this.collection = await answer.json();
      this.layer.addData(this.collection);
    }

    paint(painting) {
      this.painting = painting;
      const container = this.map.getContainer();
      container.style.background = painting.ground;
      container.style.setProperty("--scale", painting.scale);
      container.setAttribute("aria-label", painting.words.map);
      container.lang = painting.language;
      this.label(painting.words);
      this.say(painting.note);
      write(this.failure, [this.collection ? "" : painting.words.no_boundaries]);
      if (!this.collection) return;
      this.colour();
      this.outline();
      this.connect();
      this.look();
      this.select();
      if (this.hovered) this.hover(this.hovered, this.at);
    }

    /* Nothing that is looked at lies below the note. */
    say(note) {
      write(this.note, [note]);
      if (this.note.offsetHeight === this.room) return;
      this.room = this.note.offsetHeight;
      this.fit();
    }

    label(words) {
      if (this.zoom && this.zoom.options.zoomInTitle === words.zoom_in) return;
      if (this.zoom) this.zoom.remove();
      this.zoom = L.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(this.map);
    }

    colour() {
      const { scale, statuses } = this.painting;
      const styles = Object.fromEntries(Object.entries(statuses).map(([key, status]) => [key, {
        fillColor: status.fill,
        color: status.line,
        weight: (status.dashed ? 1.8 : 0.5) * scale,
        dashArray: status.dashed ? `${5 * scale} ${4 * scale}` : null,
      }]));
      this.layer.eachLayer((path) => path.setStyle(styles[this.statusOf(path)]));
    }

    /* White under dark: seen on every colour an area may have. */
    cased(geojson, casing, line) {
      return [casing, line].map((style) => L.geoJSON(geojson, {
        interactive: false,
        style: { renderer: this.canvas, smoothFactor: 0, fill: false, opacity: 1, ...style },
      }));
    }

    outline() {
      const { scale } = this.painting;
      if (this.drawnAt === scale) return;
      this.drawnAt = scale;
      this.outlines.clearLayers();
      this.cased(
        this.collection.outlines,
        { color: "#FFFFFF", weight: 2.8 * scale },
        { color: "#30363C", weight: 1.4 * scale },
      ).forEach((layer) => this.outlines.addLayer(layer));
    }

    /* Straight lines from area to area, with a dot at the end that is learnt from. */
    connect() {
      const { lines, scale } = this.painting;
      this.lines.clearLayers();
      if (!lines.length) return;
      const at = (place) => this.paths[place].feature.properties.at;
      const coordinates = lines.map(([from, to]) => [at(from), at(to)]);
      this.cased(
        { type: "MultiLineString", coordinates },
        { color: "#FFFFFF", weight: 4 * scale },
        { color: "#1F2328", weight: 1.8 * scale },
      ).forEach((layer) => this.lines.addLayer(layer));
      new Set(lines.map(([, to]) => to)).forEach((place) => this.lines.addLayer(L.circleMarker(
        L.GeoJSON.coordsToLatLng(at(place)),
        {
          renderer: this.canvas, interactive: false, radius: 4.5 * scale,
          color: "#FFFFFF", weight: 1.5 * scale, fillColor: "#1F2328", fillOpacity: 1,
        },
      )));
    }

    /* Goes where the painting looks, once: a repainting leaves the map where its user moved it. */
    look() {
      const { focus, turn } = this.painting;
      const asked = `${focus}:${turn}`;
      this.looked = asked !== (this.asked ?? ":0");
      this.asked = asked;
      if (!this.looked) return;
      const bounds = focus.reduce((all, place) => all.extend(this.paths[place].getBounds()), L.latLngBounds([]));
      // a lone area is shown among its neighbours
      this.target = bounds.isValid() ? bounds.pad(focus.length === 1 ? 1 : 0.05) : this.bounds;
      this.moved = false;
      this.fit();
    }

    select() {
      const { selected, scale } = this.painting;
      const path = this.byCode.get(selected);
      this.mark.clearLayers();
      if (path) {
        this.cased(path.feature, { color: "#000000", weight: 8 * scale }, { color: "#FFFFFF", weight: 3.4 * scale })
          .forEach((layer) => this.mark.addLayer(layer));
        const unseen = !this.map.getBounds().intersects(path.getBounds());
        if (unseen && selected !== this.selected && !this.looked) this.map.panTo(path.getBounds().getCenter());
      }
      this.selected = selected;
    }

    statusOf(path) {
      return this.painting.status[path.place];
    }

    hover(path, at) {
      this.hovered = path;
      this.at = at;
      write(this.tip, path && this.painting && at ? this.describe(path) : []);
      if (this.tip.hidden) return;
      const size = this.map.getSize();
      const [width, height] = [this.tip.offsetWidth, this.tip.offsetHeight];
      const left = at.x + 16 + width > size.x ? at.x - 16 - width : at.x + 16;
      const top = Math.min(at.y + 12, size.y - height - 4);
      L.DomUtil.setPosition(this.tip, L.point(Math.max(left, 4), Math.max(top, 4)));
    }

    describe(path) {
      const { painting } = this;
      const { words, language } = painting;
      const names = path.feature.properties;
      const amphoe = names[`amphoe_${language}`];
      const lines = [
        fill(words.tambon, { name: names[language] || names.code }),
        amphoe && fill(words.amphoe, { name: amphoe }),
        painting.statuses[this.statusOf(path)].label,
      ];
      if (PALE.includes(this.statusOf(path))) return lines;
      const at = path.place;
      const agencies = painting.sets[painting.set[at]].map((agency) => painting.agencies[agency]).join(", ");
      return [...lines, agencies, this.coverage(painting.supported[at], painting.villages[at])];
    }

    coverage(supported, villages) {
      const { words } = this.painting;
      return villages ? fill(words.coverage, { supported, villages }) : words.no_villages;
    }
  }

  window.drawAreas = async function (map, url, bounds) {
    const areas = new AreaMap(map, bounds);
    try {
      await areas.load(url);
    } catch (error) {
      console.error(error); // paint() says it to the user, in the language of the screen
    }
    return areas;
  };
})();
