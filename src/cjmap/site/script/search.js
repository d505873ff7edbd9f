// The search: a button in the bar, or the key `/`, opens a box that looks through all pages.
// A combobox with a listbox: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
(() => {
  "use strict";

  const MOST = 30;
  const AROUND = 60; // characters shown on either side of a match
  const GLASS = "M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M12.5 12.5 17 17";

  const root = () => document.body.dataset.root;

  // --- The index ----------------------------------------------------------------------------------

  // The index is in a file of its own, or in the page where all pages are one file. It is fetched
  // when it is first asked for, so that no page waits for it.
  const fetched = () => {
    const block = document.getElementById("search.index");
    if (block) return Promise.resolve(JSON.parse(block.textContent));
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `${root()}/assets/search.js`;
      script.addEventListener("load", () => {
        script.remove();
        done(window.cjmapIndex);
      });
      script.addEventListener("error", failed);
      document.head.append(script);
    });
  };

  // What can be found, in the order of the index, each with the texts as they are compared.
  const opened = ({ kinds, places, now, found }) =>
    found.map(([kind, title, place, url, ...texts], number) => ({
      kind: kinds[kind],
      title,
      place: places[place],
      url: url.startsWith("#") ? url : `${root()}/${url}`,
      future: number >= now,
      texts,
      name: ` ${cjmap.fold(title)}`,
      rest: ` ${cjmap.fold(`${places[place]} ${texts.join(" ")}`)}`,
    }));

  let index = null;
  const whole = () => {
    index ??= fetched().then(opened, (reason) => {
      index = null;
      throw reason;
    });
    return index;
  };
  cjmap.onContent(() => {
    index = null;
  });

  // --- Ranking ------------------------------------------------------------------------------------

  // What is looked for is a list of words, each a list of spellings of which one must be there.

  // How well an entry fits: 0 by its whole title, then by words of the title, or by other texts, where
  // words that begin so come before words that hold it inside; -1 where a word is nowhere in it.
  const rank = (entry, words, whole) => {
    let named = 0;
    let started = 0;
    for (const spellings of words) {
      const inName = spellings.some((each) => entry.name.includes(each));
      const text = inName ? entry.name : entry.rest;
      if (!inName && !spellings.some((each) => text.includes(each))) return -1;
      if (inName) named += 1;
      if (spellings.some((each) => text.includes(` ${each}`))) started += 1;
    }
    if (entry.name === ` ${whole}`) return 0;
    const begun = started === words.length;
    if (named === words.length) return begun ? 1 : 2;
    if (named) return 3;
    return begun ? 4 : 5;
  };

  const RANKS = 6;

  // All that fits, the best first, and what is to be after all that is; of two that fit alike, the
  // first of the index.
  const fitting = (entries, words) => {
    const ranks = Array.from({ length: 2 * RANKS }, () => []);
    const whole = words.map(([word]) => word).join(" ");
    for (const entry of entries) {
      const fits = rank(entry, words, whole);
      if (fits >= 0) ranks[fits + (entry.future ? RANKS : 0)].push(entry);
    }
    return ranks.flat();
  };

  // --- What is nearly so ----------------------------------------------------------------------------

  const LONG = 5; // letters of a word that may end otherwise, or hold a mistake
  const ENDING = 3; // letters that an ending may have

  // A word without its ending, as languages that inflect change it.
  const stem = (word, ending) => (word.length < LONG ? word : word.slice(0, Math.max(word.length - ending, LONG - 1)));

  // Whether a text begins with a word but for one letter: another, missing, too many, or two swapped.
  const nearly = (text, word) => {
    let same = 0;
    while (same < word.length && text[same] === word[same]) same += 1;
    const rest = word.slice(same + 1);
    return (
      text.startsWith(rest, same + 1) ||
      text.startsWith(rest, same) ||
      text.startsWith(word.slice(same), same + 1) ||
      (text[same] === word[same + 1] && text[same + 1] === word[same] && text.startsWith(word.slice(same + 2), same + 2))
    );
  };

  // The words of all texts that are as a typed one but for a letter, which is never the first.
  const respelt = (entries, word) => {
    if (word.length < LONG) return [word];
    const found = new Set();
    for (const { name, rest } of entries) {
      for (const each of `${name} ${rest}`.split(/[^\p{L}\p{N}]+/u)) {
        if (each[0] === word[0] && nearly(each, word)) found.add(each);
      }
    }
    return [...found];
  };

  // What is found, and by which words: as they are typed; where there is nothing, with another ending;
  // and at last with one letter otherwise.
  const search = (entries, typed) => {
    const words = typed.map((word) => [word]);
    const exact = fitting(entries, words);
    if (exact.length) return { found: exact, words, similar: false };
    for (let ending = 1; ending <= ENDING; ending += 1) {
      const stems = typed.map((word) => [stem(word, ending)]);
      const found = fitting(entries, stems);
      if (found.length) return { found, words: stems, similar: true };
    }
    for (let ending = 0; ending < ENDING; ending += 1) {
      const spelt = typed.map((word) => respelt(entries, stem(word, ending)));
      const found = fitting(entries, spelt);
      if (found.length) return { found, words: spelt, similar: true };
    }
    return { found: [], words, similar: false };
  };

  // Where there is nothing to look for yet: the pages of the menu.
  const pages = () =>
    [...document.querySelectorAll(".menu a")].map((link) => ({
      kind: cjmap.say("pages"),
      title: link.textContent.trim(),
      place: "",
      url: link.getAttribute("href"),
      texts: [],
      name: "",
    }));

  // --- What is shown of a text ----------------------------------------------------------------------

  // Where words are in a text, in its own letters: one letter may be compared as two.
  const matches = (text, words) => {
    let folded = "";
    const places = [];
    let at = 0;
    for (const letter of text) {
      const plain = cjmap.fold(letter);
      for (let each = 0; each < plain.length; each += 1) places.push(at);
      folded += plain;
      at += letter.length;
    }
    places.push(at);
    const found = [];
    for (const word of words) {
      for (let from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + word.length)) {
        const end = from + word.length;
        found.push([places[from], Math.max(places[end], places[end - 1] + 1)]);
      }
    }
    return found.sort(([one], [other]) => one - other);
  };

  const marked = (text, found, from = 0, to = text.length) => {
    const parts = [];
    let at = from;
    for (const [start, end] of found) {
      if (start < at || end > to) continue;
      parts.push(text.slice(at, start), cjmap.make("mark", {}, text.slice(start, end)));
      at = end;
    }
    parts.push(text.slice(at, to));
    return parts;
  };

  // The text around the first match, cut between words.
  const snippet = (texts, words) => {
    for (const text of texts) {
      const found = matches(text, words);
      if (!found.length) continue;
      const [[first]] = found;
      const before = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
      const from = before > first ? first : before;
      const space = text.lastIndexOf(" ", first + 2 * AROUND);
      const to = text.length <= first + 2 * AROUND ? text.length : space > first ? space : first + 2 * AROUND;
      return [from ? "… " : "", ...marked(text, found, from, to), to < text.length ? " …" : ""];
    }
    return [];
  };

  // --- The box --------------------------------------------------------------------------------------

  const build = () => {
    const input = cjmap.make("input", {
      type: "search",
      role: "combobox",
      "aria-label": cjmap.say("search-hint"),
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "search.results",
      placeholder: cjmap.say("search-hint"),
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "go",
      maxlength: "200",
    });
    const list = cjmap.make("div", {
      id: "search.results",
      class: "results",
      role: "listbox",
      "aria-label": cjmap.say("search"),
    });
    const told = cjmap.make("p", { class: "told", role: "status" });
    const close = cjmap.button({ class: "tool" }, cjmap.say("close"));
    const bar = cjmap.make("div", { class: "asked" }, cjmap.icon(GLASS), input, close);
    const dialog = cjmap.make("dialog", { class: "search", "aria-label": cjmap.say("search") }, bar, told, list);
    document.body.append(dialog);
    const open = cjmap.over(dialog);

    let options = [];
    let active = -1;

    const choose = (next) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = next;
      const option = options[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };

    const option = (entry, words, number) => {
      const spellings = words.flat();
      const made = cjmap.make(
        "a",
        { id: `search.${number}`, role: "option", "aria-selected": "false", href: entry.url, tabindex: "-1" },
        cjmap.make("span", { class: "found" }, ...marked(entry.title, matches(entry.title, spellings))),
      );
      if (entry.future) made.append(" ", cjmap.make("span", { class: "badge" }, cjmap.say("state-future")));
      if (entry.place) made.append(" ", cjmap.make("span", { class: "place" }, entry.place));
      // A title that says it all needs no text beside it.
      const named = words.every((each) => each.some((one) => entry.name.includes(one)));
      const text = named ? [] : snippet(entry.texts, spellings);
      if (text.length) made.append(" ", cjmap.make("span", { class: "snippet" }, ...text));
      return made;
    };

    const show = ({ found, words, similar }) => {
      const groups = new Map();
      for (const entry of found.slice(0, MOST)) {
        if (!groups.has(entry.kind)) groups.set(entry.kind, []);
        groups.get(entry.kind).push(entry);
      }
      options = [];
      list.replaceChildren();
      for (const [kind, entries] of groups) {
        const id = `search.group.${list.childElementCount}`;
        const group = cjmap.make("div", { role: "group", "aria-labelledby": id });
        group.append(cjmap.make("p", { id, class: "group", role: "presentation" }, kind));
        for (const entry of entries) {
          options.push(option(entry, words, options.length));
          group.append(options.at(-1));
        }
        list.append(group);
      }
      list.scrollTop = 0;
      input.setAttribute("aria-expanded", String(options.length > 0));
      active = -1;
      choose(words.length && options.length ? 0 : -1);
      const left = found.length - options.length;
      if (!words.length) {
        told.textContent = "";
        return;
      }
      const key = found.length ? (similar ? "search-similar" : "search-some") : "search-none";
      const said = [cjmap.say(key, { count: cjmap.number(found.length) })];
      if (left > 0) said.push(cjmap.say("search-more", { count: cjmap.number(left) }));
      told.textContent = said.join(" · ");
    };

    const look = async () => {
      const words = cjmap.typed(input.value);
      if (!words.length) return show({ found: pages(), words, similar: false });
      let entries;
      try {
        entries = await whole();
      } catch {
        told.textContent = cjmap.say("search-missing");
        return;
      }
      // Something else may have been typed while the index was on its way.
      if (cjmap.typed(input.value).join(" ") === words.join(" ")) show(search(entries, words));
    };

    input.addEventListener("input", look);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const last = options.length - 1;
      const next = {
        ArrowDown: active < last ? active + 1 : 0,
        ArrowUp: active > 0 ? active - 1 : last,
        PageDown: Math.min(active + 8, last),
        PageUp: Math.max(active - 8, 0),
      }[event.key];
      if (next !== undefined && options.length) {
        event.preventDefault();
        choose(next);
      } else if (event.key === "Enter") {
        event.preventDefault();
        options[active]?.click();
      } else if (event.key === "Escape") {
        // A box for searching would be emptied first; here it closes.
        event.preventDefault();
        dialog.close();
      }
    });
    list.addEventListener("pointermove", (event) => {
      const over = options.indexOf(event.target.closest("[role=option]"));
      if (over >= 0 && over !== active) choose(over);
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });

    return () => {
      open();
      input.select();
      whole().then(look, look);
    };
  };

  cjmap.ready(() => {
    let open = null;
    const begin = () => {
      open ??= build();
      open();
    };
    const opener = cjmap.button(
      { class: "tool opener", "data-script": "", "aria-haspopup": "dialog", "aria-keyshortcuts": "/" },
      cjmap.icon(GLASS),
      cjmap.make("span", {}, cjmap.say("search")),
      cjmap.make("kbd", { "aria-hidden": "true" }, "/"),
    );
    opener.addEventListener("click", begin);
    // Who comes near will ask: a large index is then on its way.
    opener.addEventListener("pointerenter", () => whole().catch(() => {}));
    document.querySelector(".tools").prepend(opener);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
      event.preventDefault();
      begin();
    });
  });
})();
