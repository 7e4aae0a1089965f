// Lights up what belongs together: a value, its source path and its line of the mapping carry a common token in data-k.
// Without this script the path and the line stand beside every value.
(function () {
  "use strict";
  var bench = document.getElementById("bench");
  var state = document.getElementById("lit-state");
  if (!bench || !state) return;
  var all = Array.from(bench.querySelectorAll("[data-k]"));
  var byToken = {};
  all.forEach(function (one) {
    one.tabIndex = 0;
    one.dataset.k.split(" ").forEach(function (token) {
      (byToken[token] = byToken[token] || []).push(one);
    });
  });

  function intoView(one) {
    var side = one.closest(".side");
    var place = one.getBoundingClientRect();
    var frame = side.getBoundingClientRect();
    // Only the column is moved, never the page: the reader's place stays.
    if (place.top < frame.top || place.bottom > frame.bottom) {
      side.scrollTop += place.top - frame.top - frame.height / 3;
    }
  }

  function light(chosen) {
    var moved = {};
    var said = [];
    all.forEach(function (one) {
      one.classList.remove("lit");
    });
    chosen.dataset.k.split(" ").forEach(function (token) {
      byToken[token].forEach(function (one) {
        one.classList.add("lit");
        if (one.dataset.say && said.length < 3 && said.indexOf(one.dataset.say) < 0) said.push(one.dataset.say);
        var side = one.closest(".side").id;
        if (!moved[side] && one.closest(".side") !== chosen.closest(".side")) {
          moved[side] = true;
          intoView(one);
        }
      });
    });
    chosen.classList.add("lit");
    state.textContent = said.join("  ·  ");
  }

  function found(event) {
    return event.target.closest ? event.target.closest("[data-k]") : null;
  }

  bench.addEventListener("click", function (event) {
    if (found(event) && !event.target.closest("a")) light(found(event));
  });
  bench.addEventListener("focusin", function (event) {
    if (found(event) && found(event) === event.target) light(event.target);
  });
})();
