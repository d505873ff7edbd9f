/* A page that a server shows loads itself again when it would look different.

   The server is asked only while the page is seen: a browser keeps few connections to a server. It
   says one thing, `change`, and only when this page has changed. */
(() => {
  "use strict";
  const address = document.currentScript.dataset.events;
  const regions = ".sheet, .table";
  const kept = `cjmap.scroll ${location.pathname}`;
  const patience = 1000;
  let source = null;
  let waiting = 0;

  function stop() {
    clearTimeout(waiting);
    if (source) source.close();
    source = null;
  }

  function listen() {
    stop();
    if (document.hidden) return;
    source = new EventSource(address);
    source.addEventListener("change", reload);
    source.addEventListener("error", () => {
      stop();
      waiting = setTimeout(listen, patience);
    });
  }

  /* The browser keeps the place on the page; that within pictures and tables is kept here. */
  function reload() {
    stop();
    const places = [...document.querySelectorAll(regions)].map((each) => [each.scrollLeft, each.scrollTop]);
    sessionStorage.setItem(kept, JSON.stringify(places));
    location.reload();
  }

  function restore() {
    const places = JSON.parse(sessionStorage.getItem(kept) || "[]");
    sessionStorage.removeItem(kept);
    document.querySelectorAll(regions).forEach((each, number) => {
      if (places[number]) each.scrollTo(...places[number]);
    });
  }

  restore();
  listen();
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
})();
