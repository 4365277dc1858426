// A table of any length: searched, sorted and turned over in the kernel, fifty rows at a time here.

const makeTable = (ask, listing, open) => {
  const columns = new Map(listing.columns.map((column) => [column.name, column]));
  const state = {
    words: listing.query.words, filters: { ...listing.query.filters }, sort: listing.query.sort,
    is_descending: listing.query.is_descending, offset: 0, shown: [...listing.page.columns],
  };
  let page = listing.page;
  let turn = 0;
  let lit = new Set();

  const status = make("output", { className: "ps-status" });
  const problem = make("p", { className: "ps-problem", hidden: true, aria: { role: "alert" } });
  const head = make("thead");
  const body = make("tbody");
  const table = make("table", { className: `ps-table ps-${listing.name}` });
  const caption = make("caption", { textContent: listing.caption });
  table.append(caption, head, body);

  const query = () => {
    const { words, filters, sort, is_descending } = state;
    return { words, filters, sort, is_descending };
  };

  const renew = async () => {
    const mine = (turn += 1);
    try {
      const got = await ask("page", { query: query(), columns: state.shown, offset: state.offset });
      if (mine !== turn) return;
      page = got;
      state.offset = got.offset;
      problem.hidden = true;
      drawRows();
    } catch (error) {
      if (mine !== turn) return;
      problem.textContent = error.message;
      problem.hidden = false;
    }
  };
  const search = () => {
    state.offset = 0;
    return renew();
  };
  const soon = calm(search);

  const lookOf = ({ align, is_wide: isWide }) => [align === "right" && "ps-right", isWide && "ps-wide"].filter(Boolean).join(" ");
  const isLit = (place) => (place.claims ?? []).some((claim) => lit.has(claim));
  const drawRow = ({ cells, place }) => {
    const isPlace = (place.claims ?? []).length > 0 || place.article !== undefined;
    const row = make("tr", { className: isLit(place) ? "ps-on" : "" });
    if (place.claims) row.dataset.claims = place.claims.join(" ");
    cells.forEach((words, number) => {
      const column = columns.get(page.columns[number]);
      const cell = make(number ? "td" : "th", { className: lookOf(column) });
      if (!number) cell.scope = "row";
      if (!number && isPlace) {
        cell.append(button(words || "open", () => open(place, row), { className: "ps-open", title: "Open the sentence" }));
      } else {
        cell.append(make("bdi", { textContent: words }));
      }
      row.append(cell);
    });
    if (isPlace) {
      row.addEventListener("click", (event) => {
        if (!event.target.closest("button") && !getSelection().toString()) open(place, row);
      });
    }
    return row;
  };
  const drawRows = () => {
    body.replaceChildren(...page.rows.map(drawRow));
    const first = page.fitting ? page.offset + 1 : 0;
    const part = `${first.toLocaleString("en")}–${(page.offset + page.rows.length).toLocaleString("en")}`;
    const all = page.fitting === page.total ? "" : ` (${page.total.toLocaleString("en")} in all)`;
    status.textContent = `Rows ${part} of ${page.fitting.toLocaleString("en")}${all}`;
    before.disabled = page.offset === 0;
    after.disabled = page.offset + page.rows.length >= page.fitting;
  };

  const sortBy = (name) => {
    const again = state.sort === name;
    state.is_descending = again && !state.is_descending;
    state.sort = again && !state.is_descending ? "" : name;
    drawHead();
    head.querySelector(`[data-sort="${CSS.escape(name)}"]`)?.focus();
    search();
  };
  const filterOf = ({ name, label, choices, is_number: isNumber }) => {
    const words = `Filter ${label.toLowerCase()}`;
    const control = choices.length
      ? choose([["", "all"], ...choices.map((value) => [`=${value}`, value])], state.filters[name])
      : make("input", { type: "text", value: state.filters[name] ?? "", placeholder: isNumber ? "> 10" : "" });
    control.setAttribute("aria-label", words);
    control.addEventListener(choices.length ? "change" : "input", () => {
      state.filters[name] = control.value;
      soon();
    });
    return make("td", {}, control);
  };
  const drawHead = () => {
    const heads = state.shown.map((name) => {
      const { label, align } = columns.get(name);
      const isSorted = state.sort === name;
      const sign = isSorted ? (state.is_descending ? " ▼" : " ▲") : "";
      const cell = make("th", { scope: "col", className: align === "right" ? "ps-right" : "" });
      if (isSorted) cell.setAttribute("aria-sort", state.is_descending ? "descending" : "ascending");
      cell.append(button(`${label}${sign}`, () => sortBy(name), { data: { sort: name }, title: `Sort by ${label.toLowerCase()}` }));
      return cell;
    });
    const filters = state.shown.map((name) => filterOf(columns.get(name)));
    head.replaceChildren(make("tr", {}, ...heads), make("tr", { className: "ps-filters" }, ...filters));
  };

  const pick = (name, isShown) => {
    const order = listing.columns.map((column) => column.name);
    const chosen = new Set(state.shown);
    if (isShown) chosen.add(name);
    else if (chosen.size > 1) chosen.delete(name);
    const kept = state.shown.filter((column) => chosen.has(column));
    state.shown = [...kept, ...order.filter((column) => chosen.has(column) && !kept.includes(column))];
    for (const column of Object.keys(state.filters)) if (!chosen.has(column)) delete state.filters[column];
    drawHead();
    renew();
  };
  const picker = () => {
    const boxes = listing.columns.map(({ name, label }) => {
      const box = make("input", { type: "checkbox", checked: state.shown.includes(name) });
      box.addEventListener("change", () => pick(name, box.checked));
      return make("label", {}, box, ` ${label}`);
    });
    const group = make("div", { className: "ps-columns", aria: { role: "group", label: "Columns shown" } }, ...boxes);
    return make("details", { className: "ps-picker" }, make("summary", { textContent: "Columns" }), group);
  };

  const words = make("input", { type: "search", autocomplete: "off", value: state.words, className: "ps-words" });
  words.addEventListener("input", () => {
    state.words = words.value;
    soon();
  });
  // Before the first letter is typed, the kernel makes ready what it searches.
  words.addEventListener("focus", () => ask("warm").catch(() => undefined), { once: true });
  const move = (by) => {
    state.offset = Math.max(0, state.offset + by * listing.size);
    renew();
  };
  const before = button("Previous", () => move(-1));
  const after = button("Next", () => move(1));
  const kinds = choose([["csv", "CSV"], ["xlsx", "XLSX"], ["jsonl", "JSON lines"], ["parquet", "Parquet"]]);
  const exporting = button("Export these rows", async () => {
    try {
      const got = await ask("export", { query: query(), columns: state.shown, ending: kinds.value });
      status.textContent = `${got.rows.toLocaleString("en")} rows were written to ${got.path}`;
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  });
  const bar = make("div", { className: "ps-bar", aria: { role: "group", label: listing.caption } }, field("Words", words));
  bar.append(before, after, status, picker(), exporting, field("as", kinds));
  const scroll = make("div", { className: "ps-scroll", tabIndex: 0, aria: { role: "group", label: listing.caption } }, table);
  drawHead();
  drawRows();

  const light = (claims) => {
    lit = new Set(claims);
    for (const row of body.rows) {
      row.classList.toggle("ps-on", (row.dataset.claims ?? "").split(" ").some((claim) => lit.has(claim)));
    }
    const [first] = body.querySelectorAll(".ps-on");
    if (first && first.offsetTop < scroll.scrollTop) scroll.scrollTop = first.offsetTop - 60;
    else if (first && first.offsetTop > scroll.scrollTop + scroll.clientHeight - 40) scroll.scrollTop = first.offsetTop - 60;
  };
  // From a sentence to its row: the search is narrowed to the claim.
  const show = (claim) => {
    words.value = claim;
    state.words = claim;
    state.filters = {};
    drawHead();
    return search();
  };
  return { element: make("div", { className: "ps-listing" }, bar, problem, scroll), light, renew, show };
};
