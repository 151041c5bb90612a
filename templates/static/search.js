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
  // Scripts without spaces between words: two letters of them that follow each other are listed behind TAIL (digest/search.py).
  const UNSPACED = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff";
  const TAIL = "\u2063";
  const unspaced = new RegExp(`[${UNSPACED}]`, "u");
  const runs = new RegExp(`[${UNSPACED}]+|[\\p{L}\\p{N}_]+`, "gu");
  const LETTERS = 160; // of an excerpt of such a page
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

  function pieces(run) {
    if (!unspaced.test(run)) return [run];
    const letters = [...run.replace(/\p{M}/gu, "")];
    return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
  }

  // "东湖大桥 2025" -> "东湖 湖大 大桥 2025"
  function terms(asked) {
    if (!unspaced.test(asked)) return asked;
    return asked.split(/\s+/).flatMap((part) => (unspaced.test(part) ? (part.match(runs) || []).flatMap(pieces) : [part.replaceAll('"', "")])).join(" ");
  }

  // Of a page in such a script: what stands around the first of the words that were asked for.
  function around(content, title) {
    let text = content.split(TAIL)[0].trim();
    if (text.startsWith(title)) text = text.slice(title.length).replace(/^[\s.]+/, "");
    const found = query.value.toLowerCase().split(/[\s"]+/).filter(Boolean);
    const places = found.map((word) => text.toLowerCase().indexOf(word)).filter((at) => at >= 0);
    const start = Math.max(0, Math.min(Math.min(...places, text.length) - LETTERS / 4, text.length - LETTERS));
    const shown = text.slice(places.length ? start : 0).slice(0, LETTERS);
    const line = element("p", "opening");
    line.dir = "auto";
    if (places.length && start > 0) line.append("… ");
    const wanted = found.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    const split = wanted.length ? shown.split(new RegExp(`(${wanted.join("|")})`, "iu")) : [shown];
    split.forEach((part, at) => line.append(at % 2 ? element("mark", "", part) : part));
    if (text.length > start + LETTERS) line.append(" …");
    return line;
  }

  // An excerpt comes as text with <mark>s in it: rebuilt here, so that no markup is taken over. The headline, which the entry has
  // already, is left out, and where a sentence is cut it says so.
  function marked(excerpt, title) {
    const line = element("p", "opening");
    line.dir = "auto";
    const plain = new DOMParser().parseFromString(excerpt, "text/html").body;
    const whole = plain.textContent;
    let skip = 0;
    if (title && whole.startsWith(title)) {
      skip = title.length;
      while (skip < whole.length && /[\s.]/.test(whole[skip])) skip += 1;
    } else if (/^\p{Ll}/u.test(whole)) {
      line.append("… ");
    }
    for (const node of plain.childNodes) {
      const text = node.textContent.slice(skip);
      skip = Math.max(0, skip - node.textContent.length);
      if (text) line.append(node.nodeName === "MARK" ? element("mark", "", text) : text);
    }
    if (/[\p{L}\p{N},;:–-]\s*$/u.test(whole)) {
      const last = line.lastChild;
      if (last) last.textContent = last.textContent.replace(/[,;:–-]?\s*$/u, "");
      line.append(" …");
    }
    return line;
  }

  function named(filter, value) {
    try {
      if (filter === "language") return new Intl.DisplayNames([document.documentElement.lang], {type: "language"}).of(value);
      if (filter === "month") {
        const [year, month] = value.split("-").map(Number);
        return new Intl.DateTimeFormat(document.documentElement.lang, {month: "long", year: "numeric", timeZone: "UTC"}).format(Date.UTC(year, month - 1, 1));
      }
    } catch (error) { /* the value as it is */ }
    return value;
  }

  function entry(data) {
    const item = element("li");
    const heading = element("h2");
    const link = element("a", "", data.meta.title || data.url);
    link.href = data.url;
    heading.dir = "auto";
    heading.append(link);
    const facts = element("p", "facts");
    const outlets = (data.filters || {}).outlet || [];
    const who = outlets.slice(0, 3).join(", ") + (outlets.length > 3 ? ` +${outlets.length - 3}` : "");
    for (const word of [data.meta.kind, who, data.meta.when]) if (word) facts.append(element("span", "", word), " ");
    const content = data.content || "";
    item.append(heading, facts, content.includes(TAIL) ? around(content, data.meta.title || "") : marked(data.excerpt || "", data.meta.title));
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
      status.className = "facts";
      return;
    }
    status.textContent = words.loading;
    const answer = await pagefind.search(terms(asked) || null, {filters});
    if (mine !== turn) return;
    found = answer.results;
    shown = 0;
    results.replaceChildren();
    const said = found.length ? form_of(found.length) : words.none;
    status.className = found.length ? "facts" : "none";
    status.textContent = said.replace("{n}", String(found.length)).replace("{query}", asked || "*");
    await show();
  }

  async function fill() {
    const filters = await pagefind.filters();
    for (const select of selects) {
      select.append(new Option(words.any, ""));
      const filter = select.dataset.filter;
      const values = Object.entries(filters[filter] || {});
      values.sort(filter === "month" ? (a, b) => (a[0] < b[0] ? 1 : -1) : (a, b) => a[0].localeCompare(b[0]));
      for (const [value, count] of values) select.append(new Option(`${named(filter, value)} (${count})`, value));
      select.parentElement.hidden = values.length < 2;
    }
  }

  // The form is there at once; what is asked before the index has come is answered when it has.
  function offer(on) {
    document.getElementById("no-search").hidden = on;
    form.hidden = !on;
    if (!on) status.textContent = "";
  }

  function ask() {
    if (pagefind) search();
    else status.textContent = query.value.trim() ? words.loading : "";
  }

  async function load() {
    const bundle = new URL(words.root + "pagefind/", location.href);
    const baseUrl = new URL(words.root || "./", location.href).pathname;
    const [first, ...others] = await (await fetch(new URL("shards.json", bundle))).json();
    const index = await import(new URL(first + "/pagefind.js", bundle).href);
    await index.options({baseUrl});
    await index.init();
    await Promise.all(others.map((shard) => index.mergeIndex(new URL(shard + "/", bundle).href, {baseUrl})));
    return index;
  }

  async function start() {
    if (location.protocol === "file:") return;
    const asked = new URLSearchParams(location.search);
    query.value = asked.get("q") || "";
    let waiting = 0;
    query.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 200); });
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
    more.addEventListener("click", show);
    offer(true);
    ask();
    if (!query.value) query.focus({preventScroll: true});
    try {
      pagefind = await load();
      await fill();
    } catch (error) {
      offer(false); // no bundle yet: the page keeps its way to the archive
      return;
    }
    for (const select of selects) select.value = asked.get(select.dataset.filter) || "";
    for (const select of selects) select.addEventListener("change", search);
    if (query.value || selects.some((select) => select.value)) search();
  }

  start();
})();
