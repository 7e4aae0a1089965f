// Keeps the figures of the first page current: fetches them every two seconds and changes only what differs, so that
// focus, selection and scroll position stay. Without this script the page reloads itself (noscript in top.mustache).
(function () {
  "use strict";
  var EVERY = 2000;
  var figures = document.getElementById("figures");
  var live = document.getElementById("live");
  var state = document.getElementById("live-state");
  var button = document.getElementById("live-switch");
  if (!figures || !live || !window.fetch) return;
  var paused = false;
  var busy = false;

  function say(name) {
    if (live.className !== "live " + name) {
      live.className = "live " + name;
      state.textContent = live.getAttribute("data-" + name);
    }
  }

  function same(one, other) {
    return one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id || "") === (other.id || "");
  }

  function attributes(old, fresh) {
    Array.from(old.attributes).forEach(function (a) {
      if (!fresh.hasAttribute(a.name)) old.removeAttribute(a.name);
    });
    Array.from(fresh.attributes).forEach(function (a) {
      if (old.getAttribute(a.name) !== a.value) old.setAttribute(a.name, a.value);
    });
  }

  // Children that carry an id are the same thing wherever they stand; others are the same by their place.
  function children(old, fresh) {
    var next = old.firstChild;
    Array.from(fresh.childNodes).forEach(function (node) {
      var match = next;
      if (node.id) {
        for (match = next; match && match.id !== node.id; ) match = match.nextSibling;
      }
      if (!match || !same(match, node)) {
        old.insertBefore(node, next);
        return;
      }
      if (match !== next) old.insertBefore(match, next);
      else next = next.nextSibling;
      change(match, node);
    });
    while (next) {
      var gone = next;
      next = next.nextSibling;
      old.removeChild(gone);
    }
  }

  function change(old, fresh) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
      return;
    }
    attributes(old, fresh);
    children(old, fresh);
  }

  function refresh() {
    if (paused || busy || document.hidden) return;
    busy = true;
    fetch(figures.getAttribute("data-href"), { cache: "no-store" })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (html) {
        var fresh = new DOMParser().parseFromString(html, "text/html").body;
        // Something between us and the hub may answer 200 with a page of its own.
        if (!fresh.querySelector("#account")) throw new Error("not the figures");
        if (paused) return;
        children(figures, fresh);
        say("ok");
      })
      .catch(function () {
        if (!paused) say("failed");
      })
      .finally(function () {
        busy = false;
      });
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    paused = !paused;
    button.textContent = live.getAttribute(paused ? "data-resume" : "data-pause");
    say(paused ? "paused" : "ok");
    refresh();
  });
  document.addEventListener("visibilitychange", refresh);
  window.setInterval(refresh, EVERY);
})();
