// The search page: Pagefind's index in our own design. Without a bundle, or opened from the disk, the page keeps its way to the archive.
(function () {
  "use strict";
  const form = document.getElementById("search");
  const results = document.getElementById("results");
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  const query = document.getElementById("q");
  const selects = [...form.querySelectorAll("select[data-filter]")];
  const words = form.dataset;
  const STEP = 10;
  let pagefind = null;
  let found = [];
  let shown = 0;
  let turn = 0;

  function form_of(number) {
    const forms = words.found.split("|");
    let at = number === 1 ? 0 : 1;
    if (words.plural === "french") at = number < 2 ? 0 : 1;
    if (words.plural === "slavic") {
      const one = number % 10, two = number % 100;
      at = one === 1 && two !== 11 ? 0 : one >= 2 && one <= 4 && (two < 12 || two > 14) ? 1 : 2;
    }
    return forms[Math.min(at, forms.length - 1)];
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // An excerpt comes as text with <mark>s in it: rebuilt here, so that no markup is taken over.
  function marked(excerpt) {
    const line = element("p", "opening");
    line.dir = "auto";
    const plain = new DOMParser().parseFromString(excerpt, "text/html").body;
    for (const node of plain.childNodes) {
      line.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
    }
    return line;
  }

  function entry(data) {
    const item = element("li");
    const heading = element("h2");
    const link = element("a", "", data.meta.title || data.url);
    link.href = data.url;
    heading.dir = "auto";
    heading.append(link);
    const facts = element("p", "facts");
    const filters = data.filters || {};
    for (const name of ["outlet", "month"]) {
      const values = filters[name] || [];
      if (values.length) facts.append(element("span", "", values.slice(0, 3).join(", ")), " ");
    }
    item.append(heading, facts, marked(data.excerpt || ""));
    return item;
  }

  async function show() {
    const mine = turn;
    const next = await Promise.all(found.slice(shown, shown + STEP).map((one) => one.data()));
    if (mine !== turn) return;
    shown += next.length;
    results.append(...next.map(entry));
    more.hidden = shown >= found.length;
  }

  async function search() {
    const mine = ++turn;
    const asked = query.value.trim();
    const filters = {};
    for (const select of selects) if (select.value) filters[select.dataset.filter] = select.value;
    const address = new URL(location.href);
    asked ? address.searchParams.set("q", asked) : address.searchParams.delete("q");
    for (const select of selects) {
      select.value ? address.searchParams.set(select.dataset.filter, select.value) : address.searchParams.delete(select.dataset.filter);
    }
    history.replaceState(null, "", address);
    if (!asked && !Object.keys(filters).length) {
      found = [];
      results.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      return;
    }
    status.textContent = words.loading;
    const answer = await pagefind.search(asked || null, {filters});
    if (mine !== turn) return;
    found = answer.results;
    shown = 0;
    results.replaceChildren();
    const said = found.length ? form_of(found.length) : words.none;
    status.textContent = said.replace("{n}", String(found.length)).replace("{query}", asked || "*");
    await show();
  }

  async function fill() {
    const filters = await pagefind.filters();
    for (const select of selects) {
      select.append(new Option(words.any, ""));
      const values = Object.entries(filters[select.dataset.filter] || {});
      for (const [value, count] of values) select.append(new Option(`${value} (${count})`, value));
      if (values.length < 2) select.parentElement.hidden = true;
    }
  }

  async function start() {
    if (location.protocol === "file:") return;
    try {
      const bundle = new URL(words.root + "pagefind/", location.href);
      const baseUrl = new URL(words.root || "./", location.href).pathname;
      const [first, ...others] = await (await fetch(new URL("shards.json", bundle))).json();
      pagefind = await import(new URL(first + "/pagefind.js", bundle).href);
      await pagefind.options({baseUrl});
      await pagefind.init();
      await Promise.all(others.map((shard) => pagefind.mergeIndex(new URL(shard + "/", bundle).href, {baseUrl})));
    } catch (error) {
      return; // no bundle yet: the page keeps its way to the archive
    }
    await fill();
    document.getElementById("no-search").hidden = true;
    form.hidden = false;
    const asked = new URLSearchParams(location.search);
    query.value = asked.get("q") || "";
    for (const select of selects) select.value = asked.get(select.dataset.filter) || "";
    let waiting = 0;
    query.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 200); });
    for (const select of selects) select.addEventListener("change", search);
    form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
    more.addEventListener("click", show);
    if (query.value || selects.some((select) => select.value)) search();
    else query.focus({preventScroll: true});
  }

  start();
})();
