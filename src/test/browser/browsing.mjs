// What the tests of pages in headless Chromium have in common.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Tests of the page in a file; `CHROMIUM` names the browser. */
export function browsing(file) {
  const address = pathToFileURL(file).href;
  const folder = new URL("./more/", address).href;
  let browser;

  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
  });

  after(async () => browser?.close());

  /** The page, opened; `check` is called with it, and it must end without an error or a request but for the files beside it. */
  const opened = async (check, context = {}) => {
    const { at = address, ...settings } = context;
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...settings });
    const told = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && told.push(message.text()));
    page.on("pageerror", (error) => told.push(String(error)));
    page.on("request", (request) => {
      const url = request.url();
      if (url.split("#")[0] !== at.split("#")[0] && !url.startsWith(folder)) { told.push("request of " + url); }
    });
    await page.goto(at);
    await check(page, told);
    assert.deepEqual(told, []);
    await page.close();
  };

  /** Tests that it meets WCAG 2.1 AA by axe, light and dark, on a desk and on a phone. */
  const accessible = () => {
    for (const colorScheme of ["light", "dark"]) {
      for (const [screen, width] of [["desk", 1200], ["phone", 390]]) {
        test(`it meets WCAG 2.1 AA, ${colorScheme}, ${screen}`, () =>
          opened(
            async (page) => {
              // The page's own policy lets no script in; the browser's driver may.
              const violations = await page.evaluate(
                async ([source]) => {
                  document.querySelectorAll("details").forEach((each, i) => { each.open = i < 3; });
                  // Hundreds of items that are made alike: axe takes long, and finds nothing new in them.
                  document.querySelectorAll(":is(ol, tbody, .stories) > :nth-child(n + 40)").forEach((each) => each.remove());
                  // eslint-disable-next-line no-eval
                  window.eval(source);
                  const result = await window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] });
                  return result.violations.map((v) => `${v.id}: ${v.nodes.length}, first ${v.nodes[0].html.slice(0, 200)}`);
                },
                [axe],
              );
              assert.deepEqual(violations, []);
            },
            { colorScheme, viewport: { width, height: 900 }, bypassCSP: true },
          ));
      }
    }
  };

  return { opened, accessible };
}
