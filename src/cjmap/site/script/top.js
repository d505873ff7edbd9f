// The menu may be wider than the screen: what it marks is always in sight.
(() => {
  "use strict";

  cjmap.ready(() => {
    const menu = document.querySelector(".menu");
    if (!menu) return;

    const reveal = () => {
      const current = menu.querySelector("[aria-current]");
      if (!current) return;
      const box = current.getBoundingClientRect();
      const room = menu.getBoundingClientRect();
      menu.scrollLeft += box.left + box.width / 2 - room.left - room.width / 2;
    };

    // A page that is one file turns its pages without loading any.
    window.addEventListener("hashchange", () => requestAnimationFrame(reveal));
    window.addEventListener("resize", reveal);
    reveal();
  });
})();
