// Looks at one map: zoom, pan, hide lanes and curves, tell what is under the pointer.
// It reads the picture that is on the page and asks for nothing else; `lanes.js` comes before it.
(() => {
  "use strict";

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
    mark.dataset.told = cjmapLanes.told(mark);
    mark.setAttribute("aria-label", mark.dataset.told);
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

  const picture = cjmapLanes.measured(svg);

  const place = () => {
    height = picture.place();
    if (fit) fitTo(fit);
    else resize();
    hideTip();
  };

  for (const [id, mark, choices] of [
    ["lanes", "g.lane-label", picture.lanes],
    ["curves", "g.curve", picture.curves],
  ]) {
    if (!cjmapLanes.several(svg, mark)) continue;
    const menu = document.getElementById(id);
    cjmapLanes.offer(menu.querySelector(".menu"), choices, place);
    menu.hidden = false;
  }

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
