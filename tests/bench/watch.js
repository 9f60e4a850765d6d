/* Runs in a page that is measured, before the page's own scripts: notes when it is painted and what its socket carries.
 *
 * window.benchKind, set before, says what the page is. Times are milliseconds since the navigation began.
 */
"use strict";

(function () {
  if (window !== window.top) return;
  const LONGEST = 300000;
  const frame = () => document.querySelector("iframe");

  let seen = {};

  /* Notes when a map begins to paint and when it has. */
  function timed(areas) {
    const paint = areas.paint.bind(areas);
    areas.paint = (...given) => {
      const start = performance.now();
      paint(...given);
      bench.paints.push([start, performance.now()]);
    };
    return areas;
  }

  /* Each gives something that is another once another painting is there, and undefined before the first. */
  const states = {
    floor: () => document.querySelector("#answer")?.textContent,
    dashboard: () => {
      const inside = frame()?.contentWindow;
      if (inside?.areas && inside.benchWaits !== inside.areas) {
        inside.benchWaits = inside.areas;
        inside.areas.then((areas) => { inside.benchAreas = timed(areas); });
      }
      const now = inside?.benchAreas?.shapes && inside.benchAreas.painting;
      if (now && now !== seen.painting) {
        // the same colours painted again, in another language say, are no other painting
        seen = { painting: now, content: JSON.stringify(Object.values(window.sonroiMaps).map((map) => map.painting)) };
      }
      return now ? seen.content : undefined;
    },
    naive: () => {
      const paths = frame()?.contentDocument?.getElementsByTagName("path") ?? [];
      return paths.length > 100 ? paths[0] : undefined; // folium builds them all anew, at once
    },
  };

  const bench = { sent: [], received: [], paints: [], first: null };
  const state = states[window.benchKind];
  const nextFrame = () => new Promise(requestAnimationFrame);

  async function painted(before) {
    const start = performance.now();
    for (;;) {
      await nextFrame();
      const now = state();
      if (now !== undefined && now !== before) break;
      if (performance.now() - start > LONGEST) throw new Error("not painted");
    }
    await nextFrame();
    return performance.now();
  }

  bench.change = async (label) => {
    const pills = [...document.querySelectorAll('[data-testid="stButtonGroup"] button')];
    const before = state();
    bench.sent.length = bench.received.length = bench.paints.length = 0;
    const start = performance.now();
    pills.find((pill) => pill.textContent.trim() === label).click();
    const end = await painted(before);
    return { start, end };
  };

  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...options) {
      super(...options);
      this.addEventListener("message", () => bench.received.push(performance.now()));
    }

    send(data) {
      bench.sent.push(performance.now());
      super.send(data);
    }
  };

  window.bench = bench;
  painted(undefined).then((time) => { bench.first = time; });
})();
