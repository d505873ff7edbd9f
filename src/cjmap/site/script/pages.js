// All pages in one file: shows the one that the fragment of the address names, `#address` or
// `#address~anchor`. The browser's own history does the rest: back, forward, links from elsewhere.
(() => {
  "use strict";

  const APART = "~";

  cjmap.ready(() => {
    const pages = new Map([...document.querySelectorAll("[data-page]")].map((page) => [page.id, page]));
    const links = [...document.querySelectorAll(".menu a")];
    const [first] = pages.values();
    const title = document.body.dataset.title;
    const left = new Map(); // how far each place was scrolled when it was left
    let shown = null;
    let clicked = false;
    let place = "";
    let lost = null; // the notice that an address leads nowhere

    const named = () => {
      try {
        return decodeURIComponent(location.hash.slice(1));
      } catch {
        return location.hash.slice(1);
      }
    };

    // The menu marks the page itself, or the section that it is in.
    const mark = (page) => {
      for (const link of links) {
        const address = link.hash.slice(1);
        link.removeAttribute("aria-current");
        if (address === page.id) link.setAttribute("aria-current", "page");
        else if (page.dataset.section && pages.get(address)?.dataset.section === page.dataset.section) {
          link.setAttribute("aria-current", "true");
        }
      }
    };

    const show = (page) => {
      for (const each of pages.values()) each.hidden = each !== page;
      const name = page.dataset.title;
      document.title = name === title ? title : `${name} · ${title}`;
      mark(page);
      shown = page;
    };

    // Who follows a link by keyboard or with a screen reader goes on where it led.
    const enter = (element) => {
      if (!element.matches("a, button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
      element.focus({ preventScroll: true });
    };

    // The first page stands for one that is not there, and says so.
    const miss = (name) => {
      lost = cjmap.make("p", { class: "lost", role: "alert" }, cjmap.say("page-missing", { address: name }));
      first.prepend(lost);
    };

    const turn = (begin) => {
      const name = named();
      const page = name ? pages.get(name.split(APART)[0]) : first;
      const known = page ?? document.getElementById(name);
      const back = !begin && !clicked;
      clicked = false;
      // A place around the pages, such as their content, is there on whichever is shown.
      if (!page && known && shown) return;
      const target = page && name.includes(APART) ? document.getElementById(name) : null;
      lost?.remove();
      show(page ?? first);
      if (!known) miss(name);
      place = location.hash;
      if (back && left.has(place)) scrollTo({ top: left.get(place), behavior: "instant" });
      else if (target) target.scrollIntoView({ behavior: "instant" });
      else scrollTo({ top: 0, behavior: "instant" });
      if (!begin) enter(target ?? shown.querySelector("h1") ?? shown);
    };

    history.scrollRestoration = "manual";
    document.addEventListener("click", (event) => {
      if (event.target.closest?.("a[href^='#']")) clicked = true;
    });
    document.addEventListener("scroll", () => left.set(place, scrollY), { passive: true });
    window.addEventListener("hashchange", () => turn(false));
    turn(true);
  });
})();
