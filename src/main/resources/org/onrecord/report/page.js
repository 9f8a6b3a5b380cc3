"use strict";
// What a report's page does beyond showing what stands in it: themes, charts, tables that sort and search, and the list of
// statements with the files beside the page. Without this script, or without the files, the page is whole.
(function () {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("page-data").textContent);
  const number = new Intl.NumberFormat("en");
  const counted = (count, one, many) => number.format(count) + " " + (count === 1 ? one : many);

  // Files beside the page: each calls onrecord(list, part, items) with HTML as the page's own.
  const arrived = new Map();
  const loads = new Map();
  window.onrecord = (list, part, items) => arrived.set(list + "/" + part, items);
  const unpacked = async (text) => {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  };
  const load = (list, part = 0) => {
    const key = list + "/" + part;
    if (!loads.has(key)) {
      loads.set(key, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = "more/" + list + (part ? "-" + part : "") + ".js";
        script.onload = () => { script.remove(); resolve(); };
        script.onerror = () => { script.remove(); loads.delete(key); reject(new Error("not here")); };
        document.head.append(script);
      }));
    }
    return loads.get(key).then(() => unpacked(arrived.get(key)));
  };
  // The part read last stays unpacked: whoever goes through a list asks for its items one by one.
  let lastKey;
  let lastItems;
  const itemOf = async (list, place, aFile) => {
    const part = Math.floor(place / aFile);
    if (lastKey !== list + "/" + part) {
      lastItems = await load(list, part);
      lastKey = list + "/" + part;
    }
    return lastItems[place % aFile];
  };
  const MISSING = "What is asked for stands in the folder “more” beside this page, and that is not here.";
  const element = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    leadToStatements(template.content);
    return template.content.firstElementChild;
  };

  // A number leads to what it counts: its query becomes part of the address.
  const leadToStatements = (within) =>
    within.querySelectorAll("a[data-show]").forEach((link) => { link.href = "#statements?" + link.dataset.show; });
  leadToStatements(document);

  // Theme: as the system has it, light or dark; remembered where the browser lets a page.
  const THEMES = { "": "as the system has it", light: "light", dark: "dark" };
  const themeButton = byId("theme");
  const themeChanged = [];
  const setTheme = (theme) => {
    if (theme) { document.documentElement.dataset.theme = theme; } else { delete document.documentElement.dataset.theme; }
    themeButton.textContent = "Theme: " + THEMES[theme];
    try { localStorage.setItem("onrecord-theme", theme); } catch (e) { /* Not remembered, then. */ }
    themeChanged.forEach((redraw) => redraw());
  };
  let theme = "";
  try { theme = localStorage.getItem("onrecord-theme") || ""; } catch (e) { /* As the system has it. */ }
  themeButton.parentNode.hidden = false;
  setTheme(theme in THEMES ? theme : "");
  themeButton.addEventListener("click", () => {
    const all = Object.keys(THEMES);
    setTheme(all[(all.indexOf(document.documentElement.dataset.theme || "") + 1) % all.length]);
  });
  // Paper is white, whatever the theme.
  ["(prefers-color-scheme: dark)", "print"].forEach((query) =>
    matchMedia(query).addEventListener("change", () => themeChanged.forEach((redraw) => redraw())));

  // Charts. Their numbers stand in the tables below them too.
  const colour = (name) => {
    // Resolved through a property that computes to a colour: the variables are light-dark() pairs.
    const probe = byId("colour-probe");
    probe.style.color = "var(--" + name + ")";
    return getComputedStyle(probe).color;
  };
  const LINES = [
    ["line-1", "circle", []], ["line-2", "rect", [6, 3]], ["line-3", "triangle", [2, 2]], ["line-4", "rectRot", []],
    ["line-1", "cross", [2, 2]],
  ];
  const draw = (name, config) => {
    const canvas = byId("chart-" + name);
    if (!canvas) { return; }
    canvas.parentNode.hidden = false;
    let chart;
    const redraw = () => {
      if (chart) { chart.destroy(); }
      Chart.defaults.color = colour("soft");
      Chart.defaults.borderColor = colour("line");
      Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
      const made = config();
      made.options = Object.assign({
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: "nearest", axis: "x", intersect: false },
        scales: {
          x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 } },
          y: { beginAtZero: true, ticks: { precision: 0 }, title: { display: true, text: made.unit } },
        },
        onHover: (event, found) => { event.native.target.style.cursor = found.length ? "pointer" : ""; },
        onClick: (event, found) => { if (found.length) { location.hash = "#statements?" + made.query(found[0]); } },
      }, made.options);
      chart = new Chart(canvas, made);
    };
    redraw();
    themeChanged.push(redraw);
  };
  draw("weeks", () => ({
    type: "bar",
    unit: "statements",
    data: {
      labels: data.weeks,
      datasets: [{ label: "Statements", data: data.statementsByWeek, backgroundColor: colour("bar") }],
    },
    options: { plugins: { legend: { display: false } } },
    query: (found) => "week=" + data.weeks[found.index] + "&copies=1",
  }));
  draw("topics", () => ({
    type: "line",
    unit: "distinct stories",
    data: {
      labels: data.weeks,
      datasets: data.topics.map((topic, i) => {
        const [name, point, dash] = LINES[i];
        return {
          label: topic.name, data: topic.values, borderColor: colour(name), backgroundColor: colour(name),
          pointStyle: point, pointRadius: 4, borderDash: dash, borderWidth: 2,
        };
      }),
    },
    options: {
      plugins: { legend: { position: "bottom", labels: { usePointStyle: true } }, tooltip: { mode: "index", itemSort: (a, b) => b.raw - a.raw } },
    },
    query: (found) => "topic=" + encodeURIComponent(data.topics[found.datasetIndex].topic) + "&week=" + data.weeks[found.index],
  }));

  // Tables that sort and search.
  const tables = new Map();
  document.querySelectorAll("table.data").forEach((table) => {
    const heads = Array.from(table.tHead.rows[0].cells);
    const isMatrix = table.dataset.list === "matrix";
    const made = new DataTable(table, {
      autoWidth: false,
      pageLength: 15,
      lengthMenu: [15, 50, { label: "All", value: -1 }],
      order: [],
      orderMulti: false,
      columnDefs: [
        { targets: heads.map((head, i) => i).slice(1), orderSequence: ["desc", "asc"] },
      ],
      paging: !isMatrix,
      searching: !isMatrix,
      layout: isMatrix
        ? { topStart: null, topEnd: null, bottomStart: null, bottomEnd: null }
        : { topStart: "search", topEnd: "pageLength", bottomStart: "info", bottomEnd: "paging" },
      language: {
        search: "Search ", lengthMenu: "Show _MENU_", info: "_START_ to _END_ of _TOTAL_", infoEmpty: "None",
        infoFiltered: "(of _MAX_)", zeroRecords: "Nothing fits", paginate: { first: "First", previous: "Before", next: "Next", last: "Last" },
      },
    });
    const turning = made.table().container().querySelector(".dt-paging");
    const turns = () => { if (turning) { turning.hidden = made.page.info().pages < 2; } };
    made.on("draw", turns);
    turns();
    tables.set(table.dataset.list, made);
    const told = document.querySelector('.more[data-more="' + table.dataset.list + '"]');
    if (told && Number(told.dataset.held) > made.rows().count()) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Load " + number.format(told.dataset.held);
      button.addEventListener("click", () => addRest(table.dataset.list));
      told.append(" ", button);
    }
  });
  const addRest = async (list) => {
    const told = document.querySelector('.more[data-more="' + list + '"]');
    try {
      const rows = await load(list);
      if (told && told.querySelector("button")) {
        tables.get(list).rows.add(rows.map(element)).draw(false);
        told.textContent = number.format(tables.get(list).rows().count()) + " are here.";
      }
    } catch (e) {
      if (told) { told.append(" " + MISSING); }
    }
  };
  let lengths = [];
  addEventListener("beforeprint", () => {
    lengths = Array.from(tables.values(), (table) => { const length = table.page.len(); table.page.len(-1).draw(); return length; });
  });
  addEventListener("afterprint", () => Array.from(tables.values()).forEach((table, i) => table.page.len(lengths[i] || 15).draw()));

  // The list of statements.
  const list = byId("statement-list");
  const onPage = list ? Array.from(list.children) : [];
  const form = byId("find");
  const found = byId("found");
  const moreButton = byId("more-statements");
  const STEP = 50;
  let index = data.index || { ids: [], stories: [] };
  let indexIsWhole = data.isWhole;
  // Null for all.
  let places = null;
  let shown = 0;
  let asked = 0;

  const wholeIndex = async () => {
    if (!indexIsWhole) {
      index = await load("index");
      indexIsWhole = true;
      offer();
    }
  };
  const text = async (place) => {
    if (place < onPage.length) { return onPage[place].textContent; }
    return (await html(place)).replace(/<[^>]*>/g, " ");
  };
  const html = (place) => itemOf("statements", place - onPage.length, data.statementsAFile);
  const item = async (place) => (place < onPage.length ? onPage[place] : element(await html(place)));
  const named = (names) => new Map(names.map((each, i) => [each.id, i]));
  const offer = () => {
    if (!form) { return; }
    const options = (names) => names.slice().sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const fill = (parent, values) => parent.replaceChildren(...values);
    fill(byId("speakers-known"), options(index.speakers).map((each) => new Option(each.name, each.name)));
    fill(byId("targets-known"), options(index.targets).map((each) => new Option(each.name, each.name)));
    fill(byId("find-topic"), [new Option("any", "")].concat(options(data.topicNames).map((each) => new Option(each.name, each.id))));
    const weeks = Array.from(new Set(index.weeks.concat(data.weeks))).sort().reverse();
    fill(byId("find-week"), [new Option("any", "")].concat(weeks.map((each) => new Option(each, each))));
  };

  // The places of the statements that a query asks for, and what they come to.
  const LABELS = ["negative", "neutral", "positive"];
  const matching = async (query) => {
    // An id, or what a person writes in the form: any name that holds it.
    const chosen = (names, value) => {
      if (!value) { return null; }
      const byIds = named(names);
      const words = value.toLowerCase();
      return byIds.has(value)
        ? new Set([byIds.get(value)])
        : new Set(names.flatMap((each, i) => (each.name.toLowerCase().includes(words) ? [i] : [])));
    };
    const speakers = chosen(index.speakers, query.get("speaker"));
    const targets = chosen(index.targets, query.get("target"));
    const topics = chosen(index.topics, query.get("topic"));
    const week = query.get("week") ? index.weeks.indexOf(query.get("week")) : null;
    const label = LABELS.indexOf(query.get("label"));
    const utterance = query.get("utterance") ? index.utterance[index.ids.indexOf(query.get("utterance"))] : null;
    const words = (query.get("words") || "").toLowerCase().split(/\s+/).filter(Boolean);
    const fits = [];
    for (let i = 0; i < index.ids.length; i++) {
      const towards = index.towards[i];
      const isTowards = () => {
        for (let t = 0; t < towards.length; t += 2) {
          if (targets.has(towards[t]) && (label < 0 || towards[t + 1] === label)) { return true; }
        }
        return false;
      };
      if ((utterance === null || index.utterance[i] === utterance) && (!speakers || speakers.has(index.speaker[i])) && (!topics || topics.has(index.topic[i])) && (week === null || index.week[i] === week) && (targets ? isTowards() : label < 0 || index.tone[i] === label)) {
        fits.push(i);
      }
    }
    if (!words.length) { return fits; }
    const holding = [];
    const mine = asked;
    for (const place of fits) {
      if (mine !== asked) { return []; }
      const held = (await text(place)).toLowerCase();
      if (words.every((word) => held.includes(word))) { holding.push(place); }
    }
    return holding;
  };
  const tell = (fits) => {
    const all = index.ids.length < data.statements ? " (of the " + number.format(index.ids.length) + " that this report holds)" : "";
    const sum = (column) => new Set(fits.map((i) => column[i])).size;
    found.textContent = fits.length === 0
      ? "No statement fits" + all + "."
      : counted(sum(index.utterance), "utterance", "utterances") + " in " + counted(sum(index.cluster), "distinct story", "distinct stories") +
        "; all reports of them: " + counted(fits.length, "statement", "statements") + " in " + counted(sum(index.story), "story", "stories") + all + ".";
  };
  const showMore = async () => {
    const mine = asked;
    const all = places || Array.from(index.ids.keys());
    const next = all.slice(shown, shown + STEP);
    const items = [];
    for (const place of next) { items.push(await item(place)); }
    if (mine !== asked) { return; }
    list.append(...items);
    shown += next.length;
    moreButton.hidden = shown >= all.length;
    moreButton.textContent = number.format(Math.min(STEP, all.length - shown)) + " more";
  };
  const show = async (query) => {
    const mine = ++asked;
    if (!form) { return; }
    let missing = false;
    try { await wholeIndex(); } catch (e) { missing = true; }
    if (mine !== asked) { return; }
    for (const field of ["words", "label", "topic", "week"]) { form.elements[field].value = query.get(field) || ""; }
    for (const [field, names] of [["speaker", index.speakers], ["target", index.targets]]) {
      const known = names.find((each) => each.id === query.get(field));
      form.elements[field].value = known ? known.name : query.get(field) || "";
    }
    form.elements.copies.checked = query.has("copies");
    found.textContent = "Looking …";
    let fits;
    try { fits = await matching(query); } catch (e) { missing = true; fits = []; }
    if (mine !== asked) { return; }
    tell(fits);
    if (missing) { found.append(" " + MISSING); }
    const seen = new Set();
    places = query.has("copies") ? fits : fits.filter((i) => !seen.has(index.utterance[i]) && seen.add(index.utterance[i]));
    shown = 0;
    list.replaceChildren();
    await showMore();
  };
  // The other reports of a statement's utterance, beside each other below it.
  const showReports = async (details) => {
    if (details.querySelector(".variants, .missing")) { return; }
    const told = document.createElement("ol");
    told.className = "variants";
    details.querySelector("summary").after(told);
    try {
      await wholeIndex();
      const own = index.ids.indexOf(details.dataset.statement);
      for (let i = 0; i < index.ids.length; i++) {
        if (index.utterance[i] !== index.utterance[own] || index.story[i] === index.story[own]) { continue; }
        const other = await item(i);
        const report = document.createElement("li");
        if (other.dataset.story) {
          const title = document.createElement("bdi");
          title.textContent = other.dataset.story;
          const line = document.createElement("p");
          line.append(title);
          report.append(line);
        }
        report.append(other.querySelector(".passage").cloneNode(true), other.querySelector(".facts").cloneNode(true));
        told.append(report);
      }
    } catch (e) {
      const missing = document.createElement("p");
      missing.className = "missing";
      missing.textContent = MISSING;
      told.replaceWith(missing);
    }
  };
  const asFirst = () => {
    asked++;
    places = null;
    shown = onPage.length;
    list.replaceChildren(...onPage);
    found.textContent = "";
    moreButton.hidden = data.isWhole;
    moreButton.textContent = STEP + " more";
  };
  if (list) {
    // It does not bubble.
    list.addEventListener("toggle", (event) => {
      if (event.target.open && event.target.classList.contains("reports")) { showReports(event.target); }
    }, true);
  }
  if (form) {
    offer();
    form.hidden = false;
    asFirst();
    form.addEventListener("focusin", () => wholeIndex().catch(() => {}), { once: true });
    const query = () => {
      const asking = new URLSearchParams();
      for (const [field, value] of new FormData(form)) {
        if (!value) { continue; }
        const names = field === "speaker" ? index.speakers : field === "target" ? index.targets : [];
        const known = names.filter((each) => each.name === value);
        asking.set(field, field === "copies" ? "1" : known.length === 1 ? known[0].id : value);
      }
      return asking.toString();
    };
    let waiting;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        history.replaceState(null, "", query() ? "#statements?" + query() : "#statements");
        if (query()) { show(new URLSearchParams(query())); } else { asFirst(); }
      }, 150);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => { history.replaceState(null, "", "#statements"); asFirst(); });
    moreButton.addEventListener("click", async () => {
      try {
        if (!places) { await wholeIndex(); }
        await showMore();
      } catch (e) { found.textContent = MISSING; }
    });
  }

  // What an address leads to may be on another page of a table, out of the list, in a closed story or in a file beside.
  const stories = byId("story-list");
  const storyOf = async (id) => {
    const place = index.stories.indexOf(id);
    const beyond = place - data.storiesOnPage;
    if (!stories || beyond < 0) { return; }
    const html = await itemOf("stories", beyond, data.storiesAFile);
    if (html && !byId("story-" + id)) { stories.append(element(html)); }
  };
  const inTable = (id) => {
    for (const table of tables.values()) {
      const order = table.rows({ search: "applied", order: "applied" }).nodes().toArray();
      const place = order.findIndex((row) => row.id === id);
      if (place >= 0) {
        if (table.page.len() > 0) { table.page(Math.floor(place / table.page.len())).draw(false); }
      } else if (table.rows().nodes().toArray().some((row) => row.id === id)) {
        table.search("").draw();
        inTable(id);
      }
    }
  };
  const bring = async (id) => {
    if (byId(id)) { return; }
    inTable(id);
    if (byId(id)) { return; }
    try {
      if (/^(speaker|target|relation)-/.test(id)) {
        await addRest(id.split("-")[0] + "s");
        inTable(id);
      } else if (list && id.startsWith("statement-")) {
        const statement = id.slice("statement-".length);
        if (!index.ids.includes(statement)) { await wholeIndex(); }
        const place = index.ids.indexOf(statement);
        asked++;
        places = place < 0 ? [] : [place];
        shown = 0;
        list.replaceChildren();
        await showMore();
        tell(places);
      } else if (id.startsWith("at-") || id.startsWith("story-")) {
        await wholeIndex();
        const at = index.ids.indexOf(id.slice("at-".length));
        await storyOf(id.startsWith("at-") ? index.stories[index.story[at]] : id.slice("story-".length));
      }
    } catch (e) {
      if (found) { found.textContent = MISSING; }
    }
  };
  const go = async () => {
    const [hash, query] = location.hash.slice(1).split("?");
    if (!hash) { return; }
    if (query !== undefined) {
      await show(new URLSearchParams(query));
    } else {
      await bring(hash);
    }
    const target = byId(hash);
    if (!target) { return; }
    const story = target.closest("details");
    if (story) { story.open = true; }
    const inside = target.tagName === "TR" && target.querySelector("details");
    if (inside) { inside.open = true; }
    document.querySelectorAll(".led-to").forEach((each) => each.classList.remove("led-to"));
    target.classList.add("led-to");
    target.scrollIntoView();
  };
  addEventListener("hashchange", go);
  go();
})();
