"use strict";
// The views behind #i=indicator&a=area and #t=town; they take the place of the month's overview.
(() => {
  const { data, byId, element, figure, show, table, chart, monthsFrom, monthName } = window.XJP;
  const view = byId("view"), month = byId("month");
  const [county] = data.areas[0];
  const link = (text, hash) => element("a", text, { href: `#${hash}` });
  const badge = (cell) => {
    const [mark, word] = data.states[cell.state];
    return element("span", `${mark} ${word}`, { class: `key s-${cell.state}` });
  };
  const levelBadge = (level) => (level ? element("span", data.levels[level], { class: `level l${level}` }) : "");
  const folded = (summary, ...parts) => {
    const made = element("details");
    made.append(element("summary", summary), ...parts);
    return made;
  };

  const legend = (entries) => {
    const made = element("p", undefined, { class: "legend" });
    entries.filter(Boolean).forEach(([kind, text]) => {
      const entry = element("span");
      entry.insertAdjacentHTML("afterbegin", kind === "goal" || kind === "goal-reference"
        ? `<svg viewBox="0 0 36 14" aria-hidden="true"><path class="${kind}" d="M18 1l6 6l-6 6l-6 -6z"/></svg>`
        : `<svg viewBox="0 0 36 14" aria-hidden="true"><path class="${kind}" d="M1 7L35 7"/></svg>`);
      entry.append(text);
      made.append(entry);
    });
    return made;
  };

  const trajectory = (number, column) => {
    const indicator = data.indicators[number], series = data.series[number], cell = data.cells[number][column];
    const year = Number(data.period.slice(0, 4)), goals = series.goals[column];
    // a year of which nothing is known has no part of the axis
    const hasBefore = goals.some(([goalYear]) => goalYear < year)
      || series.periods.some((period, at) => period.slice(0, 4) < data.period.slice(0, 4)
        && [series.actual[column], series.expected[column]].some((list) => ((list || [])[at] ?? null) !== null));
    const start = hasBefore ? year - 1 : year, first = start * 12, months = 12 * (year - start + 1);
    const endOf = (goalYear) => (goalYear - start + 1) * 12 - 1;
    const place = (period) => monthsFrom(period) - first;
    const spread = (list) => {
      const values = Array(months).fill(null);
      series.periods.forEach((period, at) => { if (place(period) >= 0) values[place(period)] = (list || [])[at] ?? null; });
      return values;
    };
    const actual = spread(series.actual[column]), expected = spread(series.expected[column]);
    const now = place(data.period);
    const hasOutlook = cell && cell.forecast !== null && cell.actual !== null && now < months - 1;
    const lines = [{ values: expected, kind: "asked", breaks: indicator.is_yearly }, { values: actual, kind: "reached", breaks: indicator.is_flow }];
    // of the year's target and its outlook the lower one's figure stands below
    const isUnder = (goalYear, value) => Boolean(hasOutlook) && goalYear === year && value < cell.forecast;
    const marks = goals.map(([goalYear, value, name]) => ({
      at: endOf(goalYear), value, kind: goalKind(name), text: figure(value, indicator.unit), isBelow: isUnder(goalYear, value) }));
    let range = null;
    if (hasOutlook) {
      const outlook = Array(months).fill(null);
      outlook[now] = cell.actual;
      outlook[months - 1] = cell.forecast;
      lines.push({ values: outlook, kind: "outlook" });
      marks.push({ at: months - 1, value: cell.forecast, kind: "hollow", text: figure(cell.forecast, indicator.unit), isBelow: !marks.some((one) => one.isBelow) });
      if (cell.low !== null) range = { from: now, to: months - 1, value: cell.actual, values: [cell.low, cell.high] };
    }
    const [, area] = data.areas[column];
    const words = (at) => {
      const told = [];
      if (actual[at] !== null) told.push(`实际${show(actual[at], indicator.unit)}`);
      if (expected[at] !== null) told.push(`应达${show(expected[at], indicator.unit)}`);
      goals.filter(([goalYear]) => endOf(goalYear) === at).forEach(([, value, name]) => told.push(`${name}${show(value, indicator.unit)}`));
      if (hasOutlook && at === months - 1) {
        told.push(`按现速${show(cell.forecast, indicator.unit)}${cell.sure && `（${cell.sure}）`}`);
      }
      return told.join("，");
    };
    const box = element("div");
    const kinds = new Set(goals.map(([, , name]) => name));
    box.append(
      legend([["reached", "实际"], known(expected) && ["asked", "应达"], hasOutlook && ["outlook", "按现速到年末"], ...[...kinds].map((name) => [goalKind(name), name])]),
      chart({ label: `${area}${indicator.name}走势：${words(now) || "本月无数据"}。用左右方向键逐月查看。`, unit: indicator.unit, first, months, lines, marks, range, words }),
      folded("走势的数据", table("走势的数据", ["月份", "实际", "应达"], series.periods.map((period, at) => [
        monthName(period), show((series.actual[column] || [])[at], indicator.unit), show((series.expected[column] || [])[at], indicator.unit)]))),
    );
    return box;
  };
  const known = (values) => values.some((value) => value !== null);
  const goalKind = (name) => (name === data.plan_target ? "goal" : "goal-reference");

  // what only a view needs is loaded with the first view
  const loading = {};
  const withScript = (name, src, then) => {
    if (window[name]) { then(window[name]); return; }
    if (!loading[name]) { loading[name] = element("script", undefined, { src }); document.body.append(loading[name]); }
    loading[name].addEventListener("load", () => then(window[name]));
  };
  const sources = (indicator, code, area) => {
    const box = element("details"), summary = element("summary", `${area}的数来自哪些单元格`);
    box.append(summary);
    withScript("XJ_SOURCES", "page/sources.js", (found) => {
      const isInside = (leaf) => leaf === code || found.parents[leaf] === code || found.parents[found.parents[leaf]] === code;
      const lines = indicator.measures.flatMap((measure) => {
        const cells = found.cells[measure] || {}, [name, unit] = found.measures[measure] || ["", ""];
        return Object.keys(cells).filter(isInside).map((leaf) => {
          const [file, sheet, cell, value, period, explanation] = cells[leaf];
          return [found.names[leaf], name, show(value, unit), monthName(period), found.files[file], found.sheets[sheet], cell, explanation];
        });
      });
      summary.textContent = `${area}的数来自哪些单元格（${lines.length}格）`;
      box.open = lines.length <= 12;
      box.replaceChildren(summary, lines.length ? table("来源单元格", ["区划", "数据元", "数值", "报告期", "文件", "工作表", "单元格", "情况说明"], lines) : element("p", "尚无报送。"));
    });
    return box;
  };

  const showIndicator = (number, areaCode) => {
    const indicator = data.indicators[number], cells = data.cells[number];
    const found = data.areas.findIndex(([code]) => code === areaCode), column = found < 0 ? 0 : found;
    const cell = cells[column], [code, area] = data.areas[column];
    const heading = element("h2", `${indicator.name}（${area}）`, { tabindex: "-1" });
    const status = element("p", undefined, { class: "status" });
    if (cell) status.append(badge(cell), levelBadge(cell.level), cell.text);
    else status.append("本月不评估。");
    const sure = cell && cell.sure ? [element("p", `年末数有${cell.sure}。`, { class: "note" })] : [];
    const run = indicator.long_run && column === 0 ? [element("p", indicator.long_run, { class: "note" })] : [];
    const goals = indicator.targets.length ? table("各年目标", ["年份", "目标", "性质", "依据"], indicator.targets) : element("p", "未设目标数。");
    const towns = data.areas.map(([other, name], at) => [other, name, cells[at]]).filter(([, , own]) => own)
      .map(([other, name, own]) => [link(name, `i=${indicator.code}&a=${other}`), badge(own), show(own.actual, indicator.unit),
        show(own.expected, indicator.unit), show(own.target, indicator.unit), show(own.forecast, indicator.unit),
        own.level ? levelBadge(own.level) : "—", own.coverage === null ? "—" : show(own.coverage * 100, "%")]);
    const facts = element("dl");
    indicator.facts.forEach(([term, text]) => facts.append(element("dt", term), element("dd", text)));
    const why = explanation(indicator.code, code);
    const box = element("article", undefined, { class: "view", "aria-label": indicator.name });
    box.append(link("← 返回本月情况", "overview"), heading, status, ...sure, ...run, trajectory(number, column), why,
      element("h3", "各地情况"), table("各地情况", ["区划", "状态", "实际", "应达", "全年目标", "预计年末", "级别", "覆盖率"], towns),
      sources(indicator, code, area),
      folded("指标定义和各年目标", facts, goals));
    return [box, heading];
  };
  const explanation = (code, area) => {
    const list = element("ol"), box = folded("这个判断是怎么来的", list);
    box.hidden = true;
    withScript("XJ_WHY", "page/why.js", (found) => {
      const lines = found[`${code}|${area}`] || [];
      list.replaceChildren(...lines.map((line) => element("li", line)));
      box.hidden = !lines.length;
    });
    return box;
  };

  const showTown = (code) => {
    const town = data.towns.find((one) => one.code === code);
    const heading = element("h2", town.name, { tabindex: "-1" });
    const matters = (rows) => table("事项", ["指标", "级别", "差额"], rows.map((one) => [link(one.name, `i=${one.code}&a=${code}`), one.level, one.text]));
    const box = element("article", undefined, { class: "view", "aria-label": town.name });
    box.append(link("← 返回本月情况", "overview"), heading, element("p", town.text, { class: "status" }), element("h3", "须办事项"));
    box.append(town.matters.length ? matters(town.matters) : element("p", "本月没有。"));
    if (town.watched.length) box.append(folded(`另有${town.watched.length}项列入${data.watch_list}`, matters(town.watched)));
    if (town.ranks.length > 1) box.append(element("h3", "历月名次"), ranks(town));
    box.append(element("h3", "本月报送"));
    box.append(town.submissions.length ? table("本月报送", ["报表", "文件", "版本", "结果", "收到"], town.submissions) : element("p", "本月没有收到报表。"));
    if (town.owed.length) { const list = element("ul"); town.owed.forEach((text) => list.append(element("li", text))); box.append(element("h3", "尚未报送"), list); }
    return [box, heading];
  };
  const ranks = (town) => {
    const first = monthsFrom(town.ranks[0][0]), months = monthsFrom(data.period) - first + 1;
    const values = Array(months).fill(null), scores = Array(months).fill(null);
    town.ranks.forEach(([period, rank, score]) => { values[monthsFrom(period) - first] = rank; scores[monthsFrom(period) - first] = score; });
    const ticks = Array.from({ length: Math.ceil((data.areas.length - 1) / 2) }, (_, at) => 1 + 2 * at);
    const words = (at) => (values[at] === null ? "" : `第${values[at]}名，${show(scores[at])}分`);
    return chart({ label: `${town.name}历月名次：${words(months - 1) || "本月无名次"}。用左右方向键逐月查看。`, unit: "名次", first, months,
      lines: [{ values, kind: "reached" }], marks: [], range: null, scale: [1, Math.max(2, data.areas.length - 1)], ticks, isDown: true, words });
  };

  const open = () => {
    const wanted = new URLSearchParams(location.hash.slice(1)), town = wanted.get("t");
    const number = data.indicators.findIndex((one) => one.code === wanted.get("i"));
    const isTown = data.towns.some((one) => one.code === town);
    const isView = number >= 0 || isTown;
    view.hidden = !isView;
    month.hidden = isView;
    if (!isView) {
      view.replaceChildren();
      if (wanted.get("i") || town) return;
      const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
      if (target) target.scrollIntoView();
      return;
    }
    const [box, heading] = number >= 0 ? showIndicator(number, wanted.get("a") || county) : showTown(town);
    view.replaceChildren(box);
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  };
  addEventListener("hashchange", open);
  open();
})();
