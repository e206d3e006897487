"use strict";
(() => {
  const data = window.XJ, months = window.XJ_MONTHS || [data.period];
  const marks = ["●", "▲", "■", "○", "－"], names = ["正常", "关注", "预警", "未报", "未设目标"];
  const levels = { 1: "提醒", 2: "督办", 3: "通报" };
  const byId = (id) => document.getElementById(id);
  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const show = (value, unit = "") =>
    value === null || value === undefined ? "—"
      : value.toLocaleString("zh-CN", { maximumFractionDigits: 2 }) + unit;

  // months
  const select = byId("months"), place = months.indexOf(data.period);
  select.replaceChildren(...months.map((month) => element("option", month, { value: month })));
  select.value = data.period;
  const go = (month) => { location.href = `../${month}/index.html${location.hash}`; };
  select.addEventListener("change", () => go(select.value));
  for (const [id, step] of [["earlier", -1], ["later", 1]]) {
    const button = byId(id), month = months[place + step];
    button.disabled = month === undefined;
    if (month) button.addEventListener("click", () => go(month));
  }

  // matrix
  const grid = byId("grid"), head = element("thead"), body = element("tbody");
  const headRow = element("tr");
  headRow.append(element("th", "指标", { scope: "col" }));
  data.areas.forEach((area) => headRow.append(element("th", area.name, { scope: "col" })));
  head.append(headRow);
  grid.append(head, body);
  const rows = data.indicators.map((indicator, number) => {
    const row = element("tr");
    const title = element("th", undefined, { scope: "row" });
    title.append(element("a", indicator.name, { href: `#i=${indicator.code}` }));
    row.append(title);
    data.areas.forEach((area, column) => {
      const cell = data.cells[number][column], box = element("td");
      if (cell) {
        const label = `${area.name} ${indicator.name}：${names[cell[0]]}，实际${show(cell[1], indicator.unit)}`;
        const button = element("button", marks[cell[0]],
          { type: "button", class: `s${cell[0]}`, title: label, "aria-label": label });
        button.addEventListener("click", () => { location.hash = `i=${indicator.code}&a=${area.code}`; });
        box.append(button);
      }
      row.append(box);
    });
    body.append(row);
    return row;
  });

  // filters: matrix and warning list together
  const filter = () => {
    const plan = byId("f-plan").value, town = byId("f-town").value, lead = byId("f-lead").value;
    const state = byId("f-state").value, text = byId("f-text").value.trim().toLowerCase();
    const column = data.areas.findIndex((area) => area.name === town);
    let count = 0;
    data.indicators.forEach((indicator, number) => {
      const cells = data.cells[number];
      const looked = column > 0 ? [cells[column]] : cells;
      const fits = (!plan || indicator.plan === plan) && (!lead || indicator.leads.includes(lead))
        && (column < 1 || cells[column]) && (state === "" || looked.some((cell) => cell && cell[0] === Number(state)))
        && (!text || `${indicator.code} ${indicator.name}`.toLowerCase().includes(text));
      rows[number].hidden = !fits;
      count += fits ? 1 : 0;
      [...rows[number].children].forEach((cell, place) => { if (place > 0) cell.hidden = column > 0 && place !== column + 1 && place !== 1; });
    });
    [...headRow.children].forEach((cell, place) => { if (place > 0) cell.hidden = column > 0 && place !== column + 1 && place !== 1; });
    const states = ["green", "yellow", "red", "missing", "no_target", "not_due", "not_applicable"];
    document.querySelectorAll("#list tbody tr[data-plan]").forEach((row) => {
      const own = row.dataset;
      row.hidden = Boolean((plan && own.plan !== plan) || (town && own.area !== town)
        || (lead && !own.lead.split("、").includes(lead)) || (state !== "" && own.status !== states[Number(state)])
        || (text && !own.text.toLowerCase().includes(text)));
    });
    byId("f-count").textContent = `共${count}项指标`;
  };
  byId("filters").addEventListener("input", filter);
  byId("filters").addEventListener("reset", () => setTimeout(filter));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  filter();

  // sorting
  const listBody = document.querySelector("#list tbody");
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
      const sorted = [...listBody.children].sort((one, other) => {
        const a = value(one), b = value(other);
        return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh-CN"));
      });
      listBody.replaceChildren(...sorted);
    });
  });

  // detail
  let lineage;
  const withLineage = (then) => {
    if (window.XJ_LINEAGE) { then(window.XJ_LINEAGE); return; }
    if (!lineage) { lineage = element("script", undefined, { src: "page/lineage.js" }); document.body.append(lineage); }
    lineage.addEventListener("load", () => then(window.XJ_LINEAGE));
  };
  const table = (caption, headers, lines) => {
    const made = element("table");
    made.append(element("caption", caption, { class: "note" }));
    const top = element("tr");
    headers.forEach((header) => top.append(element("th", header, { scope: "col" })));
    const heading = element("thead");
    heading.append(top);
    const inner = element("tbody");
    lines.forEach((line) => {
      const row = element("tr");
      line.forEach((value, column) => row.append(element(column ? "td" : "th", value, column ? {} : { scope: "row" })));
      inner.append(row);
    });
    made.append(heading, inner);
    return made;
  };
  const trajectory = (indicator, periods, goal, series, label) => {
    const space = "http://www.w3.org/2000/svg", width = 720, height = 240, left = 60, bottom = 30, top = 14;
    const values = [...goal, ...series].filter((value) => value !== null);
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("role", "img");
    const said = periods.map((period, at) => `${period} ${show(series[at], indicator.unit)}`).join("；");
    svg.setAttribute("aria-label", `${label}${indicator.name}各期实际值：${said}`);
    if (!values.length) return element("p", "尚无数据。");
    let low = Math.min(...values), high = Math.max(...values);
    if (low === high) { low -= 1; high += 1; }
    const x = (at) => left + (periods.length < 2 ? 0 : at * (width - left - 20) / (periods.length - 1));
    const y = (value) => height - bottom - (value - low) * (height - bottom - top) / (high - low);
    const add = (tag, attributes, text) => {
      const made = document.createElementNS(space, tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      if (text) made.textContent = text;
      svg.append(made);
    };
    [low, (low + high) / 2, high].forEach((value) => {
      add("line", { x1: left, x2: width - 20, y1: y(value), y2: y(value), stroke: "#e3e6ea" });
      add("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end", "font-size": 11, fill: "#5b636d" }, show(value));
    });
    periods.forEach((period, at) => {
      if (at % Math.ceil(periods.length / 8) === 0) add("text", { x: x(at), y: height - 8, "text-anchor": "middle", "font-size": 11, fill: "#5b636d" }, period);
    });
    const line = (list, attributes) => {
      let path = "", open = false;
      list.forEach((value, at) => {
        if (value === null) { open = false; return; }
        path += `${open ? "L" : "M"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
        open = true;
      });
      if (path) add("path", { d: path, fill: "none", ...attributes });
    };
    line(goal, { stroke: "#6b727b", "stroke-width": 1.6, "stroke-dasharray": "6 4" });
    line(series, { stroke: "#1f5fa8", "stroke-width": 2.4 });
    series.forEach((value, at) => { if (value !== null) add("circle", { cx: x(at), cy: y(value), r: 3.2, fill: "#1f5fa8" }); });
    return svg;
  };
  const leavesOf = (found, area) => (leaf) => leaf === area || found.parents[leaf] === area || found.parents[found.parents[leaf]] === area;
  const detail = () => {
    const wanted = new URLSearchParams(location.hash.slice(1)), code = wanted.get("i");
    const section = byId("detail"), number = data.indicators.findIndex((indicator) => indicator.code === code);
    section.hidden = number < 0;
    if (number < 0) return;
    const indicator = data.indicators[number], [periods, goal, series] = data.history[number];
    const areaCode = wanted.get("a") || data.areas[0].code;
    const column = Math.max(0, data.areas.findIndex((area) => area.code === areaCode)), area = data.areas[column];
    section.replaceChildren();
    const heading = element("h2", `${indicator.name}　${area.name}`, { tabindex: "-1" });
    const close = element("button", "关闭", { type: "button" });
    close.addEventListener("click", () => { location.hash = "matrix"; });
    const facts = element("dl");
    [["代码", indicator.code], ["方案", `${indicator.plan} ${indicator.section}`], ["牵头单位", indicator.lead],
      ["类型", `${indicator.kind}，${indicator.direction}目标，${indicator.frequency}评估`], ["计量单位", indicator.unit],
      ["方案原文", indicator.citations.join("；") || "—"], ["说明", indicator.note || "—"]]
      .forEach(([term, text]) => facts.append(element("dt", term), element("dd", text)));
    const goals = table("全县年度目标", ["年份", "目标", "依据"], indicator.targets.map(([year, target, upper, basis]) =>
      [String(year), upper === null ? show(target, indicator.unit) : `${show(target)}—${show(upper, indicator.unit)}`, basis]));
    const towns = table("各地情况", ["区划", "状态", "实际", "序时目标", "年度目标", "差额", "预计年末", "连续预警期数", "覆盖率", "级别"],
      data.areas.map((one, at) => [one, data.cells[number][at]]).filter(([, cell]) => cell).map(([one, cell]) =>
        [one.name, marks[cell[0]] + names[cell[0]], show(cell[1], indicator.unit), show(cell[2], indicator.unit), show(cell[3], indicator.unit),
          show(cell[4]), show(cell[5], indicator.unit), show(cell[6]), cell[7] === null ? "—" : show(cell[7] * 100, "%"),
          levels[data.levels[`${indicator.code}|${one.code}`]] || ""]));
    const source = element("div", undefined, { class: "scroll" });
    section.append(heading, close, facts, element("h3", `${area.name}走势（虚线为全县序时目标）`),
      trajectory(indicator, periods, goal, series[column] || periods.map(() => null), area.name), goals, towns, element("h3", `${area.name}的数来自哪些单元格`), source);
    withLineage((found) => {
      const lines = [];
      indicator.measures.forEach((measure) => {
        const cells = found.cells[measure] || {};
        Object.keys(cells).filter(leavesOf(found, area.code)).forEach((leaf) => {
          const [file, sheet, cell, value, period, explanation] = cells[leaf];
          lines.push([found.names[leaf], found.measures[measure][0], show(value, found.measures[measure][1]), period, found.files[file], found.sheets[sheet], cell, explanation]);
        });
      });
      source.replaceChildren(lines.length ? table("来源单元格", ["区划", "数据元", "数值", "报告期", "文件", "工作表", "单元格", "情况说明"], lines) : element("p", "尚无报送。"));
    });
    heading.focus();
    section.scrollIntoView();
  };
  addEventListener("hashchange", detail);
  detail();
})();
