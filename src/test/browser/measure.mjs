// Measures a report in headless Chromium and prints what it found as JSON: see bench/report.
//
//   REPORT=DIR/index.html CHROMIUM=/usr/bin/chromium node measure.mjs
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const file = process.env.REPORT;
const summary = JSON.parse(await readFile(join(dirname(file), "summary.json"), "utf8"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  // Exact figures of the heap, with what is garbage collected before each.
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--enable-precise-memory-info", "--js-flags=--expose-gc"],
});
const opened = async () => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  return page;
};
const heap = (page) => page.evaluate(() => { window.gc(); return performance.memory.usedJSHeapSize / 1e6; });
const told = (page) => page.locator("#found", { hasText: /utterances? in / }).waitFor({ timeout: 120000 });
const seconds = async (work) => { const from = performance.now(); await work(); return (performance.now() - from) / 1000; };

const loads = [];
for (let i = 0; i < 5; i++) {
  const page = await opened();
  loads.push(await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd / 1000));
  await page.close();
}
const page = await opened();
const heapOpened = await heap(page);
const most = summary.speakers.shown.reduce((a, b) => (b.statements > a.statements ? b : a));
const followed = await seconds(async () => {
  await page.evaluate((id) => { location.hash = "#statements?copies=1&speaker=" + encodeURIComponent(id); }, most.speaker_id);
  await told(page);
  await page.locator("#statement-list > li").first().waitFor();
});
const heapFollowed = await heap(page);
await page.click('#find button[type="reset"]');
const searched = await seconds(async () => {
  await page.fill("#find-words", "trade deficit");
  await told(page);
});
const heapSearched = await heap(page);
await browser.close();

const beside = join(dirname(file), "more");
const files = await readdir(beside).catch(() => []);
let bytes = 0;
for (const name of files) { bytes += (await stat(join(beside, name))).size; }
console.log(JSON.stringify({
  stories: summary.counts.stories,
  statements: summary.counts.statements,
  pageMegabytes: (await stat(file)).size / 1e6,
  sideFiles: files.length,
  sideMegabytes: bytes / 1e6,
  openedSeconds: loads.sort((a, b) => a - b)[2],
  heapOpened,
  mostStatements: most.statements,
  followedSeconds: followed,
  heapFollowed,
  searchedSeconds: searched,
  heapSearched,
}));
