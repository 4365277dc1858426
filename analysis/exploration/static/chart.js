// A chart as a picture that can be made larger; a click near a point, or its button in the list, opens its claims.

const NEAR = 24;
const STEPS = [100, 150, 200, 300];

const findPoint = (points, picture, event) => {
  const { left, top, width, height } = picture.getBoundingClientRect();
  const far = ({ x, y }) => Math.hypot(left + x * width - event.clientX, top + y * height - event.clientY);
  const near = points.filter((point) => far(point) <= NEAR).sort((a, b) => far(a) - far(b));
  return near[0];
};

const makeChart = (chart, open) => {
  const picture = make("img", { src: chart.picture, alt: chart.alt, className: "ps-picture" });
  picture.addEventListener("click", (event) => {
    const point = findPoint(chart.points, picture, event);
    if (point) open({ claims: point.claims });
  });
  let step = 0;
  const scale = (by) => {
    step = Math.min(STEPS.length - 1, Math.max(0, step + by));
    picture.style.width = `${STEPS[step]}%`;
    smaller.disabled = step === 0;
    larger.disabled = step === STEPS.length - 1;
  };
  const smaller = button("Smaller", () => scale(-1));
  const larger = button("Larger", () => scale(1));
  scale(0);
  const points = chart.points.map((point) => make("li", {}, button(point.label, () => open({ claims: point.claims }))));
  const list = make("details", {}, make("summary", { textContent: "The points of this chart" }), make("ul", {}, ...points));
  const scroll = make("div", { className: "ps-scroll", tabIndex: 0, aria: { role: "group", label: chart.title } }, picture);
  const head = make("p", {}, make("strong", { textContent: chart.title }), ` ${chart.subtitle}`);
  return make("div", { className: "ps-chart" }, head, make("div", { className: "ps-bar" }, smaller, larger), scroll, list);
};
