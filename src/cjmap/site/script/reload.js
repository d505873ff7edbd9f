// A page that a server shows follows its maps: what has changed takes the place of what was there, so
// that the reader stays where he is, with what he has opened, typed and chosen.
//
// The server is asked for news only while the page is seen: a browser keeps few connections to a
// server. It says one thing, `change`, and only when this page would look different.
(() => {
  "use strict";

  const PATIENCE = 1000; // milliseconds before a server that is gone is asked again
  const REGIONS = ".sheet, .table"; // what scrolls by itself
  const TYPED = "main .filter input, main .filter select";
  const FOLDED = "main details:not([data-script] details)"; // as they come, without those of scripts
  const STOPS = "main :is(a[href], button, input, select, summary, [tabindex])";

  let address = document.currentScript.dataset.events;
  let source = null;
  let waiting = 0;

  const stop = () => {
    clearTimeout(waiting);
    source?.close();
    source = null;
  };

  const listen = () => {
    stop();
    if (document.hidden) return;
    source = new EventSource(address);
    source.addEventListener("change", renew);
    source.addEventListener("error", () => {
      stop();
      waiting = setTimeout(listen, PATIENCE);
    });
  };

  // Whether one element stands for the other, in content of another time.
  const alike = (one, other) =>
    one.localName === other.localName &&
    one.id === other.id &&
    one.getAttribute("href") === other.getAttribute("href") &&
    one.textContent === other.textContent;

  const all = (selector) => [...document.querySelectorAll(selector)];
  const pathOf = (sheet) => sheet.href.split("?")[0];

  // Where the reader is; gives what brings him there again: `unfold` before scripts have made anything
  // of the content, `restore` after that.
  const noted = () => {
    const { scrollX, scrollY } = window;
    const open = all(FOLDED).map((each) => each.open);
    const typed = all(TYPED).map((each) => each.value);
    const sorted = all("main th").map((each) => each.ariaSort);
    const regions = all(REGIONS).map((each) => [each.scrollLeft, each.scrollTop]);
    const focused = document.activeElement;
    const place = all(STOPS).indexOf(focused);

    const unfold = () => all(FOLDED).forEach((each, number) => (each.open = open[number] ?? each.open));

    const restore = () => {
      all("main th").forEach((each, number) => {
        const clicks = { ascending: 1, descending: 2 }[sorted[number]] ?? 0;
        for (let click = 0; click < clicks; click += 1) each.querySelector("button.sort")?.click();
      });
      all(TYPED).forEach((each, number) => {
        if (!typed[number]) return;
        each.value = typed[number];
        each.dispatchEvent(new Event(each.localName === "select" ? "change" : "input"));
      });
      all(REGIONS).forEach((each, number) => regions[number] && each.scrollTo(...regions[number]));
      if (place >= 0) {
        const stops = all(STOPS);
        [stops[place], ...stops].find((each) => each && alike(each, focused))?.focus({ preventScroll: true });
      }
      scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    };

    return { unfold, restore };
  };

  // Loads the style sheets of a page that are not here yet; gives what takes away those it lacks.
  const styled = async (page) => {
    const here = all("link[rel=stylesheet]");
    const wanted = [...page.querySelectorAll("link[rel=stylesheet]")].map((each) => each.href);
    const coming = wanted
      .filter((href) => !here.some((each) => each.href === href))
      .map((href) => {
        const link = cjmap.make("link", { rel: "stylesheet", href });
        const before = here.find((each) => pathOf(each) === pathOf(link));
        const loaded = new Promise((done, failed) => {
          link.addEventListener("load", done);
          link.addEventListener("error", failed);
        });
        if (before) before.after(link);
        else document.head.append(link);
        return loaded;
      });
    await Promise.all(coming);
    return () => here.filter((each) => !wanted.includes(each.href)).forEach((each) => each.remove());
  };

  const show = (page, tidy) => {
    const places = noted();
    document.title = page.title;
    document.querySelector(".top .name").replaceWith(page.querySelector(".top .name"));
    document.querySelector(".menu").replaceChildren(...page.querySelector(".menu").childNodes);
    const notice = document.querySelector(".notice");
    const news = page.querySelector(".notice");
    if (notice?.outerHTML !== news?.outerHTML) {
      notice?.remove();
      if (news) document.querySelector("main").before(news);
    }
    document.querySelector("main").replaceWith(page.querySelector("main"));
    tidy();
    places.unfold();
    cjmap.beginContent();
    places.restore();
  };

  const renew = async () => {
    stop();
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const news = page.querySelector("script[data-events]").dataset.events;
      if (page.documentElement.lang !== cjmap.lang()) throw new Error("another language");
      show(page, await styled(page));
      address = news;
      listen();
    } catch {
      location.reload();
    }
  };

  listen();
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => {
    if (event.persisted) listen();
  });
})();
