// Elements and questions: what the other files are written in.
// Every word is set as text; nothing that comes from an article is read as markup.

const make = (tag, properties = {}, ...children) => {
  const { data = {}, aria = {}, ...plain } = properties;
  const element = Object.assign(document.createElement(tag), plain);
  for (const [name, value] of Object.entries(data)) element.dataset[name] = value;
  for (const [name, value] of Object.entries(aria)) {
    if (value !== null) element.setAttribute(name === "role" ? "role" : `aria-${name}`, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
};

const button = (words, click, properties = {}) => {
  const made = make("button", { type: "button", textContent: words, ...properties });
  made.addEventListener("click", click);
  return made;
};

let fields = 0;
const field = (words, control) => {
  control.id ||= `ps-field-${(fields += 1)}`;
  return make("span", { className: "ps-field" }, make("label", { htmlFor: control.id, textContent: words }), control);
};

const choose = (values, chosen = "") =>
  make("select", {}, ...values.map(([value, words]) => new Option(words, value, false, value === chosen)));

// Waits until nothing was typed for a moment.
const calm = (act, wait = 25) => {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
};

// Asks the kernel, and gives back its answer; one that says what is wrong is thrown.
const makeAsk = (model) => {
  const waiting = new Map();
  let last = 0;
  const hear = (message) => {
    const turn = waiting.get(message.id);
    if (!turn) return;
    waiting.delete(message.id);
    if (message.error === undefined) turn.resolve(message.answer);
    else turn.reject(new Error(message.error));
  };
  model.on("msg:custom", hear);
  const token = Math.random().toString(36).slice(2);
  const ask = (kind, asked = {}) =>
    new Promise((resolve, reject) => {
      const id = `${token}-${(last += 1)}`;
      waiting.set(id, { resolve, reject });
      model.send({ id, kind, asked });
    });
  return { ask, stop: () => model.off("msg:custom", hear) };
};
