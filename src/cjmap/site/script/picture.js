// Pictures of maps (`data-picture`): zoom, lanes and curves, a card for what a link leads to, and the
// same picture as large as the screen. Plain scrolling is never taken; all starts as the page is.
(() => {
  "use strict";

  const ACTUAL = 4 / 3; // pixels to a unit, which is a point: small texts, 9 points, are 12 pixels
  const LEGIBLE = 0.95; // those texts are nearly 9 pixels, which will do where it spares scrolling
  const WIDEST = 1.6; // a small picture is not blown up beyond this at first
  const SMALLEST = 0.1;
  const LARGEST = 8;
  const STEP = 1.25;
  const MARGIN = 16;
  const HEADS = 58; // the stages and steps that stay in sight

  const PHONE = "(max-width: 760px)";
  const FEELINGS_AND_PAINS = ["steps", "emotion", "feels", "pains"];

  // The page of each picture, which may itself be away, as large as the screen.
  const pages = new WeakMap();

  // What a link in a picture leads to, where it is on the same page.
  const targetOf = (link) => {
    const href = link.getAttribute("href");
    if (!href.startsWith("#")) return null;
    const target = document.getElementById(decodeURIComponent(href.slice(1)));
    const page = pages.get(link.ownerSVGElement);
    return target && target !== page && page.contains(target) ? target : null;
  };

  // --- The card -------------------------------------------------------------------------------------

  // One for all pictures: what a row of the table beside the picture says, or any other target. It
  // shows while a link is pointed at or has the focus; a click, a tap or Enter pins it.
  const card = (() => {
    const NAME = "picture.card";
    let element = null;
    let body = null;
    let more = null;
    let source = null;
    let pinned = false;
    let quiet = false;
    let timer = 0;

    // A copy that can stand on the page a second time.
    const copied = (original) => {
      const copy = original.cloneNode(true);
      for (const each of [copy, ...copy.querySelectorAll("*")]) {
        for (const name of ["id", "aria-labelledby", "aria-describedby", "tabindex"]) each.removeAttribute(name);
      }
      for (const each of copy.querySelectorAll("[data-picture], [data-script], dialog")) each.remove();
      return copy;
    };

    const contents = (target, link) => {
      const title = cjmap.make("p", { class: "title", id: `${NAME}.title` });
      if (target.localName === "tr") {
        title.append(...copied(target.querySelector("th") ?? target.cells[0]).childNodes);
        const facts = cjmap.make("dl");
        for (const cell of target.querySelectorAll("td[data-label]")) {
          if (!cell.textContent.trim()) continue;
          const value = cjmap.make("dd", {}, ...copied(cell).childNodes);
          facts.append(cjmap.make("div", {}, cjmap.make("dt", {}, cell.dataset.label), value));
        }
        return [title, facts];
      }
      const copy = copied(target);
      const heading = copy.querySelector("h2, h3, h4");
      title.append(...(heading?.childNodes.length ? heading.childNodes : [link.getAttribute("aria-label")]));
      heading?.remove();
      return [title, cjmap.make("div", { class: "copy" }, ...copy.childNodes)];
    };

    const build = () => {
      const close = cjmap.button({ class: "tool", "aria-label": cjmap.say("close") }, cjmap.icon("M5 5l10 10M15 5 5 15"));
      body = cjmap.make("div", { class: "told" });
      more = cjmap.make("a", { class: "more" }, cjmap.say("card-more"));
      element = cjmap.make("div", { class: "picture-card", "data-script": "", tabindex: "-1" }, close, body, more);
      close.addEventListener("click", () => hide(true));
      element.addEventListener("pointerenter", () => clearTimeout(timer));
      element.addEventListener("pointerleave", () => later());
      element.addEventListener("focusout", (event) => {
        const next = event.relatedTarget;
        if (pinned && next && !element.contains(next) && next !== source) hide();
      });
      element.addEventListener("click", (event) => {
        const link = event.target.closest("a");
        if (!link) return;
        hide();
      });
    };

    // Below the mark, above it or beside it, never on it; a small screen has it at its foot.
    const position = () => {
      const mark = source.getBoundingClientRect();
      const { width, height } = element.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const clear = (at, size, room) => at >= MARGIN && at + size <= room - MARGIN;
      const kept = (at, size, room) => Math.max(MARGIN, Math.min(at, room - MARGIN - size));
      const tops = [mark.bottom + 8, mark.top - 8 - height];
      const top = tops.find((at) => clear(at, height, clientHeight));
      const lefts = [mark.right + 8, mark.left - 8 - width];
      const beside = lefts.find((at) => clear(at, width, clientWidth)) ?? mark.right - width;
      const left = top === undefined ? beside : mark.left;
      element.style.setProperty("--left", `${kept(left, width, clientWidth)}px`);
      element.style.setProperty("--top", `${kept(top ?? mark.top, height, clientHeight)}px`);
    };

    const show = (link, pin = false) => {
      clearTimeout(timer);
      const target = targetOf(link);
      if (!target || quiet || (pinned && !pin)) return;
      if (!element) build();
      pinned = pin;
      if (source !== link) {
        source?.classList.remove("told");
        link.classList.add("told");
        source = link;
        more.setAttribute("href", link.getAttribute("href"));
        body.replaceChildren(...contents(target, link));
        body.scrollTop = 0;
      }
      element.classList.toggle("pinned", pinned);
      if (pinned) {
        element.setAttribute("role", "dialog");
        element.setAttribute("aria-labelledby", `${NAME}.title`);
      } else {
        element.removeAttribute("role");
        element.removeAttribute("aria-labelledby");
      }
      (link.closest("dialog") ?? document.body).append(element);
      position();
      if (pinned) element.focus({ preventScroll: true });
    };

    const hide = (back = false) => {
      clearTimeout(timer);
      const from = source;
      from?.classList.remove("told");
      source = null;
      pinned = false;
      element?.remove();
      if (!back) return;
      // Whoever sent the card away does not want it for having the focus again.
      quiet = true;
      from?.focus({ preventScroll: true });
      quiet = false;
    };

    // Shows or hides in a moment, so that the pointer may cross what is between, and reach the card.
    const soon = (link) => {
      clearTimeout(timer);
      if (source !== link) timer = setTimeout(() => show(link), source ? 60 : 140);
    };
    const later = () => {
      clearTimeout(timer);
      if (source && !pinned) timer = setTimeout(hide, 220);
    };

    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !source) return;
        event.preventDefault();
        event.stopPropagation();
        hide(pinned);
      },
      { capture: true },
    );
    document.addEventListener("pointerdown", (event) => {
      if (source && !element.contains(event.target) && !source.contains(event.target)) hide();
    });

    return { show, hide, soon, later };
  })();

  // --- As large as the screen -------------------------------------------------------------------------

  const larger = (() => {
    let dialog = null;
    let shown = null;
    let raise = null;

    const restore = () => {
      if (!shown) return;
      const picture = shown;
      shown = null;
      card.hide();
      picture.figure.append(...picture.parts);
      picture.changed(false);
    };

    const open = (picture) => {
      if (!dialog) {
        dialog = cjmap.make("dialog", { class: "larger" });
        dialog.addEventListener("close", restore);
        document.body.append(dialog);
        raise = cjmap.over(dialog);
      }
      card.hide();
      shown = picture;
      dialog.setAttribute("aria-label", picture.name);
      dialog.append(...picture.parts);
      raise();
      picture.changed(true);
    };

    const close = () => {
      if (!shown) return;
      dialog.close();
      restore();
    };

    // Other content may have the same picture, which then takes the place of the one that is shown.
    const renew = (pictures) => {
      if (!shown) return;
      const same = pictures.find((each) => each.figure.id === shown.figure.id);
      if (!same) return close();
      shown = same;
      dialog.replaceChildren(...same.parts);
      dialog.setAttribute("aria-label", same.name);
      same.changed(true);
    };

    return { open, close, renew };
  })();

  // --- What was chosen --------------------------------------------------------------------------------

  // Kept as long as the tab is open, where the browser lets a page keep anything; by the name of the
  // map, which all pages that show it have in common.
  const remembered = (id) => {
    const key = `cjmap.picture.${id.split("~").at(-1)}`;
    const memory = {
      kept: { hidden: [], fit: "", scale: 0 },
      keep: (chosen) => {
        memory.kept = chosen;
        try {
          sessionStorage.setItem(key, JSON.stringify(chosen));
        } catch {
          // Then the next page begins afresh.
        }
      },
    };
    try {
      const { hidden, fit, scale } = JSON.parse(sessionStorage.getItem(key));
      if (Array.isArray(hidden)) memory.kept = { hidden, fit, scale: Number(scale) };
    } catch {
      // Nothing was kept, or nothing of ours.
    }
    return memory;
  };

  // --- Names that stay in sight -------------------------------------------------------------------------

  // The stages and steps of a picture above what is scrolled to, and the names of its lanes beside it:
  // they show once those of the picture are out of sight, and are nothing to who cannot see it.
  const namesOf = (svg, sheet, room) => {
    const away = { "aria-hidden": "true", "data-script": "" };
    const row = cjmap.make("div", { class: "row", hidden: "" });
    const heads = cjmap.make("div", { class: "picture-heads", ...away }, row);
    const lanes = cjmap.make("div", { class: "picture-lanes", hidden: "", ...away });
    room.prepend(heads, lanes);
    let scale = 0;
    let rows = null; // of stages, each with what is in it, in the units of the picture
    let labels = [];
    let shown = null;

    const shownOf = (kind) =>
      [...svg.querySelectorAll(kind)]
        .filter((mark) => !mark.closest("[display]"))
        .map((mark) => ({ mark, name: cjmapLanes.told(mark), box: mark.getBBox() }));

    const measure = () => {
      rows = [];
      for (const stage of shownOf("g.stage")) {
        let found = rows.find((each) => Math.abs(each.top - stage.box.y) < 5);
        if (!found) rows.push((found = { top: stage.box.y, bottom: stage.box.y + stage.box.height, stages: [], steps: [] }));
        found.stages.push(stage);
      }
      for (const step of shownOf("g.step")) rows.findLast((each) => each.top < step.box.y)?.steps.push(step);
      labels = shownOf("g.lane-label");
    };

    const placed = ({ name, box }, kind) => {
      const cell = cjmap.make("span", { class: kind }, name);
      cell.style.setProperty("left", `${box.x * scale}px`);
      cell.style.setProperty("width", `${box.width * scale}px`);
      return cell;
    };

    const fill = (wanted) => {
      shown = wanted;
      row.hidden = !wanted;
      if (!wanted) return;
      row.classList.toggle("stepless", !wanted.steps.length);
      row.replaceChildren(...wanted.stages.map((each) => placed(each, "stage")), ...wanted.steps.map((each) => placed(each, "step")));
    };

    // What is to be seen now; called whenever something is scrolled.
    const follow = () => {
      if (!rows) return;
      const picture = svg.getBoundingClientRect();
      const edge = heads.getBoundingClientRect();
      const above = edge.top - picture.top;
      const wanted = above < picture.height - 120 ? rows.findLast((each) => each.bottom * scale < above) : null;
      if (wanted !== shown) fill(wanted ?? null);
      const before = edge.left - picture.left;
      for (const cell of row.children) {
        cell.style.setProperty("translate", `${-before}px`);
        // The name of a stage goes along as far as its stage does.
        if (cell.className === "stage") cell.style.setProperty("text-indent", `${Math.max(0, before - parseFloat(cell.style.left))}px`);
      }
      const past = Math.max(0, ...labels.map(({ box }) => box.x + box.width));
      lanes.hidden = !labels.length || sheet.scrollLeft < (past - 30) * scale;
      const large = Boolean(sheet.closest("dialog"));
      lanes.style.setProperty("translate", large ? `0 ${-sheet.scrollTop}px` : "none");
      // What scrolls is the page, where a name may stick; or the picture, where it is pushed.
      for (const lane of lanes.children) {
        const least = sheet.scrollTop + row.offsetHeight + 4 - parseFloat(lane.style.top);
        const most = parseFloat(lane.style.height) - lane.firstChild.offsetHeight;
        lane.firstChild.style.setProperty("margin-top", large ? `${Math.max(0, Math.min(least, most))}px` : "0");
      }
    };

    const draw = (now) => {
      scale = now;
      if (!rows) measure();
      shown = null;
      row.hidden = true;
      lanes.replaceChildren();
      for (const { name, box } of labels) {
        const lane = cjmap.make("div", {}, cjmap.make("span", {}, name));
        lane.style.setProperty("top", `${box.y * scale}px`);
        lane.style.setProperty("height", `${box.height * scale}px`);
        lanes.append(lane);
      }
      follow();
    };

    const forget = () => {
      rows = null;
    };

    return { draw, follow, forget };
  };

  // --- One picture ------------------------------------------------------------------------------------

  const begin = (figure, signal) => {
    const sheet = figure.querySelector(".sheet");
    const svg = sheet?.querySelector("svg");
    if (!svg) return null;
    const name = sheet.getAttribute("aria-label") ?? "";
    pages.set(svg, figure.closest("[data-page]") ?? document.body);
    const wide = svg.viewBox.baseVal.width;
    const links = () => [...svg.querySelectorAll("a[href]")].filter((link) => !link.hasAttribute("display"));
    const large = () => Boolean(sheet.closest("dialog"));
    const phone = matchMedia(PHONE);
    const room = cjmap.make("div", { class: "picture-room" }, sheet);
    const names = namesOf(svg, sheet, room);
    let height = svg.viewBox.baseVal.height;
    let scale = 0; // pixels to a unit; 0 as long as the picture is not on the screen
    let fit = "";

    // The names stay, without the tooltips that would cover the card.
    const untitled = (element) => {
      const title = element.querySelector(":scope > title");
      if (!title) return;
      element.setAttribute("aria-label", title.textContent);
      title.remove();
    };
    untitled(svg);
    svg.removeAttribute("aria-labelledby");
    const description = svg.querySelector(":scope > desc");
    if (description) svg.setAttribute("aria-describedby", description.id);
    for (const link of links()) {
      if (!targetOf(link)) continue;
      for (const mark of link.children) untitled(mark);
      link.setAttribute("aria-haspopup", "dialog");
    }

    // --- Tools

    const percent = cjmap.make("output", {}, "");
    const modes = new Map();
    const act = (word, path, action) => {
      const made = cjmap.button({ class: "tool", "aria-label": cjmap.say(word), title: cjmap.say(word) }, cjmap.icon(path));
      made.addEventListener("click", action);
      return made;
    };
    // A phone shows the icon, a larger screen the words.
    const worded = (word, path) => [cjmap.icon(path), cjmap.make("span", {}, cjmap.say(word))];
    const mode = (word, path, wanted) => {
      const made = cjmap.button({ class: "tool worded", "aria-pressed": "false" }, ...worded(word, path));
      made.addEventListener("click", () => {
        fitTo(wanted);
        keep();
      });
      modes.set(wanted, made);
      return made;
    };
    const shape = (isLarge) =>
      isLarge ? worded("close", "M8 3v5H3M12 17v-5h5") : worded("view-larger", "M12 3h5v5M8 17H3v-5");
    const full = cjmap.button({ class: "tool worded full" });
    full.addEventListener("click", () => (large() ? larger.close() : larger.open(picture)));
    const page = pages.get(svg);
    const above = page.querySelector(".head .kind")?.textContent ?? "";
    const title = cjmap.make("p", { class: "picture-title" }, cjmap.make("span", {}, above), " ", cjmapLanes.told(svg) || name);
    const tools = cjmap.make(
      "div",
      { class: "picture-tools", "data-script": "", role: "group", "aria-label": cjmap.say("view-zoom") },
      title,
      act("view-zoom-out", "M4 10h12", () => zoomBy(1 / STEP)),
      percent,
      act("view-zoom-in", "M4 10h12M10 4v12", () => zoomBy(STEP)),
    );
    const parts = [tools, room];
    const picture = {
      figure,
      name,
      parts,
      changed: (isLarge) => {
        full.replaceChildren(...shape(isLarge));
        start();
        full.focus({ preventScroll: true });
      },
    };
    full.append(...shape(false));

    // --- Zoom

    const resize = () => {
      svg.setAttribute("width", Math.round(wide * scale));
      svg.setAttribute("height", Math.round(height * scale));
      percent.value = (scale / ACTUAL).toLocaleString(cjmap.lang(), { style: "percent", maximumFractionDigits: 0 });
      for (const [each, made] of modes) made.setAttribute("aria-pressed", String(each === fit));
      edges();
      room.style.setProperty("--tools", `${tools.offsetHeight}px`);
      names.draw(scale);
    };

    // A shadow says that there is more beyond an edge.
    const edges = () => {
      const before = sheet.scrollLeft;
      room.classList.toggle("more-before", before > 1);
      room.classList.toggle("more-after", sheet.scrollWidth - sheet.clientWidth - before > 1);
    };

    const within = (wanted) => Math.min(LARGEST, Math.max(SMALLEST, wanted));

    const across = () => sheet.clientWidth / wide;

    const down = () => {
      const room = large()
        ? sheet.clientHeight
        : window.innerHeight - tools.offsetHeight - parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop || 0);
      return (room - MARGIN) / height;
    };

    const fitTo = (wanted) => {
      card.hide();
      fit = wanted;
      scale = within({ width: across(), whole: Math.min(across(), down()), actual: ACTUAL }[wanted]);
      resize();
    };

    // At first as it was left, or the whole width, unless its texts could not be read; then scrolled
    // from the left, on a phone from beyond the names of the lanes, which would fill half of it.
    const start = () => {
      const { kept } = memory;
      if (large()) fitTo(Math.min(across(), down()) >= LEGIBLE ? "whole" : across() >= LEGIBLE ? "width" : "actual");
      else if (modes.has(kept.fit)) fitTo(kept.fit);
      else if (kept.scale > 0) setTo(kept.scale);
      else if (across() > WIDEST) setTo(WIDEST);
      else fitTo(across() >= LEGIBLE ? "width" : "actual");
      const labels = [...svg.querySelectorAll("g.lane-label")].map((each) => each.getBBox());
      const beyond = Math.max(0, ...labels.map((box) => box.x + box.width));
      sheet.scrollLeft = phone.matches ? beyond * scale : 0;
      follow();
    };

    const setTo = (wanted) => {
      fit = "";
      scale = within(wanted);
      resize();
    };

    const pan = (left, top) => {
      sheet.scrollBy({ left, top, behavior: "instant" });
      // The page may be on its way to what a link leads to: scrolling it by nothing would stop it.
      if (top && !large()) window.scrollBy({ top, behavior: "instant" });
    };

    // Zooms so that what is at (x, y) of the window stays there.
    const zoomTo = (wanted, x, y) => {
      card.hide();
      const before = svg.getBoundingClientRect();
      const right = (x - before.left) / scale;
      const under = (y - before.top) / scale;
      setTo(wanted);
      keep();
      const after = svg.getBoundingClientRect();
      pan(after.left + right * scale - x, after.top + under * scale - y);
    };

    // By a button: the button stays where it is.
    const zoomBy = (factor) => {
      const box = sheet.getBoundingClientRect();
      const y = large() ? box.top + box.height / 2 : svg.getBoundingClientRect().top;
      zoomTo(scale * factor, box.left + box.width / 2, y);
    };

    sheet.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
        const turned = Math.max(-120, Math.min(120, event.deltaY * lines));
        zoomTo(scale * Math.exp(-turned / 240), event.clientX, event.clientY);
      },
      { passive: false },
    );

    // --- Lanes and curves

    const menus = [];
    let measured = null;

    // Whoever looks at a map as another persona walks it goes on with the lanes and the zoom chosen.
    const memory = remembered(svg.id);
    const keep = () => {
      if (large()) return memory.keep({ ...memory.kept, hidden: hiddenLanes() });
      memory.keep({ hidden: hiddenLanes(), fit, scale: fit ? 0 : scale });
    };
    const hiddenLanes = () =>
      measured ? measured.lanes.filter((lane) => !lane.shown).map((lane) => lane.mark.dataset.lane) : memory.kept.hidden;
    const hideAgain = () => {
      if (!memory.kept.hidden.length) return;
      measured = cjmapLanes.measured(svg);
      for (const lane of measured.lanes) lane.shown = !memory.kept.hidden.includes(lane.mark.dataset.lane);
      height = measured.place();
    };

    const replaced = () => {
      height = measured.place();
      names.forget();
      rove();
      if (fit) fitTo(fit);
      else resize();
      keep();
    };
    const choose = (word, path, mark, choicesOf, presets = []) => {
      if (!cjmapLanes.several(svg, mark)) return;
      const all = cjmap.button({ class: "tool" }, cjmap.say("view-show-all"));
      const list = cjmap.make("div", { class: "picture-menu", role: "group", "aria-label": cjmap.say(word) }, all);
      const menu = cjmap.make("details", {}, cjmap.make("summary", { class: "tool worded" }, ...worded(word, path)), list);
      // Measured when it is needed, for it takes a while, and the picture must be on the screen.
      const offer = () => {
        measured ??= cjmapLanes.measured(svg);
        const choices = choicesOf(measured);
        const refresh = cjmapLanes.offer(list, choices, replaced);
        for (const [said, wanted] of presets) {
          const preset = cjmap.button({ class: "tool" }, cjmap.say(said));
          preset.addEventListener("click", () => {
            for (const choice of choices) choice.shown = wanted(choice.mark.dataset.lane);
            refresh();
            replaced();
          });
          list.append(preset);
        }
      };
      menu.addEventListener("toggle", offer, { once: true });
      menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !menu.open) return;
        event.preventDefault();
        menu.open = false;
        menu.firstChild.focus();
      });
      const elsewhere = (event) => {
        if (!menu.contains(event.target)) menu.open = false;
      };
      document.addEventListener("pointerdown", elsewhere, { signal });
      menus.push(menu);
    };
    const has = (lane) => Boolean(svg.querySelector(`g.lane-label[data-lane="${lane}"]`));
    const presets = [["view-hide-all", () => false]];
    if (has("emotion") && has("pains")) presets.push(["view-feelings", (lane) => FEELINGS_AND_PAINS.includes(lane)]);
    choose("view-lanes", "M3 5h14M3 10h14M3 15h14", "g.lane-label", (found) => found.lanes, presets);
    choose("view-curves", "M3 14c5 0 4-9 8-9 3 0 3 6 6 6", "g.curve", (found) => found.curves);
    tools.append(
      ...menus,
      mode("view-fit-width", "M3 4v12M17 4v12M6 10h8M8 8l-2 2 2 2M12 8l2 2-2 2", "width"),
      mode("view-fit-page", "M3 3h14v14H3zM7 7h6v6H7z", "whole"),
      mode("view-actual", "M4 7l2-1v8M13 7l2-1v8M10 8.5v.1M10 12v.1", "actual"),
      full,
    );

    // --- Pan by dragging with the mouse

    let drag = null;
    sheet.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.pointerType !== "mouse" || !svg.contains(event.target)) return;
      drag = { x: event.clientX, y: event.clientY, moved: false };
    });
    const dragged = (event) => {
      if (!drag) return;
      const left = drag.x - event.clientX;
      const top = drag.y - event.clientY;
      if (!drag.moved && Math.hypot(left, top) < 4) return;
      drag = { x: event.clientX, y: event.clientY, moved: true };
      sheet.classList.add("dragged");
      card.hide();
      pan(left, top);
    };
    const dropped = () => {
      if (drag?.moved) {
        // The click that ends a drag follows no link.
        const stop = (event) => {
          event.preventDefault();
          event.stopPropagation();
        };
        sheet.addEventListener("click", stop, { capture: true, once: true });
        setTimeout(() => sheet.removeEventListener("click", stop, { capture: true }), 0);
      }
      drag = null;
      sheet.classList.remove("dragged");
    };
    window.addEventListener("pointermove", dragged, { signal });
    window.addEventListener("pointerup", dropped, { signal });
    sheet.addEventListener("dragstart", (event) => event.preventDefault());

    // --- Links: the card, the keyboard, and the address

    const linkOf = (event) => event.target.closest("a[href]");

    // Scrolls so that a link is in sight, not behind the bars; `middle`: sideways to the middle.
    const reveal = (link, middle) => {
      const box = link.getBoundingClientRect();
      const room = sheet.getBoundingClientRect();
      const beyond = (start, end, from, to) => (start < from ? start - from : Math.max(0, Math.min(end - to, start - from)));
      const left = middle
        ? box.left + box.width / 2 - room.left - room.width / 2
        : beyond(box.left, box.right, room.left + MARGIN, room.right - MARGIN);
      const upper = tools.getBoundingClientRect().bottom + MARGIN + (svg.querySelector("g.stage") ? HEADS : 0);
      const lower = (large() ? room.bottom : window.innerHeight) - MARGIN;
      pan(left, middle ? 0 : beyond(box.top, box.bottom, upper, lower));
    };

    svg.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch" || drag?.moved) return;
      const link = linkOf(event);
      if (link) card.soon(link);
      else card.later();
    });
    svg.addEventListener("pointerleave", () => card.later());
    svg.addEventListener("click", (event) => {
      const link = linkOf(event);
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !targetOf(link)) return;
      event.preventDefault();
      card.show(link, true);
    });
    // Not on the picture itself, which would become a stop of the Tab key by it.
    sheet.addEventListener("focusin", (event) => {
      const link = linkOf(event);
      if (link) rove(link);
      if (!link?.matches(":focus-visible")) return;
      reveal(link, false);
      card.show(link);
    });
    sheet.addEventListener("focusout", () => card.later());

    // The picture is one stop of the Tab key: the link last walked to, at first the first one.
    const rove = (to = svg.querySelector('a[tabindex="0"]')) => {
      const all = links();
      const stop = all.includes(to) ? to : all[0];
      for (const link of svg.querySelectorAll("a[href]")) link.setAttribute("tabindex", link === stop ? "0" : "-1");
    };

    // The nearest link above (-1) or below (1): one in the same column before one nearer by.
    const acrossLanes = (link, way) => {
      const from = link.getBoundingClientRect();
      let best = null;
      let least = Infinity;
      for (const each of links()) {
        const box = each.getBoundingClientRect();
        const away = way > 0 ? box.top - from.bottom : from.top - box.bottom;
        if (each === link || away < -2) continue;
        const beside = Math.max(0, box.left - from.right, from.left - box.right);
        const aslant = Math.abs(box.left + box.width / 2 - from.left - from.width / 2);
        const cost = away + 4 * beside + aslant / 100;
        if (cost < least) [best, least] = [each, cost];
      }
      return best;
    };

    svg.addEventListener("keydown", (event) => {
      const link = linkOf(event);
      const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (link && way) {
        event.preventDefault();
        acrossLanes(link, way)?.focus({ preventScroll: true });
      }
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!link || !step) return;
      const kindOf = (each) => {
        const mark = each.querySelector("g");
        return mark.dataset.lane ?? mark.classList[0];
      };
      const alike = links().filter((each) => kindOf(each) === kindOf(link));
      event.preventDefault();
      alike[alike.indexOf(link) + step]?.focus({ preventScroll: true });
    });
    window.addEventListener("scroll", names.follow, { passive: true, signal });
    sheet.addEventListener("scroll", () => {
      edges();
      names.follow();
      if (!svg.contains(document.activeElement)) card.later();
    });

    // What the address names is marked in the picture too.
    const follow = () => {
      if (location.hash.startsWith(`#${figure.id}`)) show();
      const marked = links().filter((link) => location.hash.length > 1 && link.getAttribute("href") === location.hash);
      for (const link of links()) {
        const is = marked.includes(link);
        link.classList.toggle("marked", is);
        if (is) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
      if (marked.length && scale) reveal(marked[0], true);
    };
    const turned = () => {
      larger.close();
      card.hide();
      follow();
    };
    window.addEventListener("hashchange", turned, { signal });

    // --- On the screen

    let width = 0;
    const look = () => {
      if (!sheet.clientWidth || sheet.clientWidth === width) return;
      width = sheet.clientWidth;
      if (!scale) {
        hideAgain();
        rove();
        start();
      } else if (fit) fitTo(fit);
    };

    // On a phone a large map begins closed: what is below tells the same, and is sooner read there.
    const opener = cjmap.button({ class: "tool picture-show", "data-script": "" }, cjmap.say("view-show"));
    const show = () => {
      if (!opener.isConnected) return;
      const pressed = document.activeElement === opener;
      opener.remove();
      figure.classList.remove("closed");
      look();
      if (pressed) sheet.focus({ preventScroll: true });
    };
    opener.addEventListener("click", show);

    figure.append(...parts);
    figure.dataset.ready = "";
    rove();
    if (phone.matches && document.documentElement.clientWidth / wide < LEGIBLE) {
      figure.classList.add("closed");
      figure.prepend(opener);
      follow();
    }
    new ResizeObserver(() => requestAnimationFrame(look)).observe(sheet);
    look();
    return picture;
  };

  cjmap.onContent((signal) => {
    card.hide();
    larger.renew([...document.querySelectorAll("[data-picture]")].map((figure) => begin(figure, signal)).filter(Boolean));
  });
})();
