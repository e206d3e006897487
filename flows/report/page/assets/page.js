"use strict";
// What all scripts of the page share, the months, the filters and the warning list.
window.XJP = (() => {
  const data = window.XJ;
  const byId = (id) => document.getElementById(id);
  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  // each unit's usual decimals, and for small figures as many as show them
  const figure = (value, unit = "") => {
    if (value === null || value === undefined) return "—";
    let needed = data.decimals[unit] ?? data.decimals[""];
    while (Math.abs(value) > 1e-9 && Math.abs(value) < 0.5 * 10 ** -needed) needed += 1;
    return value.toLocaleString("zh-CN", { maximumFractionDigits: needed });
  };
  const show = (value, unit = "") => (value === null || value === undefined ? "—" : figure(value, unit) + unit);
  const table = (caption, headers, lines) => {
    const made = element("table", undefined, { class: "cardlike" });
    made.append(element("caption", caption, { class: "hidden" }));
    const head = element("tr"), top = element("thead"), body = element("tbody");
    headers.forEach((header) => head.append(element("th", header, { scope: "col" })));
    top.append(head);
    lines.forEach((line) => {
      const row = element("tr");
      line.forEach((value, column) => {
        const box = element(column ? "td" : "th", undefined, column ? { "data-name": headers[column] } : { scope: "row" });
        box.append(value instanceof Node ? value : String(value ?? "—"));
        row.append(box);
      });
      body.append(row);
    });
    made.append(top, body);
    return made;
  };
  const monthName = (period) => `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
  return { data, byId, element, figure, show, table, monthName };
})();

(() => {
  const { data, byId, element, monthName } = window.XJP;
  const months = window.XJ_MONTHS || [data.period];
  const select = byId("months"), place = months.indexOf(data.period);
  select.replaceChildren(...months.map((month) => element("option", monthName(month), { value: month })));
  select.value = data.period;
  const go = (month) => { location.href = `../${month}/index.html${location.hash}`; };
  select.addEventListener("change", () => go(select.value));
  for (const [id, step] of [["earlier", -1], ["later", 1]]) {
    const button = byId(id), month = months[place + step];
    button.disabled = month === undefined;
    if (month) button.addEventListener("click", () => go(month));
  }
})();

(() => {
  const { byId } = window.XJP;
  const wanted = () => ({
    plan: byId("f-plan").value, town: byId("f-town").value, lead: byId("f-lead").value,
    state: byId("f-state").value, text: byId("f-text").value.trim().toLowerCase(),
  });
  // a long list shows its first rows, fewer on a phone; a filter looks at all
  let limit = matchMedia("(max-width: 48rem)").matches ? 12 : 40;
  const more = byId("more");
  const list = () => {
    const now = wanted();
    let count = 0;
    document.querySelectorAll("#list tbody tr").forEach((row) => {
      const own = row.dataset;
      const isOther = Boolean((now.plan && own.plan !== now.plan) || (now.town && own.area !== now.town)
        || (now.lead && !own.lead.split("、").includes(now.lead)) || (now.state && own.state !== now.state)
        || (now.text && !own.text.toLowerCase().includes(now.text)));
      count += isOther ? 0 : 1;
      row.hidden = isOther || count > limit;
    });
    if (!more) return;
    more.hidden = count <= limit;
    more.textContent = `显示其余${count - limit}条`;
  };
  const filter = () => { window.XJP.filterMatrix(wanted()); list(); };
  if (more) more.addEventListener("click", () => { limit = Infinity; list(); });
  const form = byId("filters");
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  Object.assign(window.XJP, { filter, list });
})();

(() => {
  const body = document.querySelector("#list tbody");
  document.querySelectorAll("#list thead button").forEach((button, column) => {
    button.addEventListener("click", () => {
      const header = button.parentElement;
      const direction = header.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      document.querySelectorAll("#list thead th").forEach((other) => other.setAttribute("aria-sort", "none"));
      header.setAttribute("aria-sort", direction);
      const value = (row) => {
        const cell = row.children[column];
        const given = cell.dataset.value ?? cell.textContent.replace(/[^0-9.-]/g, "");
        return given !== "" && !Number.isNaN(Number(given)) ? Number(given) : cell.textContent;
      };
      const sign = direction === "ascending" ? 1 : -1;
      const sorted = [...body.children].sort((one, other) => {
        const a = value(one), b = value(other);
        return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh-CN"));
      });
      body.replaceChildren(...sorted);
      window.XJP.list();
    });
  });
})();
