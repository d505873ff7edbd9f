// The lanes and curves of one picture, hidden and shown; what is below a hidden lane moves up.
// Everything that lets a picture be looked at reads this file first.
const cjmapLanes = (() => {
  "use strict";

  // What a mark tells: its title, or the name that has taken the title's place.
  const told = (mark) =>
    mark.querySelector(":scope > title")?.textContent ?? mark.getAttribute("aria-label") ?? "";

  const choicesOf = (marks) => marks.map((mark) => ({ mark, name: told(mark), shown: true }));

  // Measures a picture that is on the screen, with nothing of it hidden. `place()` draws what is
  // shown of `lanes` and `curves`, and gives the height that is left, in the units of the picture.
  const measured = (svg) => {
    const { x, y, width, height: whole } = svg.viewBox.baseVal;
    const marks = [...svg.querySelectorAll("g[class]")];

    // Where each drawn thing stands before anything is hidden.
    const things = [];
    for (const mark of marks) {
      for (const element of mark.children) {
        if (element.tagName === "clipPath" || !element.getBBox) continue;
        const box = element.getBBox();
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
    const lanes = choicesOf(labels).map((lane) => ({ ...lane, ...edges(lane.mark) }));
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

    const curves = choicesOf(marks.filter((mark) => mark.classList.contains("curve")));

    const laneOf = (thing) =>
      lanes.find((lane) => thing.top >= lane.top - 6 && thing.bottom <= lane.end + 6);

    // Where a height goes once the hidden lanes are taken out.
    const moved = (height) => {
      let gone = 0;
      for (const lane of lanes) {
        if (!lane.shown) gone += Math.max(0, Math.min(height, lane.end) - lane.top);
      }
      return height - gone;
    };

    const within = (height) =>
      lanes.some((lane) => !lane.shown && height > lane.top && height < lane.end - 2);

    // Pulls a path together: its upright pieces get shorter, its corners stay as they are.
    const shortened = (path) =>
      path
        .replace(/([ML])(-?[\d.]+),(-?[\d.]+)/g, (_, c, at, up) => `${c}${at},${moved(Number(up))}`)
        .replace(/V(-?[\d.]+)/g, (_, up) => `V${moved(Number(up))}`);

    const hiddenMarks = () => {
      const series = curves.filter((one) => !one.shown).map((one) => one.mark.dataset.series ?? "");
      const off = new Set(series);
      const out = new Set(lanes.filter((lane) => !lane.shown).map((lane) => lane.mark.dataset.lane));
      const hidden = new Set(curves.filter((one) => !one.shown).map((one) => one.mark));
      for (const mark of marks) {
        // An arrow belongs to each lane that it joins.
        const lost = (mark.dataset.lane ?? "").split(" ").some((lane) => lane && out.has(lane));
        if (lost || (mark.dataset.series && off.has(mark.dataset.series))) hidden.add(mark);
      }
      for (const thing of things) {
        const lane = laneOf(thing);
        if (lane && !lane.shown) hidden.add(thing.mark);
        // An arrow with an end in a hidden lane leads nowhere.
        const arrow = thing.mark.matches(".link, .way, .link-title");
        if (arrow && (within(thing.top + 0.5) || within(thing.bottom - 0.5))) hidden.add(thing.mark);
      }
      return hidden;
    };

    const place = () => {
      const hidden = hiddenMarks();
      for (const mark of marks) {
        // A link goes with its mark, so that the focus never falls on nothing.
        const element = mark.parentElement.localName === "a" ? mark.parentElement : mark;
        if (hidden.has(mark)) element.setAttribute("display", "none");
        else element.removeAttribute("display");
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
      const height = moved(whole);
      svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
      return height;
    };

    return { lanes, curves, place };
  };

  // Fills a menu with a box for each choice, before the button in it that shows all; `changed` is
  // called after each change. What has one name, such as a lane in each row of stages, is one choice.
  // Gives what to call after choices were made elsewhere.
  const offer = (menu, choices, changed) => {
    const all = menu.querySelector("button");
    const show = (name, shown) => {
      for (const choice of choices) if (choice.name === name) choice.shown = shown;
    };
    const boxes = [...new Set(choices.map((choice) => choice.name))].map((name) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.addEventListener("change", () => {
        show(name, box.checked);
        changed();
      });
      label.append(box, name);
      menu.insertBefore(label, all);
      return { box, name };
    });
    const refresh = () => {
      for (const { box, name } of boxes) box.checked = choices.some((choice) => choice.name === name && choice.shown);
    };
    all.addEventListener("click", () => {
      for (const choice of choices) choice.shown = true;
      refresh();
      changed();
    });
    refresh();
    return refresh;
  };

  // Whether there is a choice at all among marks of a class.
  const several = (svg, mark) => new Set([...svg.querySelectorAll(mark)].map(told)).size > 1;

  return { measured, offer, several, told };
})();
