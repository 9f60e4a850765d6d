// The controls of the hall view (bar.py): buttons, keys, full screen. Keys work in the map's frame too.
"use strict";

const STEP_BACK = ["ArrowLeft", "PageUp"];
const STEP_ON = ["ArrowRight", "PageDown"];
const bars = new WeakMap();

class Bar {
  constructor(parent) {
    this.turn = -1; // of the last step taken here; the server's answer to an earlier one is late
    this.at = 0;
    this.root = document.createElement("div");
    this.root.className = "hall-bar";
    this.root.setAttribute("role", "toolbar");
    this.place = document.createElement("output");
    this.back = this.button("◀", () => this.step(this.at - 1));
    this.on = this.button("▶", () => this.step(this.at + 1));
    this.screen = this.button("⛶", () => this.toggle());
    this.out = this.button("✕", () => this.leave("leave", true));
    this.screen.hidden = !document.fullscreenEnabled;
    this.root.append(this.back, this.place, this.on, this.screen, this.out);
    parent.append(this.root);
    this.frames = new Set();
    this.keys = (event) => this.press(event);
    this.entered = () => this.listenInFrame();
    this.changed = () => this.label();
    document.addEventListener("keydown", this.keys, true);
    document.addEventListener("fullscreenchange", this.changed);
    window.addEventListener("blur", this.entered); // the focus may have gone into the map's frame
    this.entered();
  }

  button(sign, act) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = sign;
    element.addEventListener("click", act);
    return element;
  }

  update({ data, setStateValue, setTriggerValue }) {
    this.tell = setStateValue;
    this.leave = setTriggerValue;
    this.words = data.words;
    this.count = data.count;
    if (data.turn >= this.turn) [this.at, this.turn] = [data.at, data.turn];
    this.label();
  }

  step(to) {
    const at = Math.max(0, Math.min(to, this.count - 1));
    if (at === this.at) return;
    this.at = at;
    this.turn += 1;
    this.label();
    this.tell("slide", { at, turn: this.turn });
  }

  label() {
    const { words } = this;
    const full = document.fullscreenElement !== null;
    const names = [words.previous, words.next, full ? words.window : words.full_screen, words.leave];
    [this.back, this.on, this.screen, this.out].forEach((element, place) => {
      element.title = names[place];
      element.setAttribute("aria-label", names[place]);
    });
    this.root.setAttribute("aria-label", words.controls);
    this.screen.setAttribute("aria-pressed", full);
    // not disabled: the focus would be lost at the first and the last slide
    this.back.setAttribute("aria-disabled", this.at === 0);
    this.on.setAttribute("aria-disabled", this.at === this.count - 1);
    this.place.textContent = `${this.at + 1}/${this.count}`;
    this.place.setAttribute("aria-label", words.place.replace("{at}", this.at + 1).replace("{n}", this.count));
  }

  toggle() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return; // with Shift the arrows move the map
    const inside = event.currentTarget !== document;
    if (STEP_BACK.includes(event.key)) this.step(this.at - 1);
    else if (STEP_ON.includes(event.key)) this.step(this.at + 1);
    else if (event.key === "Home") this.step(0);
    else if (event.key === "End") this.step(this.count - 1);
    else if (event.key === "Escape" && !document.fullscreenElement) this.close();
    else if (event.key === "Enter" && inside && event.target.matches(".leaflet-container")) this.pick(event.target);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /* The card of a tambon, if one is open. */
  close() {
    document.querySelector(".st-key-hall_close button")?.click();
  }

  /* The tambon in the middle of the map, as a click there. */
  pick(map) {
    const box = map.getBoundingClientRect();
    const at = { bubbles: true, cancelable: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
    const target = map.ownerDocument.elementFromPoint(at.clientX, at.clientY) ?? map;
    for (const type of ["mousemove", "mousedown", "mouseup", "click"]) {
      target.dispatchEvent(new map.ownerDocument.defaultView.MouseEvent(type, at));
    }
  }

  listenInFrame() {
    setTimeout(() => {
      const inside = document.activeElement?.contentDocument;
      if (!inside || this.frames.has(inside)) return;
      this.frames.add(inside);
      inside.addEventListener("keydown", this.keys, true);
    });
  }

  end() {
    document.removeEventListener("keydown", this.keys, true);
    document.removeEventListener("fullscreenchange", this.changed);
    window.removeEventListener("blur", this.entered);
    this.frames.forEach((inside) => inside.removeEventListener("keydown", this.keys, true));
    if (document.fullscreenElement) document.exitFullscreen();
    this.root.remove();
  }
}

export default function (component) {
  const parent = component.parentElement;
  if (!bars.has(parent)) bars.set(parent, new Bar(parent));
  bars.get(parent).update(component);
  return () => {
    bars.get(parent)?.end();
    bars.delete(parent);
  };
}
