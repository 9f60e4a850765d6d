/* The carried file: draws the map, and joins it with the tables and with the tambon that is chosen.
 *
 * Nothing is fetched: all data stands in the file itself.
 */
"use strict";

(function () {
  const { Cells, Listing, Place, make } = window.sonroiPack;
  const PAPER = 1500; // pixels that the map on paper is wide
  const FINER = 2; // times as large as on the screen, type and lines

  const byId = (id) => document.getElementById(id);

  /* Large data is deflated; then the element is no JSON. */
  async function read(element) {
    if (element.type === "application/json") return JSON.parse(element.textContent);
    const bytes = Uint8Array.from(atob(element.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await new Response(stream).text());
  }

  class Pack {
    constructor(data) {
      this.data = data;
      this.chosen = "";
      this.cells = new Map(
        data.tables.map((table) => [table.name, new Cells(table, data.statuses, data.language)]),
      );
      this.place = new Place(this);
      this.listings = [...this.cells.values()].map((cells) => new Listing(this, cells));
      this.tools();
      this.place.describe();
      window.addEventListener("beforeprint", () => this.print(true));
      window.addEventListener("afterprint", () => this.print(false));
    }

    badge(status) {
      const { label, marked } = this.data.statuses[status] ?? { label: status, marked: false };
      return make("span", `badge${marked ? " marked" : ""} s-${status}`, label);
    }

    tools() {
      const { words, drawing } = this.data;
      const press = (text, act) => {
        const button = make("button", "", text);
        button.type = "button";
        button.addEventListener("click", act);
        return button;
      };
      const buttons = [press(words.print, () => window.print())];
      if (drawing) buttons.unshift(press(words.whole, () => this.whole()));
      byId("tools").append(...buttons, make("span", "note", words.printed));
    }

    async draw() {
      const { drawing } = this.data;
      if (!drawing) return;
      const map = L.map("map", { zoomControl: false, attributionControl: false, zoomSnap: 0.25, maxZoom: 15 });
      map.fitBounds(drawing.bounds);
      window.areas = drawAreas(map, drawing.geometry, drawing.bounds);
      this.areas = await window.areas;
      this.areas.clicks.on("click", ({ layer }) => this.choose(layer.toGeoJSON().properties.code, false));
      this.paint(1);
    }

    paint(scale) {
      const { style, painting } = this.data.drawing;
      const shown = { ...painting, selected: this.chosen || null, points: this.points() };
      this.areas.paint({ ...style, scale }, shown);
    }

    /* The villages of the tambon that is chosen, where their place is known; those of all would hide the map. */
    points() {
      const { geometry, painting: { points } } = this.data.drawing;
      if (!points || !this.chosen) return undefined;
      const codes = geometry.points.codes.slice(points.first, points.first + points.status.length);
      const first = codes.findIndex((code) => code.startsWith(this.chosen));
      if (first < 0) return undefined;
      const rest = codes.slice(first).findIndex((code) => !code.startsWith(this.chosen));
      const end = rest < 0 ? codes.length : first + rest;
      return { first: points.first + first, status: points.status.slice(first, end) };
    }

    whole() {
      this.choose("", false);
      this.areas.moved = false;
      this.areas.fit();
    }

    /* Marks the tambon everywhere and says what is known of it. */
    choose(code, fromTable) {
      this.chosen = code;
      if (this.areas) this.paint(1);
      this.listings.forEach((listing) => listing.mark(code));
      this.place.describe();
      if (!fromTable) return;
      byId("picture").scrollIntoView({ block: "nearest" });
      byId("place").focus({ preventScroll: true });
    }

    print(printing) {
      document.body.classList.toggle("printing", printing);
      this.listings.forEach((listing) => listing.print(printing));
      if (this.areas && printing) this.picture();
    }

    /* What the map shows, drawn large and put into a canvas of its own that stands on the paper in its place: a map
     * cannot be redrawn while it is printed. All at once, so that nobody sees it. */
    picture() {
      const { areas } = this;
      const container = areas.map.getContainer();
      const seen = { bounds: areas.map.getBounds(), centre: areas.map.getCenter(), zoom: areas.map.getZoom() };
      container.style.width = `${PAPER}px`;
      container.style.setProperty("height", `${Math.round(PAPER * this.shape())}px`, "important");
      this.look(() => areas.map.fitBounds(seen.bounds, { animate: false }));
      this.paint(FINER);
      this.copy(container);
      container.style.width = "";
      container.style.removeProperty("height");
      this.look(() => areas.map.setView(seen.centre, seen.zoom, { animate: false }));
      this.paint(1);
    }

    /* Takes the new size; where its user moved the map, he sees what he chose. */
    look(there) {
      const { areas } = this;
      areas.resize();
      if (!areas.moved) return;
      areas.fitting = true;
      there();
      areas.fitting = false;
    }

    /* How high the areas are for their width, as far as a page has room. */
    shape() {
      const { map, bounds } = this.areas;
      const size = map.project(bounds.getSouthEast(), 10).subtract(map.project(bounds.getNorthWest(), 10));
      return Math.min(Math.max(size.y / size.x, 0.6), 1.2);
    }

    copy(container) {
      const box = container.getBoundingClientRect();
      const [left, top] = [box.left + container.clientLeft, box.top + container.clientTop];
      const paper = byId("paper");
      [paper.width, paper.height] = [container.clientWidth, container.clientHeight];
      container.querySelectorAll("canvas").forEach((canvas) => {
        const own = canvas.getBoundingClientRect();
        paper.getContext("2d").drawImage(canvas, own.left - left, own.top - top, own.width, own.height);
      });
    }
  }

  function fail(text) {
    byId("failure").textContent = text;
    byId("failure").hidden = false;
  }

  async function open() {
    const element = byId("data");
    const pack = new Pack(await read(element));
    await pack.draw();
    return pack;
  }

  window.pack = open().catch((error) => {
    console.error(error);
    fail(document.body.dataset.tooOld);
  });
})();
