import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { tryLaunchBrowser } from "#tests/fixtures/browser.ts";
import { startWebProcess } from "#tests/fixtures/web-process.ts";
import { type PageState, preparePages, signInPages } from "#tests/screenshots/pages.ts";

const stack = {
  url: inject("url"),
  home: inject("home"),
  supabaseUrl: inject("supabaseUrl"),
  inngestUrl: inject("inngestUrl"),
};
const browser: Browser | null = await tryLaunchBrowser();
afterAll(async () => browser?.close());

/** Colours alone differ by scheme: what else there is was looked at in the light. */
const looks = [
  { width: 1440, colorScheme: "light", rules: null },
  { width: 1440, colorScheme: "dark", rules: ["color-contrast"] },
  { width: 390, colorScheme: "dark", rules: ["color-contrast"] },
  { width: 390, colorScheme: "light", rules: null },
] as const;

function listViolations(page: Page, rules: readonly string[] | null): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const { violations } = await checker.run(only ? { runOnly: [...only] } : {});
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  }, rules);
}

/** A page, and what is pressed on it one after the other until something else shows. */
type Look = PageState & { opens?: { press: string | RegExp; shows: string }[] };

async function checkPage(page: Page, address: string, opens: Look["opens"] = []): Promise<string[]> {
  const found: string[] = [];
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address, { waitUntil: opens.length > 0 ? "networkidle" : "load" });
  await page
    .getByRole("status")
    .filter({ has: page.locator(".bg-sunken") })
    .waitFor({ state: "detached" });
  for (const { press, shows } of opens) {
    await page.getByRole("button", { name: press }).first().click();
    await page.getByText(shows).locator("visible=true").first().waitFor();
  }
  // Evaluated, not added as a script: the page's own policy lets no other script run.
  await page.evaluate(axe.source);
  for (const { width, colorScheme, rules } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const violations = await listViolations(page, rules);
    found.push(...violations.map((violation) => `${width} ${colorScheme}: ${violation}`));
  }
  return found;
}

/** What is wrong with each of the pages where anything is; two at a time. */
async function checkAll(url: string, pages: Look[], context: BrowserContext) {
  const found: Record<string, string[]> = {};
  const waiting = [...pages];
  async function work() {
    const page = await context.newPage();
    for (let look = waiting.shift(); look; look = waiting.shift()) {
      const violations = await checkPage(page, url + look.path, look.opens);
      if (violations.length > 0) found[look.name] = violations;
    }
  }
  await Promise.all([work(), work()]);
  return found;
}

describe.skipIf(browser === null)(
  "no page breaks a rule of accessibility, light or dark, on a desk or on a phone",
  () => {
    let pages: PageState[];
    beforeAll(async () => {
      pages = await preparePages(stack);
    });

    it("in any state of a take, and with what opens on it", async () => {
      const context = await (browser as Browser).newContext();
      const results = pages.find(({ name }) => name === "video-results")?.path ?? "";
      const opened: Look[] = [
        { name: "recorder", path: "/", opens: [{ press: "Record", shows: "Close" }] },
        {
          name: "take-actions",
          path: "/videos",
          opens: [{ press: /^Change /, shows: "Keep it, whatever expires" }],
        },
        {
          name: "results-opened",
          path: results,
          opens: [
            { press: "Share it", shows: "Make a link" },
            { press: "Delete this take", shows: "Delete it" },
          ],
        },
      ];
      expect(await checkAll(stack.url, [...pages, ...opened], context)).toEqual({});
      await context.close();
    });

    it("to somebody who is new", async () => {
      const web = await startWebProcess(stack, { REQUIRE_AUTH: "true" });
      try {
        const context = await (browser as Browser).newContext();
        expect(await checkAll(web.url, signInPages, context)).toEqual({});
        const page = await context.newPage();
        await page.goto(`${web.url}/signup`, { waitUntil: "networkidle" });
        await page.getByLabel("E-mail address").fill("somebody@example.com");
        await page.getByLabel(/password of at least/i).fill("correct horse");
        await page.getByRole("button", { name: "Make the account" }).click();
        await page.waitForURL((address) => address.pathname !== "/signup");
        const empty = ["/", "/videos", "/monitoring", "/account"].map((path) => ({ name: path, path }));
        expect(await checkAll(web.url, empty, context)).toEqual({});
        await context.close();
      } finally {
        await web.stop();
      }
    });
  },
);
