// Opens a comparison of two periods from disk in headless Chromium.
//
//   COMPARISON=DIR/index.html CHROMIUM=/usr/bin/chromium node --test
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { browsing } from "./browsing.mjs";

const { opened, accessible } = browsing(process.env.COMPARISON);
const comparison = JSON.parse(await readFile(join(dirname(process.env.COMPARISON), "comparison.json"), "utf8"));

accessible();

test("it names both sides and their figures", () =>
  opened(async (page) => {
    assert.equal(await page.textContent("h1"), `${comparison.before.name} and ${comparison.now.name}`);
    const statements = page.locator("#figures ~ table tr", { hasText: "Statements" }).locator("td");
    assert.deepEqual((await statements.allTextContents()).slice(0, 2), [comparison.before.statements, comparison.now.statements].map(String));
  }));

test("who is new, and who is gone, comes with what they said", () =>
  opened(async (page) => {
    for (const [list, total] of [["new-speakers", comparison.new_speakers.total], ["gone-speakers", comparison.gone_speakers.total]]) {
      const table = page.locator(`table[data-list="${list}"]`);
      assert.ok(total > 0 && (await table.locator("tbody tr").count()) > 0);
      await table.locator("summary").first().click();
      await table.locator("blockquote").first().waitFor({ state: "visible" });
    }
  }));

test("topics sort by how much they are now", () =>
  opened(async (page) => {
    const table = page.locator('table[data-list="topics-moved"]');
    await table.locator("thead th", { hasText: "Now" }).first().locator('[role="button"]').click();
    await table.locator('thead th[aria-sort="descending"]').waitFor();
    const now = await table.locator('td[data-label="Now"]').evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.order)));
    assert.deepEqual(now, [...now].sort((a, b) => b - a));
  }));
