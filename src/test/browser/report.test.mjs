// Opens a report from disk in headless Chromium: it must ask nothing of the network, say nothing on the console, meet
// WCAG 2.1 AA by axe, sort, filter, and lead from a cell of the matrix to its statements.
//
//   REPORT=DIR/index.html CHROMIUM=/usr/bin/chromium node --test
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const address = pathToFileURL(process.env.REPORT).href;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});

after(async () => browser?.close());

/** The report, opened; `check` is called with it, and it must end without an error or a request. */
async function opened(check, context = {}) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...context });
  const told = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && told.push(message.text()));
  page.on("pageerror", (error) => told.push(String(error)));
  page.on("request", (request) => request.url() !== address && !request.url().startsWith(address + "#") && told.push("request of " + request.url()));
  await page.goto(address);
  await check(page);
  assert.deepEqual(told, []);
  await page.close();
}

for (const colorScheme of ["light", "dark"]) {
  for (const [screen, width] of [["desk", 1200], ["phone", 390]]) {
    test(`it meets WCAG 2.1 AA, ${colorScheme}, ${screen}`, () =>
      opened(
        async (page) => {
          // The page's own policy lets no script in; the browser's driver may.
          const found = await page.evaluate(
            async ([source]) => {
              document.querySelectorAll("details").forEach((each, i) => { each.open = i < 3; });
              // eslint-disable-next-line no-eval
              window.eval(source);
              const result = await window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] });
              return result.violations.map((v) => `${v.id}: ${v.nodes.length}, first ${v.nodes[0].html.slice(0, 200)}`);
            },
            [axe],
          );
          assert.deepEqual(found, []);
        },
        { colorScheme, viewport: { width, height: 900 }, bypassCSP: true },
      ));
  }
}

test("nothing stands wider than a phone", () =>
  opened(
    async (page) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${wide} pixels too wide`);
    },
    { viewport: { width: 390, height: 800 } },
  ));

test("the filter leaves the statements that hold all words", () =>
  opened(async (page) => {
    const all = await page.locator("#statement-list > li:visible").count();
    await page.fill("#filter", "negative");
    const left = await page.locator("#statement-list > li:visible").count();
    assert.ok(left > 0 && left < all, `${left} of ${all}`);
    assert.match(await page.textContent("#filter-result"), new RegExp(`^${left} of ${all}`));
    await page.press("#filter", "Escape");
    assert.equal(await page.locator("#statement-list > li:visible").count(), all);
  }));

test("a head's button sorts the pairs, by keyboard too", () =>
  opened(async (page) => {
    const head = page.locator("table.sortable thead th", { hasText: "Mean" });
    await head.locator("button").focus();
    await page.keyboard.press("Enter");
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    const means = await page.locator('table.sortable td[data-label="Mean"]').evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.sort)));
    assert.deepEqual(means, [...means].sort((a, b) => b - a));
    await page.keyboard.press("Enter");
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
  }));

test("a cell of the matrix leads to its statements, and from there to their words", () =>
  opened(async (page) => {
    await page.locator(".matrix td a").first().click();
    const pair = page.locator("tr:target");
    await pair.locator("blockquote").first().waitFor({ state: "visible" });
    const link = page.locator('table.sortable a[href^="#statement-"]').first();
    await link.evaluate((each) => each.closest("details").setAttribute("open", ""));
    await link.click();
    await page.locator("#statement-list > li:target mark.content").first().waitFor({ state: "visible" });
  }));

test("a statement leads into its story, which opens", () =>
  opened(async (page) => {
    await page.locator('#statement-list a[href^="#at-"]').first().click();
    await page.locator(".stories details[open] .text").first().waitFor({ state: "visible" });
  }));

test("it opens within two seconds, and takes less than 300 MB", () =>
  opened(async (page) => {
    const { took, heap } = await page.evaluate(() => ({
      took: performance.getEntriesByType("navigation")[0].loadEventEnd,
      heap: performance.memory.usedJSHeapSize,
    }));
    assert.ok(took < 2000, `${took} ms`);
    assert.ok(heap < 300e6, `${heap} bytes`);
  }));
