// A correction as one reads: what is wrong, what is right, why, and what it changes.

const CHANGES = { accept: [], reject: [], merge: ["into"], relabel: ["indicator", "scope", "actor"], redate: ["period", "base_period"] };
const TELLS = {
  accept: "the claim stands", reject: "no claim, or none on this", merge: "repeats another claim",
  relabel: "speaks of something or somebody else", redate: "holds for another time",
};
let lastWho = "";

const drawEffect = (effect) => {
  const rows = effect.changes.map(({ change, kind, before, after }) =>
    make("li", {}, make("strong", { textContent: `${change}: ${kind}. ` }),
      ...(before ? [make("del", { textContent: before }), " "] : []), ...(after ? [make("ins", { textContent: after })] : [])));
  return [make("p", { textContent: effect.words }), make("ul", {}, ...rows)];
};

// What the last correction changed, and the way back; it stays while other claims are read.
const makeEffects = (ask) => {
  const said = make("div", { className: "ps-effect", aria: { live: "polite" } });
  const back = button("Undo the last correction", () => run("undo", {}), { hidden: true });
  const run = async (kind, sent) => {
    said.textContent = "The corrections are replayed …";
    try {
      const effect = await ask(kind, sent);
      said.replaceChildren(...drawEffect(effect));
      back.hidden = effect.left === 0;
    } catch (error) {
      said.replaceChildren(make("p", { className: "ps-problem", textContent: error.message, aria: { role: "alert" } }));
    }
  };
  return { element: make("div", {}, said, back), run };
};

const makeCorrection = (effects, claim, known, others) => {
  const action = choose(Object.entries(TELLS).map(([name, words]) => [name, `${name}: ${words}`]), "reject");
  const asked = make("span", { className: "ps-changes" });
  const controls = new Map();
  const fill = () => {
    controls.clear();
    const parts = CHANGES[action.value].map((name) => {
      const control = make("input", { type: "text", value: name === "into" ? (others.find((o) => o !== claim) ?? "") : (known.now[name] ?? "") });
      controls.set(name, control);
      return field(name === "into" ? "Into claim" : name.replace("_", " "), control);
    });
    asked.replaceChildren(...parts);
  };
  action.addEventListener("change", fill);
  const reason = make("input", { type: "text", className: "ps-reason", required: true });
  const who = make("input", { type: "text", value: lastWho, placeholder: "your account" });
  const form = make("form", { className: "ps-correct", noValidate: true });
  form.setAttribute("aria-label", `Correct claim ${claim}`);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    lastWho = who.value;
    const changes = {};
    for (const [name, control] of controls) if (name !== "into" && control.value !== (known.now[name] ?? "")) changes[name] = control.value;
    effects.run("correct", { claim, action: action.value, reason: reason.value, who: who.value, into: controls.get("into")?.value ?? "", changes });
  });
  form.append(
    field("This claim", action), asked, field("Reason", reason), field("Who", who),
    make("button", { type: "submit", textContent: "Write the correction" }),
  );
  fill();
  return make("details", { className: "ps-correcting" }, make("summary", { textContent: "Correct this claim" }), form);
};
