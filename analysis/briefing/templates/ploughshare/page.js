"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const copyInto = (target, source) => {
    const copy = source.cloneNode(true);
    for (const element of all("[id]", copy)) element.removeAttribute("id");
    target.append(...copy.childNodes);
    return target;
  };

  // The marks of each claim in the articles of the page, looked up when first asked for.
  let known;
  const marksOf = (claim) => {
    if (!known) {
      known = new Map();
      for (const mark of all(".article mark")) {
        for (const id of mark.dataset.c.split(" ")) {
          if (known.has(id)) known.get(id).push(mark);
          else known.set(id, [mark]);
        }
      }
    }
    return known.get(claim) ?? [];
  };
  const articleOf = (claim) => marksOf(claim)[0]?.closest(".article");
  const isOf = (mark, claims) => mark.dataset.c.split(" ").some((id) => claims.includes(id));
  const claimsOf = (element) => element.closest("[data-claim]")?.dataset.claim.split(" ") ?? [];

  // The panel: the articles behind a number, side by side, with the sentence marked.
  let panel, opener;
  const buildPanel = () => {
    panel = make("dialog", { className: "panel" });
    panel.setAttribute("aria-labelledby", "panel-title");
    panel.addEventListener("close", () => opener?.focus());
    panel.addEventListener("click", (event) => {
      if (event.target === panel || event.target.closest("a")) panel.close();
    });
    document.body.append(panel);
  };

  const buildColumn = (article, claims) => {
    const title = copyInto(make("h3"), article.querySelector("h3"));
    const source = copyInto(make("p", { className: "source" }), article.querySelector(".source"));
    const text = copyInto(make("div", { className: "text", tabIndex: 0 }), article.querySelector(".text"));
    text.setAttribute("role", "region");
    text.setAttribute("aria-label", title.textContent);
    for (const mark of all("mark", text)) {
      if (!isOf(mark, claims)) continue;
      mark.classList.add("on");
      mark.closest("span")?.classList.add("here");
    }
    return make("section", { className: "column" }, title, source, text);
  };

  const quoteClaim = (claim, label) => {
    const quote = document.querySelector(`.notes > [data-c="${CSS.escape(claim)}"] q`);
    return make("li", {}, quote ? copyInto(make("q", { dir: "auto" }), quote) : make("bdi", { textContent: label }));
  };

  const groupClaims = (claims) => {
    const groups = new Map();
    for (const claim of claims) {
      const article = articleOf(claim);
      if (article) groups.set(article, [...(groups.get(article) ?? []), claim]);
    }
    return groups;
  };

  const show = (words, claims, labels, link) => {
    const groups = groupClaims(claims);
    const unread = [...new Set(claims)].filter((claim) => !articleOf(claim) && labels.get(claim));
    if (!groups.size && !unread.length) return false;
    if (!panel) buildPanel();
    if (!panel.open) opener = document.activeElement;
    const close = make("button", { type: "button", textContent: "Close" });
    close.addEventListener("click", () => panel.close());
    const head = make("div", { className: "panel-head" }, make("h2", { id: "panel-title", textContent: words }));
    head.append(...buildLinks(link, claims), close);
    const columns = make("div", { className: "columns" });
    columns.append(...[...groups].map(([article, own]) => buildColumn(article, own)));
    panel.replaceChildren(head, ...(groups.size ? [document.querySelector(".legend").cloneNode(true), columns] : []));
    if (unread.length) panel.append(make("ul", {}, ...unread.map((claim) => quoteClaim(claim, labels.get(claim)))));
    if (!panel.open) panel.showModal();
    for (const text of all(".column .text", panel)) text.querySelector(".on")?.scrollIntoView({ block: "center" });
    close.focus();
    return true;
  };

  // From a number of a finding: its note, and all claims of that finding at once.
  const buildLinks = (link, claims) => {
    if (!link) return [];
    const links = [];
    const note = link.getAttribute("href");
    if (note?.startsWith("#note-")) links.push(make("a", { href: note, textContent: "Go to the note" }));
    const finding = link.closest(".items > li");
    const together = finding ? [...new Set(all("[data-claim]", finding).flatMap(claimsOf))] : [];
    if (groupClaims(together).size > groupClaims(claims).size) {
      const button = make("button", { type: "button", textContent: "All articles of this finding" });
      const title = finding.querySelector(".label").textContent;
      button.addEventListener("click", () => show(title, together, new Map(), null));
      links.push(button);
    }
    return links;
  };

  // In the ledger, a row and its words light up together.
  const light = (claim) => {
    for (const lit of all(".on")) lit.classList.remove("on");
    for (const mark of marksOf(claim)) mark.classList.add("on");
    const row = document.querySelector(`.claims tr[data-claim="${CSS.escape(claim)}"]`);
    row?.classList.add("on");
    return row;
  };

  document.addEventListener("click", (event) => {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!isPlain || !(event.target instanceof Element)) return;
    const link = event.target.closest("a.number, a.read, tr[data-claim] a");
    if (link?.closest(".claims")) {
      light(claimsOf(link)[0]);
    } else if (link) {
      const noted = link.closest(".notes > li");
      const claims = noted ? [noted.dataset.c] : claimsOf(link);
      const words = noted ? noted.querySelector("mark").textContent : link.firstChild.textContent;
      if (show(words, claims, new Map(), noted ? null : link)) event.preventDefault();
    } else {
      const mark = event.target.closest("section.article .text mark");
      const row = mark && !getSelection().toString() && light(mark.dataset.c.split(" ").at(-1));
      row?.scrollIntoView({ block: "nearest" });
    }
  });

  // A chart: a click near a mark of the drawing shows the claims it stands for.
  const NEAR = 24;
  for (const figure of all("figure[data-points]")) {
    const picture = figure.querySelector("img");
    const points = JSON.parse(figure.dataset.points);
    picture.classList.add("live");
    picture.addEventListener("click", (event) => {
      const { left, top, width, height } = picture.getBoundingClientRect();
      const far = ({ x, y }) => Math.hypot(left + x * width - event.clientX, top + y * height - event.clientY);
      const near = points.filter((point) => far(point) <= NEAR).sort((a, b) => far(a) - far(b));
      if (!near.length) return;
      const hit = near.filter((point) => far(point) - far(near[0]) < 4);
      const labels = new Map(hit.flatMap((point) => point.claims.map((claim) => [claim, point.label])));
      picture.closest("[tabindex]")?.focus({ preventScroll: true });
      show(hit[0].label, [...labels.keys()], labels, null);
    });
  }

  // The ledger: filter and sort. Its rows are read when first asked for.
  const FEW = 25;
  const tables = all("table.claims");
  const total = tables.reduce((sum, table) => sum + table.tBodies[0].rows.length, 0);
  if (total < FEW) return;
  const heads = all("thead th", tables[0]).map((head) => head.textContent);
  const place = (name) => heads.indexOf(name);
  let rows;
  const readRows = () => {
    if (rows) return;
    rows = tables.flatMap((table) => {
      const article = table.closest(".article");
      return [...table.tBodies[0].rows].map((row, order) => {
        const sentence = document.getElementById(row.querySelector("a")?.hash.slice(1))?.textContent ?? "";
        const status = row.cells[place("Status")].textContent.split(":")[0];
        const text = `${row.textContent} ${sentence}`.toLowerCase();
        const kind = row.cells[place("Kind")].textContent;
        return { row, order, article, text, status, kind, narrative: article.dataset.n };
      });
    });
  };

  const choose = (label, options, change) => {
    const select = make("select", {}, ...options.map(([value, words]) => new Option(words, value)));
    select.setAttribute("aria-label", label);
    select.addEventListener("change", change);
    return [make("label", {}, `${label} `, select), select];
  };
  const plain = (values) => [["", "all"], ...values.map((value) => [value, value])];

  const filter = () => {
    readRows();
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = new Set();
    let count = 0;
    for (const { row, article, text, status, kind, narrative } of rows) {
      const fits =
        (!kinds.value || kind === kinds.value) &&
        (!statuses.value || status === statuses.value) &&
        (!narratives.value || narrative === narratives.value) &&
        words.every((word) => text.includes(word));
      if (row.hidden === fits) row.hidden = !fits;
      if (fits) {
        count += 1;
        shown.add(article);
      }
    }
    const isAll = count === total;
    for (const article of all(".article")) {
      const isHidden = !isAll && !shown.has(article);
      if (article.hidden !== isHidden) article.hidden = isHidden;
    }
    counter.textContent = tell(count);
  };
  const tell = (count) => `${count} of ${total} claims`;

  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));
  const keyOf = ({ row, order }, name) => {
    if (!name) return order;
    const cell = row.cells[place(name)];
    const key = cell.dataset.v ?? cell.textContent.toLowerCase();
    if (name === "Value") return key === "–" ? Infinity : Number(key);
    return key === "–" ? "\uffff" : key;
  };
  const sort = () => {
    readRows();
    const name = sorting.value;
    const keyed = rows.map((entry) => ({ row: entry.row, order: entry.order, key: keyOf(entry, name) }));
    keyed.sort((a, b) => compare(a.key, b.key) || a.order - b.order);
    for (const { row } of keyed) row.parentNode.append(row);
  };

  const field = make("input", { type: "search", autocomplete: "off" });
  const [kindLabel, kinds] = choose("Kind", plain(["figure", "event", "statement"]), filter);
  const [statusLabel, statuses] = choose("Status", plain(["used", "minor", "not a figure", "unread"]), filter);
  const sides = [...new Set(all(".article[data-n]").map((article) => article.dataset.n))].sort();
  const [sideLabel, narratives] = choose("Narrative", plain(sides), filter);
  const columns = [["", "place in the text"], ...heads.map((name) => [name, name.toLowerCase()])];
  const [sortLabel, sorting] = choose("Order", columns, sort);
  const counter = make("output", { textContent: tell(total) });
  field.addEventListener("input", filter);
  field.addEventListener("focus", readRows);
  const bar = make("search", { className: "bar" }, make("label", {}, "Words ", field));
  bar.append(kindLabel, statusLabel, sideLabel, sortLabel, counter);
  document.querySelector("section.article").before(bar);
})();
