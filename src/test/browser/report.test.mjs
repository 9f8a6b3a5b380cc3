// Opens a report from disk in headless Chromium: it must ask nothing of the network, say nothing on the console, meet
// WCAG 2.1 AA by axe, sort, filter, switch its theme, and lead from every number to what it counts.
//
//   REPORT=DIR/index.html CHROMIUM=/usr/bin/chromium node --test
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { browsing } from "./browsing.mjs";

const { opened, accessible } = browsing(process.env.REPORT);
const summary = JSON.parse(await readFile(join(dirname(process.env.REPORT), "summary.json"), "utf8"));

/** A number as the page writes it. */
const figure = (text) => Number(text.replaceAll(",", ""));

/** What the line above the statements says it found, once it says so. */
async function found(page) {
  await page.locator("#found", { hasText: /utterances? in / }).waitFor();
  const told = /^([\d,]+) utterances? in ([\d,]+) distinct.*reports of them: ([\d,]+) statements? in ([\d,]+) stor/.exec(await page.textContent("#found"));
  assert.ok(told, await page.textContent("#found"));
  const [utterances, distinctStories, statements, stories] = told.slice(1).map(figure);
  return { statements, stories, utterances, distinctStories };
}

accessible();

test("nothing stands wider than a phone, or a desk", async () => {
  for (const width of [390, 800, 1200]) {
    await opened(
      async (page) => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wide <= 0, `${wide} pixels wider than ${width}`);
      },
      { viewport: { width, height: 800 } },
    );
  }
});

test("the theme is the system's, light or dark, by a button", () =>
  opened(
    async (page) => {
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await paper();
      const button = page.locator("#theme");
      await button.focus();
      await page.keyboard.press("Enter");
      assert.match(await button.textContent(), /light/);
      assert.equal(await paper(), light);
      await page.keyboard.press("Enter");
      assert.match(await button.textContent(), /dark/);
      assert.notEqual(await paper(), light);
      await page.reload();
      assert.match(await button.textContent(), /dark/, "it is remembered");
      assert.notEqual(await paper(), light);
    },
    { colorScheme: "light" },
  ));

test("the charts are drawn, and a bar leads to its week", () =>
  opened(async (page) => {
    const chart = page.locator("#chart-weeks");
    await chart.waitFor({ state: "visible" });
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    assert.ok(box.width > 300 && box.height > 100);
    // The middle of the bar of the week with most statements; left of the bars is the scale.
    const weeks = summary.weeks.shown;
    const most = weeks.indexOf(weeks.reduce((a, b) => (b.statements > a.statements ? b : a)));
    const scale = 70;
    await chart.click({ position: { x: scale + ((most + 0.5) / weeks.length) * (box.width - scale), y: box.height / 2 } });
    await page.waitForFunction(() => location.hash);
    const week = new URLSearchParams((await page.evaluate(() => location.hash)).split("?")[1]).get("week");
    const counted = summary.weeks.shown.find((each) => each.week === week);
    assert.equal((await found(page)).statements, counted.statements);
  }));

test("the words of a search leave the statements that hold them all", () =>
  opened(async (page) => {
    const all = await page.locator("#statement-list > li:visible").count();
    await page.fill("#find-words", "negative");
    const told = await found(page);
    assert.ok(told.statements > 0 && told.statements < summary.counts.statements);
    for (const text of await page.locator("#statement-list > li").allTextContents()) { assert.match(text, /negative/i); }
    await page.click('#find button[type="reset"]');
    assert.equal(await page.locator("#statement-list > li:visible").count(), all);
  }));

test("a name in the form finds who spoke, and the address keeps it", () =>
  opened(async (page) => {
    const speaker = summary.speakers.shown[1];
    await page.fill("#find-speaker", speaker.name);
    assert.equal((await found(page)).statements, speaker.statements);
    const before = await page.textContent("#found");
    await page.reload();
    await found(page);
    assert.equal(await page.textContent("#found"), before);
  }));

test("what other stories report too stands beside a statement, its words marked, and in the list", () =>
  opened(async (page) => {
    const reports = page.locator("#statement-list details.reports").first();
    const others = figure((await reports.locator("summary").textContent()).match(/[\d,]+/)[0]);
    await reports.locator("summary").click();
    await reports.locator(".variants > li").nth(others - 1).waitFor();
    assert.ok(await reports.locator(".variants > li mark.content").count() >= others);
    assert.match(await reports.locator(".variants > li .facts").first().textContent(), /direct|indirect|mixed/);
    await reports.locator("p.small a").click();
    await page.waitForFunction(() => location.hash.includes("utterance="));
    await page.locator("#found", { hasText: /^1 utterance / }).waitFor();
    const told = await found(page);
    assert.equal(told.stories, others + 1);
    assert.equal(await page.locator("#statement-list > li").count(), told.statements);
  }));

test("a table's head sorts it, by keyboard too, and its search finds a row", () =>
  opened(async (page) => {
    const table = page.locator('table[data-list="relations"]');
    const head = table.locator("thead th", { hasText: "Mean" });
    await head.locator('[role="button"]').focus();
    await page.keyboard.press("Enter");
    const sorted = (order) => table.locator(`thead th[aria-sort="${order}"]`, { hasText: "Mean" }).waitFor();
    await sorted("descending");
    const means = await table.locator('td[data-label="Mean"]').evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.order)));
    assert.deepEqual(means, [...means].sort((a, b) => b - a));
    await page.keyboard.press("Enter");
    await sorted("ascending");
    const last = summary.speakers.shown.at(-1);
    const speakers = page.locator(".dt-container", { has: page.locator('table[data-list="speakers"]') });
    await speakers.locator('input[type="search"]').fill(last.name);
    await speakers.locator("tbody th", { hasText: last.name }).waitFor();
  }));

test("the matrix sorts by a column", () =>
  opened(async (page) => {
    const matrix = page.locator("table.matrix");
    await matrix.locator("thead th").nth(1).locator('[role="button"]').click();
    await matrix.locator('thead th[aria-sort="descending"]').waitFor();
    const column = await matrix.locator("tbody tr td:nth-child(2)").evaluateAll((cells) => cells.map((cell) => (cell.dataset.order === "" ? -Infinity : Number(cell.dataset.order))));
    assert.deepEqual(column, [...column].sort((a, b) => b - a));
  }));

test("a cell of the matrix leads to its statements, and from there to their words in the story", () =>
  opened(async (page) => {
    await page.locator(".matrix td a").first().click();
    const pair = page.locator('table[data-list="relations"] tr.led-to');
    await pair.locator("blockquote").first().waitFor({ state: "visible" });
    await pair.locator('a[href^="#statement-"]').first().click();
    const statement = page.locator("#statement-list > li.led-to");
    await statement.locator("mark.content").first().waitFor({ state: "visible" });
    await statement.locator('a[href^="#at-"]').click();
    await page.locator(".stories details[open] .text").first().waitFor({ state: "visible" });
  }));

test("numbers lead to what they count, and what they lead to counts the same", async () => {
  const same = (told, expected, what) => assert.deepEqual({ ...told, ...expected }, told, what);
  const lead = async (row, label, expected) => {
    await opened(async (page) => {
      const list = row.split("-")[0] + "s";
      const table = page.locator(`table[data-list="${list}"]`);
      if (await table.count()) { await page.evaluate((id) => { location.hash = "#" + id; }, row); }
      await page.locator(`[id="${row}"].led-to, [id="${row}"]`).first().locator(label).first().click();
      same(await found(page), expected, row + " " + label);
    });
  };
  const cell = (label) => `td[data-label="${label}"] a`;
  for (const speaker of [summary.speakers.shown[0], summary.speakers.shown.at(-1)]) {
    const row = "speaker-" + speaker.speaker_id;
    await lead(row, cell("Statements"), { statements: speaker.statements, stories: speaker.stories, distinctStories: speaker.distinct_stories });
    await lead(row, cell("Distinct stories"), { distinctStories: speaker.distinct_stories });
  }
  for (const target of summary.targets.shown.slice(0, 2)) {
    await lead("target-" + target.target_id, cell("Statements"), { statements: target.statements, distinctStories: target.distinct_stories });
    for (const [label, count] of [["Negative", target.negative], ["Neutral", target.neutral], ["Positive", target.positive]]) {
      if (count) { await lead("target-" + target.target_id, cell(label), { utterances: count }); }
    }
  }
  for (const pair of summary.relations.shown.slice(0, 2)) {
    await lead(`relation-${pair.speaker_id}:${pair.target_id}`, cell("Distinct stories"), { distinctStories: pair.distinct_stories });
  }
  for (const topic of summary.topics.shown.slice(0, 2)) {
    await lead("topic-" + topic.topic_id, "a[data-show]", { statements: topic.statements });
  }
});

test("more statements and rows come from the files beside the page", () =>
  opened(async (page) => {
    const before = await page.locator("#statement-list > li").count();
    if (summary.statements.shown.length < summary.statements.total) {
      await page.focus("#find-words");
      await page.click("#more-statements");
      await page.waitForFunction((count) => document.querySelectorAll("#statement-list > li").length > count, before);
    }
    for (const list of ["speakers", "targets", "relations"]) {
      const button = page.locator(`.more[data-more="${list}"] button`);
      if (await button.count()) {
        await button.click();
        await page.locator(`.more[data-more="${list}"]`, { hasText: "are here" }).waitFor();
      }
    }
  }));

test("without the files beside it the page is whole, and says what is missing", async () => {
  const place = await mkdtemp(join(tmpdir(), "onrecord-"));
  await cp(process.env.REPORT, join(place, "index.html"));
  await opened(
    async (page, told) => {
      await page.selectOption("#find-label", "negative");
      await page.locator("#found", { hasText: "statement" }).waitFor();
      if (summary.statements.shown.length < summary.statements.total) {
        assert.match(await page.textContent("#found"), /that is not here/);
      }
      assert.ok((await page.locator("#statement-list > li").count()) > 0);
      // The browser itself tells of a file that it did not find.
      told.length = 0;
    },
    { at: pathToFileURL(join(place, "index.html")).href },
  );
  await rm(place, { recursive: true });
});

test("without scripts it shows its figures, tables and statements", () =>
  opened(
    async (page) => {
      assert.equal(await page.locator("#statement-list > li").count(), summary.statements.shown.length);
      assert.equal(await page.locator('table[data-list="speakers"] tbody tr').count(), summary.speakers.shown.length);
      assert.equal(await page.locator("#find").isVisible(), false);
    },
    { javaScriptEnabled: false },
  ));

test("it opens within two seconds, takes less than 300 MB, and weighs less than 5 MB", () =>
  opened(async (page) => {
    const { took, heap } = await page.evaluate(() => ({
      took: performance.getEntriesByType("navigation")[0].loadEventEnd,
      heap: performance.memory.usedJSHeapSize,
    }));
    assert.ok(took < 2000, `${took} ms`);
    assert.ok(heap < 300e6, `${heap} bytes`);
    assert.ok((await stat(process.env.REPORT)).size < 5e6);
    console.log(`opened in ${Math.round(took)} ms, heap ${Math.round(heap / 1e6)} MB`);
  }));

// The questions of docs/reports.md, each from the page as it opens.
const questions = {
  "Who was heard for the first time, and with what?": async (page, click) => {
    const fresh = summary.news.speakers.shown[0];
    await click(page.locator("section", { has: page.locator("#new") }).locator("a[data-show]").first());
    assert.equal((await found(page)).statements, fresh.statements);
    await page.locator("#statement-list strong", { hasText: fresh.name }).first().waitFor();
  },
  "What did somebody say, word for word?": async (page, click) => {
    const speaker = summary.speakers.shown[0];
    await click(page.locator(`[id="speaker-${speaker.speaker_id}"] td[data-label="Statements"] a`));
    assert.equal((await found(page)).statements, speaker.statements);
    await page.locator("#statement-list mark.content").first().waitFor();
  },
  "What do they mostly speak about?": async (page, click) => {
    const speaker = summary.speakers.shown[0];
    await click(page.locator(`[id="speaker-${speaker.speaker_id}"] td[data-label="Mostly on"] a`).first());
    assert.equal((await found(page)).statements, speaker.topics[0].statements);
  },
  "What does one say of another?": async (page, click) => {
    await click(page.locator(".matrix td a").first());
    await click(page.locator('table[data-list="relations"] tr.led-to td[data-label="Distinct stories"] a'));
    await found(page);
    await page.locator("#statement-list > li").first().waitFor();
  },
  "Who speaks badly of somebody?": async (page, click) => {
    const target = summary.targets.shown.find((each) => each.negative > 0);
    await click(page.locator(`[id="target-${target.target_id}"] td[data-label="Negative"] a`));
    assert.equal((await found(page)).utterances, target.negative);
    await page.locator("#statement-list .who").first().waitFor();
  },
  "Who changed their tone, and is it more than noise?": async (page, click) => {
    await click(page.locator('nav a[href="#changes"]'));
    const first = page.locator("section", { has: page.locator("#changes") }).locator("article").first();
    await first.locator("blockquote").nth(1).waitFor();
    assert.match(await first.textContent(), /p (under )?[\d.]+ · false discovery rate/);
  },
  "What was said on a topic in a week?": async (page, click) => {
    const section = page.locator("section", { has: page.locator("#topics") });
    await click(section.locator("summary", { hasText: "The same as a table" }));
    await click(section.locator("table a[data-show]").first());
    assert.ok((await found(page)).distinctStories > 0);
  },
  "Where exactly in its story does it stand?": async (page, click) => {
    await click(page.locator('nav a[href="#statements"]'));
    await click(page.locator('#statement-list a[href^="#at-"]').first());
    await page.locator(".stories details[open] .text mark.content").first().waitFor({ state: "visible" });
  },
  "How often was it printed?": async (page, click) => {
    await click(page.locator('nav a[href="#limits"]'));
    await click(page.locator('a[href="#copies"]'));
    await page.locator("#copies ~ ul > li > ul > li").first().waitFor({ state: "visible" });
  },
  "What does the report leave out?": async (page, click) => {
    await click(page.locator('nav a[href="#limits"]'));
    assert.match(await page.locator("section", { has: page.locator("#limits") }).textContent(), /no resolved speaker/);
  },
};
for (const [question, answer] of Object.entries(questions)) {
  test(`an analyst asks: ${question}`, () =>
    opened(async (page) => {
      let clicks = 0;
      await answer(page, async (where) => { clicks++; await where.click(); });
      assert.ok(clicks <= 3, `${clicks} clicks`);
    }));
}
