// Any two versions of a map: the script shows the pair that is chosen; without it all are shown.
(() => {
  "use strict";

  const comparing = (part, signal) => {
    const older = part.querySelector("select[data-old]");
    const newer = part.querySelector("select[data-new]");
    const told = part.querySelector("output");
    const pairs = [...part.querySelectorAll("section[data-old]")];
    const links = [...part.querySelectorAll("td a")];

    const show = () => {
      // Versions stand in one order in both lists; the older list begins one later.
      [...older.options].forEach((option, place) => {
        option.disabled = place < newer.selectedIndex;
      });
      older.selectedIndex = Math.max(older.selectedIndex, newer.selectedIndex);
      let chosen = null;
      pairs.forEach((pair, place) => {
        const shown = pair.dataset.old === older.value && pair.dataset.new === newer.value;
        pair.hidden = !shown;
        if (shown) {
          chosen = pair;
          links[place]?.setAttribute("aria-current", "true");
        } else {
          links[place]?.removeAttribute("aria-current");
        }
      });
      return chosen;
    };

    const choose = () => {
      const pair = show();
      told.value = pair.querySelector("h3").textContent;
      history.replaceState(null, "", `#${pair.id}`);
    };

    // A link to a pair, from the table here or from anywhere.
    const follow = () => {
      const pair = pairs.find((each) => `#${each.id}` === decodeURIComponent(location.hash));
      if (!pair) return;
      newer.value = pair.dataset.new;
      older.value = pair.dataset.old;
      show();
      pair.scrollIntoView();
    };

    older.addEventListener("change", choose);
    newer.addEventListener("change", choose);
    window.addEventListener("hashchange", follow, { signal });
    older.closest("[hidden]").hidden = false;
    show();
    follow();
  };

  cjmap.onContent((signal) => {
    for (const part of document.querySelectorAll("[data-compare]")) comparing(part, signal);
  });
})();
