// Added by `digest serve` to the pages it shows, never to their files: reloads this page when it changed, and shows
// the error of a failed build over it.
(function () {
  "use strict";
  var me = document.currentScript, url = me.dataset.url, since = me.dataset.since;
  var place = "digest-scroll:" + location.pathname, box = null, gone = false;

  try {
    var kept = JSON.parse(sessionStorage.getItem(place) || "null");
    sessionStorage.removeItem(place);
    if (kept) { addEventListener("load", function () { scrollTo(kept[0], kept[1]); }); }
  } catch (_) { /* no storage: the browser restores the place on its own, mostly */ }

  function reload() {
    if (gone) { return; }
    gone = true;
    try { sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY])); } catch (_) { /* as above */ }
    location.reload();
  }

  function concerns(news) {
    if (news.all) { return true; }
    return news.urls.some(function (changed) {
      return changed === url || (/\.(css|js|svg|png|jpe?g|webp|woff2)$/.test(changed) && uses(changed));
    });
  }

  function uses(changed) {
    return Array.prototype.some.call(document.querySelectorAll("link[href],script[src],img[src]"), function (element) {
      var path = decodeURI(new URL(element.href || element.src, location.href).pathname);
      return path === "/" + changed || path.endsWith("/" + changed);
    });
  }

  function show(text) {
    if (box) { box.remove(); box = null; }
    if (!text) { return; }
    box = document.createElement("div");
    box.setAttribute("role", "alert");
    var style = {position: "fixed", inset: "auto 0 0 0", zIndex: "2147483647", maxHeight: "60vh", overflow: "auto", padding: "1rem 1.25rem",
      background: "#7a1210", color: "#fff", font: "15px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap", overflowWrap: "anywhere"};
    Object.keys(style).forEach(function (name) { box.style[name] = style[name]; });
    box.textContent = "The last build failed; this is the page from before.\n\n" + text;
    document.body.appendChild(box);
  }

  var news = new EventSource("/.digest/events?since=" + encodeURIComponent(since));
  news.onmessage = function (event) {
    var said = JSON.parse(event.data);
    if (concerns(said)) { reload(); return; }
    show(said.error);
  };
  addEventListener("pagehide", function () { news.close(); });
  addEventListener("pageshow", function (event) { if (event.persisted) { reload(); } });
})();
