"use strict";
// The status matrix: a folded block a plan, off-course first, one tab stop, arrow keys inside.
(() => {
  const { data, byId, element } = window.XJP;
  const grid = byId("grid");
  const calm = new Set(["green", "not_due", "not_applicable", "no_target"]);
  const weight = { red: 100, yellow: 10, missing: 1 };
  const state = (cell) => (cell ? cell.state : "");
  const rank = (number) => data.cells[number].reduce(
    (sum, cell, column) => sum + (weight[state(cell)] || 0) * (column === 0 ? 20 : 1), 0);

  const head = element("thead"), headRow = element("tr");
  headRow.append(element("th", "方案和指标", { scope: "col" }));
  data.areas.forEach(([, name]) => headRow.append(element("th", name, { scope: "col" })));
  head.append(headRow);
  grid.append(head);

  const cellOf = (indicator, number, [code, name], column) => {
    const cell = data.cells[number][column], box = element("td");
    if (!cell) { box.className = "calm"; return box; }
    const [mark, word] = data.states[cell.state];
    const label = `${name} ${indicator.name}：${word}，${cell.text}`;
    const button = element("button", mark,
      { type: "button", class: `cell s-${cell.state}`, "aria-label": label, title: label, "data-area": name, tabindex: "-1" });
    button.addEventListener("click", () => { location.hash = `i=${indicator.code}&a=${code}`; });
    if (calm.has(cell.state)) box.className = "calm";
    box.append(button);
    return box;
  };
  const rowOf = (number) => {
    const indicator = data.indicators[number], row = element("tr");
    const title = element("th", undefined, { scope: "row" });
    title.append(element("a", indicator.name, { href: `#i=${indicator.code}`, tabindex: "-1" }));
    row.append(title, ...data.areas.map((area, column) => cellOf(indicator, number, area, column)));
    return { number, indicator, row };
  };
  const plans = new Map();
  data.indicators.forEach((indicator, number) => {
    if (!plans.has(indicator.plan)) plans.set(indicator.plan, []);
    plans.get(indicator.plan).push(number);
  });
  const blocks = [...plans].map(([plan, numbers]) => {
    const ordered = [...numbers].sort((one, other) => rank(other) - rank(one) || one - other);
    const rows = ordered.map(rowOf), body = element("tbody"), header = element("tr", undefined, { class: "plan" });
    const button = element("button", `${plan}（${numbers.length}项）`, { type: "button", "aria-expanded": "false", tabindex: "-1" });
    const title = element("th", undefined, { scope: "row" });
    title.append(button);
    header.append(title);
    data.areas.forEach((area, column) => {
      const reds = numbers.filter((number) => state(data.cells[number][column]) === "red").length;
      const box = element("td");
      box.append(element("span", reds || "·", { class: reds ? "total s-red" : "total" }));
      header.append(box);
    });
    body.append(header, ...rows.map((one) => one.row));
    grid.append(body);
    const block = { plan, body, button, rows, total: ordered.reduce((sum, number) => sum + rank(number), 0), isOpen: false };
    button.addEventListener("click", () => { block.isOpen = !block.isOpen; refresh(); });
    return block;
  }).sort((one, other) => other.total - one.total);
  blocks.forEach((block) => grid.append(block.body));

  let wanted = { plan: "", town: "", lead: "", state: "", text: "" };
  const fits = ({ number, indicator }) => {
    const column = data.areas.findIndex(([code]) => code === wanted.town);
    const cells = wanted.town ? [data.cells[number][0], data.cells[number][column]] : data.cells[number];
    return (!wanted.plan || indicator.plan === wanted.plan)
      && (!wanted.lead || indicator.leads.includes(wanted.lead))
      && (!wanted.state || cells.some((cell) => state(cell) === wanted.state))
      && (!wanted.text || `${indicator.code} ${indicator.name}`.toLowerCase().includes(wanted.text))
      && (!wanted.town || data.cells[number][column] !== null);
  };
  const refresh = () => {
    const isFiltered = Object.values(wanted).some(Boolean);
    const column = data.areas.findIndex(([code]) => code === wanted.town);
    let count = 0;
    blocks.forEach((block) => {
      let own = 0;
      block.rows.forEach((one) => {
        const isFit = fits(one);
        own += isFit ? 1 : 0;
        one.row.hidden = !isFit || !(block.isOpen || isFiltered);
      });
      count += own;
      block.body.hidden = own === 0;
      block.button.setAttribute("aria-expanded", String(block.isOpen || isFiltered));
    });
    grid.querySelectorAll("tr").forEach((row) => [...row.children].forEach((box, place) => {
      box.hidden = column > 0 && place > 1 && place !== column + 1;
    }));
    byId("f-count").textContent = `共${count}项指标`;
    rove();
  };
  window.XJP.filterMatrix = (now) => { wanted = now; refresh(); };

  // one tab stop; arrows, Home and End move among what is shown
  const lines = () => [...grid.querySelectorAll("tbody tr")]
    .filter((row) => !row.hidden && !row.parentElement.hidden)
    .map((row) => [...row.querySelectorAll("button, a")].filter((one) => !one.closest("[hidden]")))
    .filter((stops) => stops.length);
  let current = null;
  const take = (stop) => {
    if (current) current.tabIndex = -1;
    current = stop;
    if (current) current.tabIndex = 0;
  };
  const rove = () => { if (!current || !current.isConnected || current.closest("[hidden]")) take((lines()[0] || [])[0] || null); };
  grid.addEventListener("focusin", (event) => { if (event.target.matches("button, a")) take(event.target); });
  const columnOf = (stop) => [...stop.closest("tr").children].indexOf(stop.closest("td, th"));
  const nearest = (stops, column) => stops.reduce((best, stop) =>
    (Math.abs(columnOf(stop) - column) < Math.abs(columnOf(best) - column) ? stop : best));
  grid.addEventListener("keydown", (event) => {
    const moves = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: 0, ArrowRight: 0, Home: 0, End: 0 };
    if (!(event.key in moves) || !event.target.matches("button, a")) return;
    event.preventDefault();
    const all = lines(), at = all.findIndex((stops) => stops.includes(event.target)), own = all[at];
    const place = own.indexOf(event.target);
    let next = own[place];
    if (event.key === "ArrowLeft") next = own[Math.max(0, place - 1)];
    else if (event.key === "ArrowRight") next = own[Math.min(own.length - 1, place + 1)];
    else if (event.key === "Home") [next] = own;
    else if (event.key === "End") next = own[own.length - 1];
    else next = nearest(all[Math.min(all.length - 1, Math.max(0, at + moves[event.key]))], columnOf(event.target));
    take(next);
    next.focus();
  });
  window.XJP.filter();
})();
