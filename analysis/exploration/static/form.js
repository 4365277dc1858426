// The parameters as a form. What it holds is written into the parameters cell, and the cells below are run again.

const readControl = (control, type) => {
  if (type === "true or false") return control.checked;
  if (type === "whole number") return control.value.trim() === "" ? null : Number(control.value);
  if (type === "list of texts") return control.value.split("\n").map((line) => line.trim()).filter(Boolean);
  return control.value;
};

const makeControl = ({ type, value, choices }) => {
  if (choices.length) return choose(choices.map((choice) => [choice, choice]), value);
  if (type === "true or false") return make("input", { type: "checkbox", checked: value });
  if (type === "whole number") return make("input", { type: "number", value });
  if (type === "list of texts") return make("textarea", { rows: 2, value: value.join("\n") });
  return make("input", { type: "text", value });
};

// The notebook around an element, where JupyterLab lets its application be reached; it does when Ploughshare starts it.
const findNotebook = (element) => {
  const app = window.jupyterapp;
  const panel = app && [...app.shell.widgets("main")].find((widget) => widget.node.contains(element) && widget.content?.widgets);
  if (!panel) return null;
  const place = panel.content.widgets.findIndex((cell) => (cell.model.getMetadata("tags") ?? []).includes("parameters"));
  return place < 0 ? null : { app, notebook: panel.content, place, cell: panel.content.widgets[place] };
};

const makeForm = (ask, parameters) => {
  const controls = new Map();
  const rows = parameters.fields.map((parameter) => {
    const control = makeControl(parameter);
    const note = make("small", { textContent: parameter.meaning });
    note.id = `ps-note-${parameter.name}-${(fields += 1)}`;
    control.setAttribute("aria-describedby", note.id);
    controls.set(parameter.name, { control, parameter });
    return make("div", { className: "ps-parameter" }, field(parameter.name, control), note);
  });
  const said = make("div", { className: "ps-effect", aria: { live: "polite" } });
  const fail = (error) => said.replaceChildren(make("p", { className: "ps-problem", textContent: error.message, aria: { role: "alert" } }));
  const listChanged = () => {
    const changed = {};
    for (const [name, { control, parameter }] of controls) {
      const value = readControl(control, parameter.type);
      if (JSON.stringify(value) !== JSON.stringify(parameter.value)) changed[name] = value;
    }
    return changed;
  };
  const apply = async () => {
    const values = listChanged();
    const found = findNotebook(element);
    try {
      const { source } = await ask("cell", { values, source: found ? found.cell.model.sharedModel.getSource() : null });
      if (!found) return tellByHand(source);
      found.cell.model.sharedModel.setSource(source);
      const here = found.notebook.widgets.findIndex((cell) => cell.node.contains(element));
      found.notebook.activeCellIndex = found.place;
      said.textContent = "The cells below are run again.";
      await found.app.commands.execute("notebook:run-all-below");
      found.notebook.activeCellIndex = here;
      return await found.notebook.scrollToItem(here, "start");
    } catch (error) {
      return fail(error);
    }
  };
  const tellByHand = (source) => {
    const text = make("textarea", { rows: 10, value: source, readOnly: true, aria: { label: "The parameters cell" } });
    said.replaceChildren(make("p", { textContent: "Put this into the parameters cell, and run all cells below it." }), text);
  };
  const name = make("input", { type: "text", value: parameters.name });
  const makeRun = async () => {
    said.textContent = "The briefing is being made …";
    try {
      const got = await ask("make", { name: name.value, values: listChanged() });
      said.textContent = `The briefing is in ${got.folder}: briefing.html, briefing.pdf and its annexes.`;
    } catch (error) {
      fail(error);
    }
  };
  const bar = make("div", { className: "ps-bar" }, button("Run the cells below with these", apply));
  bar.append(field("Name", name), button("Make this briefing", makeRun));
  const element = make("details", { className: "ps-form" }, make("summary", { textContent: "Parameters, and making the briefing" }));
  element.append(make("div", { className: "ps-grid" }, ...rows), bar, said);
  return element;
};
