// The articles with their claims marked, side by side, and what is known of the claim that was chosen.

const KINDS = { f: "figure", e: "event", s: "statement", n: "number not in use" };
const SIGNS = { f: "F", e: "E", s: "S", n: "–" };

const makeLegend = () => {
  const marks = Object.entries(KINDS).map(([kind, words]) => make("span", { className: `ps-mark ps-${kind}`, data: { k: SIGNS[kind] }, textContent: words }));
  return make("p", { className: "ps-legend" }, "Marked in the text: ", ...marks.flatMap((mark) => [mark, " "]));
};

const makeReader = (ask, chosen, correctable) => {
  const columns = make("div", { className: "ps-articles" });
  const facts = make("div", { className: "ps-facts", aria: { live: "polite" } });
  const problem = make("p", { className: "ps-problem", hidden: true, aria: { role: "alert" } });
  const hint = make("p", { className: "ps-hint", textContent: "Choose a row, a point or a number: its sentence opens here." });
  const effects = correctable ? makeEffects(ask) : null;
  const element = make("div", { className: "ps-reader" }, problem, hint, columns, facts, ...(effects ? [effects.element] : []));
  let shown = [];
  let pinned = null;
  let at = [];

  const isOf = (mark, claims) => mark.dataset.c.split(" ").some((claim) => claims.includes(claim));
  const drawPiece = (piece) => {
    if (typeof piece === "string") return piece;
    const [words, claims, kinds, begins] = piece;
    const classes = [...kinds].map((kind) => `ps-${kind}`).join(" ");
    const mark = make("span", { className: `ps-mark ${classes}`, textContent: words, data: { c: claims.join(" ") } });
    const sign = [...begins].filter((kind) => kind !== "n").map((kind) => SIGNS[kind]).join("");
    if (sign) mark.dataset.k = sign;
    mark.addEventListener("click", () => {
      if (!getSelection().toString()) choose(claims.at(-1), mark);
    });
    if (begins) {
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
      mark.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        choose(claims.at(-1), mark);
      });
    }
    return mark;
  };
  const drawText = (text) =>
    text.map((paragraph) => {
      const sentences = paragraph.map(({ start, pieces }) => {
        const drawn = pieces.map(drawPiece);
        return start === null ? drawn : [make("span", { className: "ps-sentence", data: { start } }, ...drawn)];
      });
      return make("p", { dir: "auto" }, ...sentences.flat());
    });
  const drawArticle = (entry) => {
    const text = make("div", { className: "ps-text", tabIndex: 0, aria: { role: "group", label: entry.title } }, ...drawText(entry.text));
    const keep = button(pinned === entry.article ? "Let go" : "Keep beside", () => {
      pinned = pinned === entry.article ? null : entry.article;
      draw();
      element.querySelector(`[data-article="${CSS.escape(entry.article)}"] button`)?.focus();
    });
    keep.setAttribute("aria-pressed", String(pinned === entry.article));
    const head = make("div", { className: "ps-head" }, make("strong", {}, make("bdi", { textContent: entry.title })), keep);
    const source = make("p", { className: "ps-source" }, make("bdi", { textContent: entry.source }));
    return make("div", { className: "ps-article", data: { article: entry.article } }, head, source, text);
  };

  const light = (claims, span) => {
    for (const mark of columns.querySelectorAll(".ps-text .ps-mark")) mark.classList.toggle("ps-on", isOf(mark, claims));
    for (const sentence of columns.querySelectorAll(".ps-sentence")) {
      const start = Number(sentence.dataset.start);
      const isHere = sentence.querySelector(".ps-on") !== null;
      const isSpan = span?.length === 2 && start <= span[0] && span[0] < start + sentence.textContent.length;
      sentence.classList.toggle("ps-here", isHere || (isSpan && sentence.closest(".ps-article").dataset.article === span.article));
    }
    for (const text of columns.querySelectorAll(".ps-text")) {
      const first = text.querySelector(".ps-on") ?? text.querySelector(".ps-here");
      if (first) text.scrollTop += first.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
    }
  };
  const draw = (span) => {
    hint.hidden = shown.length > 0;
    columns.replaceChildren(...(shown.length ? [makeLegend()] : []), ...shown.map(drawArticle));
    columns.classList.toggle("ps-two", shown.length > 1);
    light(at, span);
  };
  const find = (claim) => shown.map((entry) => entry.claims[claim]).find((known) => known !== undefined);

  const tellFacts = (claim) => {
    const known = find(claim);
    if (!known) return facts.replaceChildren();
    const list = make("dl", {}, ...known.facts.flatMap(([label, words]) => [
      make("dt", { textContent: label }), make("dd", {}, make("bdi", { textContent: words })),
    ]));
    const ways = make("p", { className: "ps-bar" });
    if (known.series.length > 1) {
      ways.append(button(`Read all ${known.series.length} claims of this series`, () => open({ claims: known.series })));
    }
    if (chosen.row) ways.append(button("Show its row", () => chosen.row(claim)));
    const form = effects ? makeCorrection(effects, claim, known, at) : null;
    return facts.replaceChildren(make("p", {}, make("strong", { textContent: "The claim" })), list, ways, ...(form ? [form] : []));
  };
  const choose = (claim) => {
    at = [claim, ...at.filter((other) => other !== claim)].slice(0, 2);
    light([claim]);
    tellFacts(claim);
    chosen.claims([claim]);
  };

  const open = async (place, tells = true) => {
    try {
      const got = await ask("read", { place });
      const kept = shown.filter((entry) => entry.article === pinned && !got.articles.some((a) => a.article === pinned));
      shown = [...kept, ...got.articles].slice(0, 2);
      at = got.lit.length ? got.lit : [];
      problem.hidden = true;
      draw(Object.assign([...got.span], { article: got.articles[0].article }));
      tellFacts(got.lit[0]);
      if (tells) chosen.claims(got.lit);
      if (got.more) hint.textContent = `${got.more} more articles hold these claims.`;
      hint.hidden = !got.more;
      return true;
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
      return false;
    }
  };
  // After a correction the same articles are read again.
  const renew = async () => {
    const claim = at[0];
    const names = shown.map((entry) => entry.article);
    const got = await Promise.all(names.map((article) => ask("read", { place: { article } })));
    shown = got.flatMap((answer) => answer.articles);
    draw();
    if (claim) tellFacts(claim);
  };
  return { element, open, renew };
};
