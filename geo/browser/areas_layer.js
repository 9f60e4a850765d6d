/* Draws the units of a map once and paints them as often as asked.
 *
 * drawAreas(map, source, bounds, name) gives a promise of an AreaMap. `source` is the address of the file that
 * geo/geometry_file.py writes, or what it holds; `bounds` frame all units; under `name` the page around the map's frame
 * keeps the style and the painting (window.sonroiMaps, see pages/common/map_hand_over.js). Without one, paint() is
 * called with what geo/map.py gives. Every text from a file reaches the screen through textContent or a canvas, never
 * as HTML.
 */
"use strict";

(function () {
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

  class AreaMap {
    constructor(map, bounds) {
      this.map = map;
      this.bounds = L.latLngBounds(bounds);
      this.target = this.bounds; // what the map shows until the user moves it
      // on the map at once though empty: streamlit-folium listens only to layers that are there at the start
      this.clicks = L.geoJSON(null).addTo(map);
      this.tip = box("area-tip", map.getContainer());
      this.note = box("area-note", map.getContainer());
      this.failure = box("area-failure", map.getContainer());
      this.room = 0; // pixels that the note takes at the bottom
      this.labels = [];
      this.listen();
      this.fit();
    }

    listen() {
      this.map.on("mousemove", (event) => this.hover(event.latlng, event.containerPoint));
      this.map.on("mouseout", () => this.hover(null));
      this.map.on("click", (event) => this.click(event.latlng));
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

    /* The units looked at fill the frame until the user has moved the map; beyond all units there is nothing to see. */
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

    async load(source) {
      let content = source;
      if (typeof source === "string") {
        const answer = await fetch(source);
        if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
        content = await answer.json();
      }
      this.shapes = new AreaShapes(content, this.bounds);
      this.fills = this.canvas(drawAreaFills);
      this.outlines = this.canvas(drawAreaOutlines);
      this.overlay = this.canvas((...asked) => { this.labels = drawAreaOverlay(...asked); });
    }

    canvas(draw) {
      return new AreaCanvas(this.shapes, (context, view) => {
        if (this.painting) draw(context, this.shapes, this.painting, view);
      }).addTo(this.map);
    }

    paint(style, painting) {
      this.painting = new AreaPainting(style, painting);
      const container = this.map.getContainer();
      container.style.background = style.ground;
      container.style.setProperty("--scale", style.scale);
      container.setAttribute("aria-label", style.words.map);
      container.lang = style.language;
      this.label(style.words);
      this.say(style.note);
      write(this.failure, [this.shapes ? "" : style.words.no_boundaries]);
      if (!this.shapes) return;
      this.look();
      this.show();
      this.fills.redraw();
      if (this.outlined !== style.scale) this.outlines.redraw();
      this.outlined = style.scale;
      this.overlay.redraw();
      if (this.hovered) this.hover(...this.hovered);
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

    /* Goes where the painting looks, once: a repainting leaves the map where its user moved it. */
    look() {
      const { focus, turn } = this.painting;
      const asked = `${focus}:${turn}`;
      this.looked = asked !== (this.asked ?? ":0");
      this.asked = asked;
      if (!this.looked) return;
      const bounds = focus.reduce((all, unit) => all.extend(this.shapes.boundsOf(unit)), L.latLngBounds([]));
      // a lone unit is shown among its neighbours
      this.target = bounds.isValid() ? bounds.pad(focus.length === 1 ? 1 : 0.05) : this.bounds;
      this.moved = false;
      this.fit();
    }

    /* A unit that is chosen elsewhere on the page, and cannot be seen, is moved to. */
    show() {
      const { selected } = this.painting;
      const unit = this.shapes.place.get(selected);
      if (unit !== undefined && selected !== this.selected && !this.looked) {
        const bounds = this.shapes.boundsOf(unit);
        if (!this.map.getBounds().intersects(bounds)) this.map.panTo(bounds.getCenter());
      }
      this.selected = selected;
    }

    /* The server is told the code: the shape is known there. */
    click(latlng) {
      const unit = this.shapes ? this.shapes.at(latlng) : -1;
      if (unit < 0) return;
      const feature = { type: "Feature", properties: { code: this.shapes.codes[unit] }, geometry: null };
      this.clicks.fire("click", { latlng, layer: { toGeoJSON: () => feature } });
    }

    hover(latlng, at) {
      const unit = latlng && this.shapes ? this.shapes.at(latlng) : -1;
      this.hovered = latlng && [latlng, at];
      this.map.getContainer().classList.toggle("over-area", unit >= 0);
      write(this.tip, this.painting && latlng && this.shapes ? this.describe(unit, at) : []);
      if (this.tip.hidden) return;
      const size = this.map.getSize();
      const [width, height] = [this.tip.offsetWidth, this.tip.offsetHeight];
      const left = at.x + 16 + width > size.x ? at.x - 16 - width : at.x + 16;
      const top = Math.min(at.y + 12, size.y - height - 4);
      L.DomUtil.setPosition(this.tip, L.point(Math.max(left, 4), Math.max(top, 4)));
    }

    describe(unit, at) {
      const point = areaPointAt(this.shapes, this.painting, this.map, at);
      if (point >= 0) return this.painting.describePoint(point, this.shapes.points);
      return unit < 0 ? [] : this.painting.describe(unit, this.shapes);
    }
  }

  /* Paints what the page around the frame keeps under a name, now and whenever it is told. */
  function follow(areas, name) {
    const maps = (window.parent.sonroiMaps ??= {});
    const held = (maps[name] ??= {});
    held.frame = window.frameElement;
    held.changed = () => {
      if (held.style && held.painting) areas.paint(held.style, held.painting);
    };
    held.changed();
  }

  window.drawAreas = async function (map, source, bounds, name) {
    const areas = new AreaMap(map, bounds);
    try {
      await areas.load(source);
    } catch (error) {
      console.error(error); // paint() says it to the user, in the language of the screen
    }
    if (name) follow(areas, name);
    return areas;
  };
})();
