// Tables that are sorted by their heads (`data-sortable`), lists and tables that are narrowed by
// what is typed (`data-filter`).
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
    heads.forEach((head, column) => {
      if (!head.textContent.trim() || head.hasAttribute("data-unsorted")) return;
      const button = cjmap.button({ class: "sort" }, ...head.childNodes);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const each of heads) each.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, column, down);
      });
      head.append(button);
    });
  };

  // --- Filtering ------------------------------------------------------------------------------------

  const filtered = (element) => {
    const items = element.localName === "table" ? rowsOf(element) : [...element.children];
    if (items.length < 2) return;
    const texts = items.map((item) => cjmap.fold(item.textContent));
    const input = cjmap.make("input", { type: "search", autocomplete: "off", maxlength: "200" });
    const told = cjmap.make("output", { class: "muted" });
    const name = element.dataset.filter || cjmap.say("filter");
    const label = cjmap.make("label", {}, cjmap.make("span", {}, name), input);
    const box = cjmap.make("div", { class: "filter", "data-script": "" }, label, told);
    (element.closest(".table") ?? element).before(box);
    input.addEventListener("input", () => {
      const words = cjmap.typed(input.value);
      let shown = 0;
      items.forEach((item, number) => {
        item.hidden = !words.every((word) => texts[number].includes(word));
        if (!item.hidden) shown += 1;
      });
      const counts = { shown: cjmap.number(shown), all: cjmap.number(items.length) };
      told.value = words.length ? cjmap.say("filtered", counts) : "";
    });
  };

  cjmap.ready(() => {
    document.querySelectorAll("table[data-sortable]").forEach(sortable);
    document.querySelectorAll("[data-filter]").forEach(filtered);
  });
})();
