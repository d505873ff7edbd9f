// Tables that are sorted by their heads (`data-sortable`), or by a list where a phone shows no heads;
// lists and tables that are narrowed by what is typed (`data-filter`).
(() => {
  "use strict";

  const rowsOf = (table) => [...table.tBodies].flatMap((body) => [...body.rows]);

  // --- Sorting --------------------------------------------------------------------------------------

  // What a cell is sorted by: what it says it is, or its text; as a number where it is one.
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    const text = (cell?.dataset.sort ?? cell?.textContent ?? "").trim();
    const plain = text.replace(/[\s\u2009\u202f%]/g, "").replace("\u2212", "-").replace(",", ".");
    const number = plain === "" ? NaN : Number(plain);
    return { text: /^[–—-]$/.test(text) ? "" : text, number };
  };

  const sort = (table, column, down) => {
    const collator = new Intl.Collator(cjmap.lang(), { numeric: true, sensitivity: "base" });
    for (const body of table.tBodies) {
      const rows = [...body.rows].map((row) => ({ row, ...valueOf(row, column) }));
      const numbers = rows.every((each) => !each.text || !Number.isNaN(each.number));
      rows.sort((one, other) => {
        // What is empty stands last, whichever way the others go.
        if (!one.text || !other.text) return Number(!one.text) - Number(!other.text);
        const order = numbers ? one.number - other.number : collator.compare(one.text, other.text);
        return down ? -order : order;
      });
      body.append(...rows.map((each) => each.row));
    }
  };

  const sortable = (table) => {
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    const list = table.classList.contains("stacked") ? cjmap.make("select") : null;
    const sortBy = (column, down) => {
      for (const each of heads) each.removeAttribute("aria-sort");
      heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
      if (list) list.value = `${column} ${down}`;
      sort(table, column, down);
    };
    list?.append(cjmap.make("option", { value: "", hidden: "", disabled: "", selected: "" }, "–"));
    heads.forEach((head, column) => {
      const name = head.textContent.trim();
      if (!name || head.hasAttribute("data-unsorted")) return;
      const button = cjmap.button({ class: "sort" }, ...head.childNodes);
      button.addEventListener("click", () => sortBy(column, head.getAttribute("aria-sort") === "ascending"));
      head.append(button);
      for (const down of list ? [false, true] : []) {
        const said = cjmap.say(down ? "sort-down" : "sort-up", { column: name });
        list.append(cjmap.make("option", { value: `${column} ${down}` }, said));
      }
    });
    if (!list) return;
    list.addEventListener("change", () => {
      const [column, down] = list.value.split(" ");
      sortBy(Number(column), down === "true");
    });
    const label = cjmap.make("label", {}, cjmap.make("span", {}, cjmap.say("sort")), list);
    const box = cjmap.make("div", { class: "filter is-sorting", "data-script": "" }, label);
    (table.closest(".table") ?? table).before(box);
  };

  // --- Filtering ------------------------------------------------------------------------------------

  const filtered = (element) => {
    const items = element.localName === "table" ? rowsOf(element) : [...element.children];
    if (items.length < 2) return;
    const texts = items.map((item) => cjmap.fold(item.textContent));
    const input = cjmap.make("input", { type: "search", autocomplete: "off", maxlength: "200" });
    const told = cjmap.make("output", { class: "muted" });
    const none = cjmap.make("span", {});
    const clear = cjmap.button({ class: "tool" }, cjmap.say("filter-clear"));
    const nothing = cjmap.make("p", { class: "filter-none", role: "status", "data-script": "" }, none, clear);
    const name = element.dataset.filter || cjmap.say("filter");
    const label = cjmap.make("label", {}, cjmap.make("span", {}, name), input);
    const box = cjmap.make("div", { class: "filter", "data-script": "" }, label, told);
    const region = element.closest(".table") ?? element;
    region.before(box, nothing);
    const narrow = () => {
      const words = cjmap.typed(input.value);
      let shown = 0;
      items.forEach((item, number) => {
        item.hidden = !words.every((word) => texts[number].includes(word));
        if (!item.hidden) shown += 1;
      });
      const counts = { shown: cjmap.number(shown), all: cjmap.number(items.length) };
      told.value = words.length ? cjmap.say("filtered", counts) : "";
      none.textContent = shown ? "" : cjmap.say("filter-none", { typed: input.value.trim() });
      nothing.hidden = shown > 0;
      region.hidden = !shown;
    };
    input.addEventListener("input", narrow);
    clear.addEventListener("click", () => {
      input.value = "";
      narrow();
      input.focus();
    });
    narrow();
  };

  cjmap.onContent(() => {
    document.querySelectorAll("table[data-sortable]").forEach(sortable);
    document.querySelectorAll("[data-filter]").forEach(filtered);
  });
})();
