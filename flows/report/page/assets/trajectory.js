"use strict";
// Lines over time as SVG: own path, own targets, outlook with its range; tooltip, mouse and keys.
(() => {
  const { element, figure } = window.XJP;
  const space = "http://www.w3.org/2000/svg";
  // one unit of the drawing is one pixel, so that texts keep their size on a phone
  const sizeNow = () => {
    const width = Math.max(300, Math.min(880, document.documentElement.clientWidth - 56));
    return { width, height: width < 600 ? 260 : 320, left: 70, right: width < 600 ? 40 : 70, top: 46, bottom: 44 };
  };
  const draw = (tag, attributes, text) => {
    const made = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const known = (values) => values.filter((value) => value !== null && value !== undefined);
  const monthsFrom = (period) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1;

  // ticks of 1, 2 and 5
  const ticksOf = (low, high) => {
    const raw = (high - low) / 5, power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw);
    const first = Math.ceil(low / step - 1e-9), last = Math.floor(high / step + 1e-9);
    return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
  };
  // decimals as the step needs, large figures in 万 and 亿: as in the papers (axis_text.py)
  const axisText = (value, step, largest) => {
    const [divisor, word] = largest >= 1e8 ? [1e8, "亿"] : largest >= 1e6 ? [1e4, "万"] : [1, ""];
    const decimals = Math.max(0, -Math.floor(Math.log10(step / divisor) + 1e-9));
    const text = (value / divisor).toLocaleString("zh-CN", { maximumFractionDigits: decimals });
    return text === "0" ? text : text + word;
  };
  const scaleOf = (values, fixed) => {
    let [low, high] = fixed || [Math.min(...values), Math.max(...values)];
    if (low === high) { low -= 1; high += 1; }
    if (!fixed) { const room = (high - low) * 0.08; high += room; low = low >= 0 ? Math.max(0, low - room) : low - room; }
    return [low, high];
  };

  // figures of marks stand above or below them, over no other figure or mark: as in the papers (label_places.py)
  const placesOf = (marks, width) => {
    const around = (x, y, wide, high) => ({ left: x - wide, right: x + wide, top: y - high, bottom: y + high });
    const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    const taken = [];
    return marks.map(({ x, y, text, isBelow }) => {
      const half = 3.8 * text.length, middle = Math.min(Math.max(x, half), width - half), side = isBelow ? 1 : -1;
      const others = marks.filter((one) => one.x !== x || one.y !== y).map((one) => around(one.x, one.y, 7, 7));
      const spots = [0, 1, 2, 3].flatMap((step) => [y + side * (17 + 14 * step), y - side * (17 + 14 * step)]);
      const isFree = (spot) => ![...taken, ...others].some((box) => meet(box, around(middle, spot, half, 7)));
      const spot = spots.find(isFree) ?? spots[0];
      taken.push(around(middle, spot, half, 7));
      return [middle, spot];
    });
  };

  // `lines`: [{values by place, kind}], places are months from `first`; `marks` stand alone
  const chart = ({ label, unit, first, months, lines, marks, range, scale, ticks, isDown, words }) => {
    const size = sizeNow();
    const values = [...known(lines.flatMap((line) => line.values)), ...known(marks.map((one) => one.value)), ...known(range ? range.values : [])];
    if (!values.length) return element("p", "尚无数据。");
    const [low, high] = scaleOf(values, scale);
    const x = (at) => size.left + (months < 2 ? 0 : at * (size.width - size.left - size.right) / (months - 1));
    const part = (value) => (value - low) / (high - low) * (size.height - size.top - size.bottom);
    const y = (value) => (isDown ? size.top + part(value) : size.height - size.bottom - part(value));
    const svg = draw("svg", { viewBox: `0 0 ${size.width} ${size.height}`, role: "img", tabindex: "0", "aria-label": label });
    const marked = ticks || ticksOf(low, high), at = marked.length > 1 ? marked[1] - marked[0] : 1;
    marked.forEach((value) => {
      svg.append(draw("line", { class: "rule", x1: size.left, x2: size.width - size.right, y1: y(value), y2: y(value) }));
      svg.append(draw("text", { class: "soft", x: size.left - 8, y: y(value) + 4, "text-anchor": "end" }, axisText(value, at, Math.max(Math.abs(low), Math.abs(high)))));
    });
    if (unit) svg.append(draw("text", { class: "soft", x: size.left - 8, y: 32, "text-anchor": "end" }, unit));
    for (let at = 0; at < months; at += 1) {
      const month = (first + at) % 12 + 1, year = Math.floor((first + at) / 12);
      if (month % (size.width < 600 && months > 12 ? 6 : 3) === 0 || months < 4) svg.append(draw("text", { class: "soft", x: x(at), y: size.height - size.bottom + 18, "text-anchor": "middle" }, `${month}月`));
      if (month === 12 || at === months - 1) svg.append(draw("text", { class: "soft", x: x(at), y: size.height - size.bottom + 36, "text-anchor": "middle" }, `${year}年`));
    }
    if (range && known(range.values).length === 2) {
      const [under, over] = range.values;
      svg.append(draw("path", { class: "range", d: `M${x(range.from)} ${y(range.value)}L${x(range.to)} ${y(over)}L${x(range.to)} ${y(under)}Z` }));
    }
    lines.forEach(({ values: list, kind, breaks }) => {
      let path = "", isOpen = false;
      list.forEach((value, at) => {
        if (breaks && (first + at) % 12 === 0) isOpen = false;
        if (value === null || value === undefined) return;
        path += `${isOpen ? "L" : "M"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
        isOpen = true;
      });
      if (path) svg.append(draw("path", { class: kind, d: path }));
      if (kind === "reached") list.forEach((value, at) => {
        if (value !== null && value !== undefined) svg.append(draw("circle", { class: "dot", cx: x(at), cy: y(value), r: 3.5 }));
      });
    });
    const shown = marks.filter(({ value }) => value !== null && value !== undefined);
    const places = placesOf(shown.map(({ at, value, text, isBelow }) => ({ x: x(at), y: y(value), text, isBelow })), size.width);
    shown.forEach(({ at, value, kind, text }, number) => {
      const shape = kind === "hollow" ? draw("circle", { class: kind, cx: x(at), cy: y(value), r: 5 })
        : draw("path", { class: kind, d: `M${x(at)} ${y(value) - 7}l7 7l-7 7l-7 -7z` });
      const [left, middle] = places[number];
      svg.append(shape, draw("text", { class: kind === "hollow" ? "reached-text" : "goal-text", x: left, y: middle + 4.5, "text-anchor": "middle" }, text));
    });
    return withTip(svg, size, { x, months, first, words });
  };

  // the tooltip follows the mouse or the arrow keys from month to month
  const withTip = (svg, size, { x, months, first, words }) => {
    const box = element("div", undefined, { class: "chart" });
    const tip = element("div", undefined, { class: "tip", role: "status", hidden: "" });
    const cursor = draw("line", { class: "cursor", y1: size.top, y2: size.height - size.bottom, visibility: "hidden" });
    svg.append(cursor);
    const told = Array.from({ length: months }, (_, at) => words(at));
    const stops = told.map((text, at) => (text ? at : -1)).filter((at) => at >= 0);
    let place = stops.length - 1;
    const move = (at) => {
      place = at;
      const month = stops[at];
      if (month === undefined) return;
      const ratio = svg.getBoundingClientRect().width / size.width;
      cursor.setAttribute("x1", x(month));
      cursor.setAttribute("x2", x(month));
      cursor.setAttribute("visibility", "visible");
      tip.textContent = `${Math.floor((first + month) / 12)}年${(first + month) % 12 + 1}月：${told[month]}`;
      tip.hidden = false;
      const left = Math.min(x(month) * ratio + 8, box.clientWidth - tip.offsetWidth);
      tip.style.left = `${Math.max(0, left)}px`;
    };
    const leave = () => { tip.hidden = true; cursor.setAttribute("visibility", "hidden"); };
    svg.addEventListener("pointermove", (event) => {
      const at = (event.clientX - svg.getBoundingClientRect().left) / svg.getBoundingClientRect().width * size.width;
      const near = stops.reduce((best, month, index) => (Math.abs(x(month) - at) < Math.abs(x(stops[best]) - at) ? index : best), 0);
      if (stops.length) move(near);
    });
    svg.addEventListener("pointerleave", leave);
    svg.addEventListener("blur", leave);
    svg.addEventListener("focus", () => move(place));
    svg.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: stops.length - 1 };
      if (event.key === "Escape") leave();
      if (!(event.key in steps)) return;
      event.preventDefault();
      move(Math.min(stops.length - 1, Math.max(0, steps[event.key])));
    });
    box.append(svg, tip);
    return box;
  };
  window.XJP.chart = chart;
  window.XJP.monthsFrom = monthsFrom;
})();
