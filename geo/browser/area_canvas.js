/* A canvas over the whole map that draws itself anew when the map has moved, and when it is told to.
 *
 * `draw(context, view)` is given the view in which pixels count from AreaShapes.pixels(zoom).origin.
 */
"use strict";

(function () {
  window.AreaCanvas = L.Renderer.extend({
    options: { padding: 0.1, pane: "overlayPane" },

    initialize(shapes, draw) {
      L.Renderer.prototype.initialize.call(this, {});
      this.shapes = shapes;
      this.draw = draw;
    },

    getEvents() {
      return { ...L.Renderer.prototype.getEvents.call(this), move: this._follow };
    },

    _initContainer() {
      this._container = L.DomUtil.create("canvas", "area-canvas");
      this.context = this._container.getContext("2d");
    },

    _destroyContainer() {
      L.Util.cancelAnimFrame(this.asked);
      this._container.remove();
    },

    /* Dragged beyond what is drawn. */
    _follow() {
      if (this._map._animatingZoom) return;
      const size = this._map.getSize();
      const seen = L.bounds(
        this._map.containerPointToLayerPoint([0, 0]),
        this._map.containerPointToLayerPoint(size),
      );
      if (!this._bounds.contains(seen)) this._update();
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      this.asked ??= L.Util.requestAnimFrame(this.redraw, this);
    },

    /* Now; what was asked for the next frame is done with it. The canvas is moved as it is drawn, not before. */
    redraw() {
      L.Util.cancelAnimFrame(this.asked);
      this.asked = null;
      if (!this._map || !this._bounds || this._map._animatingZoom) return; // drawn when the zoom has ended
      const { context, _bounds: bounds } = this;
      const ratio = window.devicePixelRatio || 1;
      const size = bounds.getSize();
      L.DomUtil.setPosition(this._container, bounds.min);
      this._fitTo(size, ratio);
      const kept = this.shapes.pixels(this._zoom);
      const corner = this._map.getPixelOrigin().add(bounds.min).subtract(kept.origin);
      context.setTransform(ratio, 0, 0, ratio, -corner.x * ratio, -corner.y * ratio);
      const box = [corner.x, corner.y, corner.x + size.x, corner.y + size.y];
      this.draw(context, this._viewOf(kept, box, ratio));
    },

    /* The same view as long as the map stays: what is worked out of it is kept in it. */
    _viewOf(kept, box, ratio) {
      const asked = `${kept.zoom} ${box} ${ratio}`;
      if (asked !== this.view?.asked) this.view = { ...kept, box, ratio, asked };
      return this.view;
    },

    _fitTo(size, ratio) {
      const { _container: canvas, context } = this;
      const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
      if (canvas.width === width && canvas.height === height) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, width, height);
        return;
      }
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    },
  });
})();
