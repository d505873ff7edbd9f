// Light, dark, or as the device: chosen by a button, kept where the browser allows it.
(() => {
  "use strict";

  const THEMES = ["auto", "light", "dark"];
  const KEY = "cjmap.theme";
  const ICONS = {
    auto: "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 1 1 0 14",
    light: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1v2M10 17v2M1 10h2M17 10h2M3.6 3.6 5 5M15 15l1.4 1.4M3.6 16.4 5 15M15 5l1.4-1.4",
    dark: "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5",
  };

  // A host may forbid a page to keep anything, and says so by an error.
  const kept = () => {
    try {
      const theme = localStorage.getItem(KEY);
      return THEMES.includes(theme) ? theme : "auto";
    } catch {
      return "auto";
    }
  };

  const keep = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // The choice then lasts as long as the page.
    }
  };

  const show = (theme) => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };

  // Before anything is painted.
  let theme = kept();
  show(theme);

  cjmap.ready(() => {
    const switcher = cjmap.button({ class: "tool", "data-script": "" });
    const tell = () => {
      const name = `${cjmap.say("theme")}: ${cjmap.say(`theme-${theme}`)}`;
      switcher.setAttribute("aria-label", name);
      switcher.title = name;
      switcher.replaceChildren(cjmap.icon(ICONS[theme]));
    };
    switcher.addEventListener("click", () => {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
      show(theme);
      keep(theme);
      tell();
    });
    tell();
    document.querySelector(".tools").append(switcher);
  });
})();
