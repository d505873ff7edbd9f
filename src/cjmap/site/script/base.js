// What the parts of the script share: the words of the portal, elements, and texts made alike.
const cjmap = (() => {
  "use strict";

  const lang = () => document.documentElement.lang || "en";
  let words = null;

  const word = (key) => {
    words ??= JSON.parse(document.querySelector(".tools").dataset.say);
    return words[key];
  };

  const fill = (text, slots) => text.replace(/\{(\w+)\}/g, (_, name) => String(slots[name]));

  // A text with its slots filled.
  const say = (key, slots = {}) => fill(word(key), slots);

  const number = (value) => value.toLocaleString(lang());

  // An element with its attributes and what is in it; a text stays a text.
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const button = (attributes, ...children) => make("button", { type: "button", ...attributes }, ...children);

  // A small drawing of lines, 20 units wide and high.
  const icon = (path) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const line = document.createElementNS(space, "path");
    svg.setAttribute("viewBox", "0 0 20 20");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  };

  // Letters that have no accent to take away, and what they are looked for as.
  const LETTERS = { ł: "l", đ: "d", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };

  // A text as it is compared: lower case, no accents. Works for a whole text and for one letter.
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f]+/g, "")
      .replace(/[łđøıßæœþ]/g, (letter) => LETTERS[letter])
      .normalize("NFC");

  // The words of what was typed.
  const typed = (text) => fold(text).split(/\s+/).filter(Boolean);

  // A dialog over the whole page, which Back closes too: it is an entry of its own in the history. A
  // link in it takes the place of that entry, so that Back leads to the page as it was before.
  // Gives what opens it.
  const over = (dialog) => {
    const depth = () => history.state?.over ?? 0;
    let mine = 0; // how many dialogs are open, with this one
    let followed = false; // a link was
    let returning = false; // the entry is about to be left

    const enter = () => {
      mine = depth() + 1;
      history.pushState({ over: mine }, "");
    };

    dialog.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      followed = true;
      dialog.close();
      location.replace(link.getAttribute("href"));
    });
    dialog.addEventListener("close", () => {
      if (dialog.open || followed || depth() < mine) return;
      returning = true;
      history.back();
    });
    window.addEventListener("popstate", () => {
      if (returning) {
        returning = false;
        if (dialog.open) enter();
      } else if (dialog.open && depth() < mine) dialog.close();
    });

    return () => {
      dialog.showModal();
      followed = false;
      if (!returning) enter();
    };
  };

  const ready = (begin) => document.addEventListener("DOMContentLoaded", begin);

  // What works on the content of a page begins when the page is there, and again when a server has
  // put other content in its place. It is given a signal, which ends what it listens to outside.
  const beginnings = [];
  let content = new AbortController();
  const onContent = (begin) => beginnings.push(begin);
  const beginContent = () => {
    content.abort();
    content = new AbortController();
    for (const begin of beginnings) begin(content.signal);
  };
  ready(beginContent);

  return { lang, say, number, make, button, icon, over, fold, typed, ready, onContent, beginContent };
})();
