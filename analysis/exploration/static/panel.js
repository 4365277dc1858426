// A panel: a table, a chart or an account, and beside it the articles. What is chosen in one panel is lit in all.

const CHOSEN = "ploughshare:chosen";

// A number on a page that another cell shows opens its sentence in a window of its own.
const followNumbers = (root, ask, key) => {
  const notebookOf = (element) => element.closest(".jp-Notebook");
  const isOurs = (target) => {
    const home = notebookOf(root);
    return home !== null && notebookOf(target) === home && !target.closest(".ploughshare");
  };
  const dialog = make("dialog", { className: "ps-dialog" });
  dialog.setAttribute("aria-label", "The sentence behind a number");
  const reader = makeReader(ask, { claims: (claims) => tellChosen(key, claims, dialog) }, true);
  const close = button("Close", () => dialog.close());
  dialog.append(make("div", { className: "ps-head" }, make("strong", { textContent: "The sentence behind the number" }), close), reader.element);
  root.append(dialog);
  let opener = null;
  dialog.addEventListener("close", () => opener?.focus());

  const show = async (claims, element) => {
    opener = element;
    if (!dialog.open) dialog.showModal();
    close.focus();
    await reader.open({ claims });
  };
  const follow = (event) => {
    const number = event.target.closest?.("[data-claim]");
    if (number && isOurs(number)) {
      event.preventDefault();
      show(number.dataset.claim.split(" "), number);
      return;
    }
    const figure = event.type === "click" && event.target.closest?.("figure[data-points]");
    const picture = figure && isOurs(figure) && figure.querySelector("img");
    const point = picture && findPoint(JSON.parse(figure.dataset.points), picture, event);
    if (point) show(point.claims, figure.querySelector("[tabindex]"));
  };
  const press = (event) => {
    const isNumber = event.key === "Enter" && event.target.closest?.("[data-claim]") && isOurs(event.target);
    if (isNumber && !event.target.closest("a[href], summary, button")) follow(event);
  };
  // Every number can be reached by keyboard, also those that come later; a row is reached by its first cell.
  const reach = () => {
    const home = notebookOf(root);
    for (const number of home?.querySelectorAll(".jp-RenderedHTMLCommon [data-claim]:not([data-lm-suppress-shortcuts])") ?? []) {
      number.dataset.lmSuppressShortcuts = "true";
      const reached = number.tagName === "TR" ? number.cells[0] : number;
      if (reached.querySelector("a[href]") === null) reached.tabIndex = 0;
      if (number.tagName === "SPAN") number.setAttribute("role", "button");
    }
  };
  let isWaiting = false;
  const reachSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      reach();
    }, 200);
  };
  const watcher = new MutationObserver(reachSoon);
  watcher.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("click", follow, true);
  document.addEventListener("keydown", press, true);
  reach();
  return {
    renew: reader.renew,
    stop: () => {
      watcher.disconnect();
      document.removeEventListener("click", follow, true);
      document.removeEventListener("keydown", press, true);
    },
  };
};

const tellChosen = (key, claims, from) =>
  document.dispatchEvent(new CustomEvent(CHOSEN, { detail: { key, claims, from } }));

const render = ({ model, el }) => {
  const content = model.get("content");
  const { ask, stop } = makeAsk(model);
  const root = make("div", { className: "ploughshare", data: { lmSuppressShortcuts: "true" } });
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", content.title);
  const parts = [];
  let table = null;
  let following = null;

  const chosen = {
    claims: (claims) => {
      model.set("selected", claims);
      model.save_changes();
      tellChosen(content.key, claims, root);
    },
    row: content.listing ? (claim) => table.show(claim) : null,
  };
  const reader = makeReader(ask, chosen, true);
  const open = (place) => reader.open(place);

  if (content.summary) parts.push(make("p", { className: "ps-summary", textContent: content.summary }));
  if (content.form) parts.push(makeForm(ask, content.form));
  if (content.chart) parts.push(makeChart(content.chart, open));
  if (content.markup) parts.push(Object.assign(make("div", { className: "ps-markup" }), { innerHTML: content.markup }));
  if (content.listing) {
    table = makeTable(ask, content.listing, open);
    parts.push(table.element);
  }
  root.append(...parts, reader.element);
  el.append(root);
  if (content.follows) following = followNumbers(root, ask, content.key);

  const hearChosen = ({ detail }) => {
    if (detail.key !== content.key) return;
    table?.light(detail.claims);
    if (detail.from !== root && content.follows && detail.claims.length) reader.open({ claims: detail.claims }, false);
  };
  const hearRenewed = (message) => {
    if (message.event !== "renewed") return;
    table?.renew();
    reader.renew();
    following?.renew();
  };
  document.addEventListener(CHOSEN, hearChosen);
  model.on("msg:custom", hearRenewed);
  if (content.places.length) content.places.reduce((done, place) => done.then(() => reader.open(place, false)), Promise.resolve());
  return () => {
    document.removeEventListener(CHOSEN, hearChosen);
    model.off("msg:custom", hearRenewed);
    following?.stop();
    stop();
  };
};

export default { render };
