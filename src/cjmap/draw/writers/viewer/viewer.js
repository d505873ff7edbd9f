// Looks at one map: zoom, pan, hide lanes and curves, tell what is under the pointer.
// It reads the picture that is on the page and asks for nothing else.
"use strict";

(() => {
  const SMALLEST = 0.1;
  const LARGEST = 8;
  const STEP = 1.25;
  const PIXELS = 4 / 3; // to a point

  const stage = document.querySelector(".stage");
  const svg = stage.querySelector("svg");
  const tip = document.querySelector(".tip");
  const percent = document.querySelector("output");
  const wide = svg.viewBox.baseVal.width;
  const high = svg.viewBox.baseVal.height;
  const marks = [...svg.querySelectorAll("g[class]")];
  let scale = 1;
  let height = high; // of what is shown, in points
  let fit = "width";

  // --- Zoom ------------------------------------------------------------------------------------

  const room = () => {
    const style = getComputedStyle(svg.parentElement);
    return {
      width: stage.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
      height: stage.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom),
    };
  };

  const resize = () => {
    svg.setAttribute("viewBox", `0 0 ${wide} ${height}`);
    svg.setAttribute("width", wide * PIXELS * scale);
    svg.setAttribute("height", height * PIXELS * scale);
    percent.value = `${Math.round(scale * 100)} %`;
    for (const button of document.querySelectorAll("[data-fit]")) {
      button.setAttribute("aria-pressed", String(button.dataset.fit === fit));
    }
  };

  // Zooms so that what is at (x, y) of the window stays there.
  const zoomTo = (wanted, x, y) => {
    const before = svg.getBoundingClientRect();
    const next = Math.min(LARGEST, Math.max(SMALLEST, wanted));
    const across = (x - before.left) / scale;
    const down = (y - before.top) / scale;
    scale = next;
    resize();
    const after = svg.getBoundingClientRect();
    stage.scrollLeft += after.left + across * scale - x;
    stage.scrollTop += after.top + down * scale - y;
    hideTip();
  };

  const zoomBy = (factor) => {
    const box = stage.getBoundingClientRect();
    fit = "";
    zoomTo(scale * factor, box.left + box.width / 2, box.top + box.height / 2);
  };

  const fitTo = (what) => {
    const { width, height: tall } = room();
    const across = width / (wide * PIXELS);
    const down = tall / (height * PIXELS);
    fit = what;
    scale = Math.min(LARGEST, Math.max(SMALLEST, what === "page" ? Math.min(across, down) : across));
    resize();
    hideTip();
  };

  const actions = {
    in: () => zoomBy(STEP),
    out: () => zoomBy(1 / STEP),
    width: () => fitTo("width"),
    page: () => fitTo("page"),
    print: () => window.print(),
  };

  for (const button of document.querySelectorAll("[data-action]")) {
    button.addEventListener("click", () => actions[button.dataset.action]());
  }

  stage.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      fit = "";
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const turned = Math.max(-120, Math.min(120, event.deltaY * lines));
      zoomTo(scale * Math.exp(-turned / 240), event.clientX, event.clientY);
    },
    { passive: false },
  );

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = { "+": "in", "=": "in", "-": "out", "0": "width", 1: "page" };
    if (keys[event.key]) {
      event.preventDefault();
      actions[keys[event.key]]();
    } else if (event.key === "Escape") {
      hideTip();
      for (const menu of document.querySelectorAll("details[open]")) menu.open = false;
    }
  });

  window.addEventListener("resize", () => {
    if (fit) fitTo(fit);
  });

  // --- Pan -------------------------------------------------------------------------------------

  let drag = null;

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType !== "mouse") return;
    // The scroll bars are outside of what the stage shows.
    const box = stage.getBoundingClientRect();
    if (event.clientX > box.left + stage.clientWidth) return;
    if (event.clientY > box.top + stage.clientHeight) return;
    drag = { x: event.clientX, y: event.clientY, moved: false };
    drag.left = stage.scrollLeft;
    drag.top = stage.scrollTop;
  });

  window.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const across = event.clientX - drag.x;
    const down = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(across, down) < 4) return;
    drag.moved = true;
    stage.classList.add("dragged");
    stage.scrollLeft = drag.left - across;
    stage.scrollTop = drag.top - down;
    hideTip();
  });

  window.addEventListener("pointerup", () => {
    if (drag && drag.moved) {
      // The click that ends a drag follows no link.
      const stop = (event) => event.preventDefault();
      stage.addEventListener("click", stop, { capture: true, once: true });
      setTimeout(() => stage.removeEventListener("click", stop, { capture: true }), 0);
    }
    drag = null;
    stage.classList.remove("dragged");
  });

  stage.addEventListener("dragstart", (event) => event.preventDefault());

  for (const menu of document.querySelectorAll("details")) {
    document.addEventListener("pointerdown", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }

  // --- What a mark tells -----------------------------------------------------------------------

  // The panel takes the place of the browser's own tooltip; the name stays for screen readers.
  for (const mark of marks) {
    const title = mark.querySelector(":scope > title");
    if (!title) continue;
    mark.setAttribute("aria-label", title.textContent);
    mark.dataset.told = title.textContent;
    title.remove();
    if (!mark.closest("a") && !mark.classList.contains("lane-label")) mark.tabIndex = 0;
  }
  svg.querySelector(":scope > title")?.remove();
  svg.removeAttribute("aria-labelledby");
  svg.setAttribute("aria-label", document.title);

  const hideTip = () => {
    tip.hidden = true;
  };

  const showTip = (mark, x, y) => {
    const told = mark.dataset.told;
    if (!told) return hideTip();
    // Sources stand behind the text in brackets, and what the badges mean behind them.
    const parts = /^(.*?)\s*\[([^[\]]+)\]((?:\s*\([^()]+\))*)$/s.exec(told);
    const lines = parts ? [parts[1] + parts[3], `${tip.dataset.evidence}: ${parts[2]}`] : [told];
    tip.replaceChildren();
    for (const text of lines) {
      const line = document.createElement("p");
      line.textContent = text;
      tip.append(line);
    }
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    const right = document.documentElement.clientWidth - 12;
    const bottom = document.documentElement.clientHeight - 12;
    const left = Math.max(12, Math.min(x + 14, right - box.width));
    const below = y + 18;
    const top = below + box.height > bottom ? y - box.height - 14 : below;
    tip.style.left = `${left}px`;
    tip.style.top = `${Math.max(12, top)}px`;
  };

  svg.addEventListener("pointermove", (event) => {
    if (drag && drag.moved) return;
    const mark = event.target.closest("[data-told]");
    if (mark) showTip(mark, event.clientX, event.clientY);
    else hideTip();
  });
  svg.addEventListener("pointerleave", hideTip);
  stage.addEventListener("scroll", hideTip);

  svg.addEventListener("focusin", (event) => {
    const mark = event.target.closest("[data-told]") ?? event.target.querySelector("[data-told]");
    if (!mark || !event.target.matches(":focus-visible")) return;
    mark.scrollIntoView({ block: "nearest", inline: "nearest" });
    const box = mark.getBoundingClientRect();
    requestAnimationFrame(() => showTip(mark, box.left, box.bottom - 12));
  });
  svg.addEventListener("focusout", hideTip);

  // --- Lanes and curves ------------------------------------------------------------------------

  // Where each drawn thing stands before anything is hidden, in points.
  const things = [];
  for (const mark of marks) {
    for (const element of mark.children) {
      const box = element.tagName === "clipPath" ? null : element.getBBox();
      if (!box) continue;
      const path = element.tagName === "path" ? element.getAttribute("d") : "";
      things.push({ mark, element, path, top: box.y, bottom: box.y + box.height });
    }
  }

  const edges = (mark) => {
    const own = things.filter((thing) => thing.mark === mark);
    return {
      top: Math.min(...own.map((thing) => thing.top)),
      bottom: Math.max(...own.map((thing) => thing.bottom)),
    };
  };

  const labels = marks.filter((mark) => mark.classList.contains("lane-label"));
  const lanes = labels.map((mark) => ({ mark, name: mark.dataset.told, shown: true, ...edges(mark) }));
  lanes.sort((one, other) => one.top - other.top);
  // A lane goes up to the next one, so that no gap is left when it is hidden; the last one above
  // a further row of stages has as little below it as any.
  const heads = marks.filter((mark) => mark.classList.contains("stage")).map(edges);
  const gaps = lanes.slice(1).map((lane, index) => lane.top - lanes[index].bottom);
  const gap = Math.max(0, Math.min(...gaps, 8));
  lanes.forEach((lane, index) => {
    const next = lanes[index + 1];
    const last = !next || heads.some((head) => head.top >= lane.bottom && head.top < next.top);
    lane.end = last ? lane.bottom + gap : next.top;
  });

  const curves = marks.filter((mark) => mark.classList.contains("curve"));
  const series = curves.map((mark) => ({
    key: mark.dataset.series ?? "",
    mark,
    name: mark.dataset.told ?? "",
    shown: true,
  }));

  const laneOf = (thing) =>
    lanes.find((lane) => thing.top >= lane.top - 6 && thing.bottom <= lane.end + 6);

  // Where a height goes once the hidden lanes are taken out.
  const moved = (y) => {
    let gone = 0;
    for (const lane of lanes) {
      if (!lane.shown) gone += Math.max(0, Math.min(y, lane.end) - lane.top);
    }
    return y - gone;
  };

  const within = (y) => lanes.some((lane) => !lane.shown && y > lane.top && y < lane.end - 2);

  // Pulls a path together: its upright pieces get shorter, its corners stay as they are.
  const shortened = (path) =>
    path
      .replace(/([ML])(-?[\d.]+),(-?[\d.]+)/g, (_, c, x, y) => `${c}${x},${moved(Number(y))}`)
      .replace(/V(-?[\d.]+)/g, (_, y) => `V${moved(Number(y))}`);

  const place = () => {
    const off = new Set(series.filter((one) => !one.shown).map((one) => one.key));
    const out = new Set(lanes.filter((lane) => !lane.shown).map((lane) => lane.mark.dataset.lane));
    const hidden = new Set();
    for (const mark of marks) {
      // An arrow belongs to each lane that it joins.
      const lost = (mark.dataset.lane ?? "").split(" ").some((lane) => lane && out.has(lane));
      const gone = lost || (mark.dataset.series && off.has(mark.dataset.series));
      const curve = series.find((one) => one.mark === mark);
      if (gone || (curve && !curve.shown)) hidden.add(mark);
    }
    for (const thing of things) {
      const lane = laneOf(thing);
      if (lane && !lane.shown) hidden.add(thing.mark);
      // An arrow with an end in a hidden lane leads nowhere.
      const arrow = thing.mark.matches(".link, .way, .link-title");
      if (arrow && (within(thing.top + 0.5) || within(thing.bottom - 0.5))) hidden.add(thing.mark);
    }
    for (const mark of marks) {
      if (hidden.has(mark)) mark.setAttribute("display", "none");
      else mark.removeAttribute("display");
    }
    for (const thing of things) {
      const up = thing.top - moved(thing.top);
      const shift = thing.bottom - moved(thing.bottom);
      const { element } = thing;
      element.removeAttribute("transform");
      if (thing.path) element.setAttribute("d", thing.path);
      if (Math.abs(up - shift) < 0.01) {
        if (up) element.setAttribute("transform", `translate(0 ${-up})`);
      } else if (thing.path) {
        element.setAttribute("d", shortened(thing.path));
      }
    }
    height = moved(high);
    if (fit) fitTo(fit);
    else resize();
    hideTip();
  };

  const offer = (menu, choices) => {
    const list = menu.querySelector(".menu");
    const all = list.querySelector("button");
    // What has one name, such as a lane in each row of stages, is one choice.
    const names = [...new Set(choices.map((choice) => choice.name))];
    if (names.length < 2) return;
    const show = (name, shown) => {
      for (const choice of choices) if (choice.name === name) choice.shown = shown;
    };
    const boxes = names.map((name) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = true;
      box.addEventListener("change", () => {
        show(name, box.checked);
        place();
      });
      label.append(box, name);
      list.insertBefore(label, all);
      return box;
    });
    all.addEventListener("click", () => {
      for (const box of boxes) box.checked = true;
      for (const name of names) show(name, true);
      place();
    });
    menu.hidden = false;
  };

  offer(document.querySelector("#lanes"), lanes);
  offer(document.querySelector("#curves"), series);

  // --- Links to a mark -------------------------------------------------------------------------

  const follow = () => {
    for (const mark of svg.querySelectorAll(".marked")) mark.classList.remove("marked");
    // Ids hold no character that an address would have to escape.
    const mark = document.getElementById(location.hash.slice(1));
    if (!mark || !svg.contains(mark)) return;
    mark.classList.add("marked");
    stage.classList.add("gliding");
    mark.scrollIntoView({ block: "center", inline: "center" });
    stage.classList.remove("gliding");
    mark.focus({ preventScroll: true });
  };

  window.addEventListener("hashchange", follow);

  fitTo("width");
  follow();
})();
