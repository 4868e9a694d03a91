import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tryLaunchBrowser } from "#tests/fixtures/browser.ts";
import { openWatchedPage } from "#tests/fixtures/watched-page.ts";
import { createClient, type Harness, startDatabase, startHarness } from "./harness.ts";

const client = createClient();
let tries = 0;
const journey = client.createFunction(
  { id: "journey", name: "A journey", triggers: { event: "b/journey" }, retries: 1 },
  async ({ step }) => {
    await step.run("pack", () => {
      tries += 1;
      if (tries === 1) throw new Error("the suitcase is too small");
      return { suitcases: 2 };
    });
    await step.waitForEvent("boarding", { event: "b/boarding", timeout: "1h" });
    return "arrived";
  },
);

const browser: Browser | null = await tryLaunchBrowser();

describe.skipIf(browser === null)("the console in a browser", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  let watched: Awaited<ReturnType<typeof openWatchedPage>>;
  let page: Page;
  beforeAll(async () => {
    database = await startDatabase();
    harness = await startHarness(database.url, client, [journey]);
    watched = await openWatchedPage(browser as Browser);
    page = watched.page;
  });
  afterAll(async () => {
    await watched.context.close();
    await browser?.close();
    await harness.stop();
    await database.stop();
  });
  const status = () => page.locator("h1 .status");
  const failure = () => page.locator(".error", { hasText: "the suitcase is too small" });

  test("a test event starts a run, whose timeline goes on by itself", async () => {
    await page.goto(`${harness.engine.url}/events`);
    await page.getByText("Send a test event").click();
    await page.getByLabel("Name").fill("b/journey");
    await page.getByLabel("Data").fill('{"from": "Lisbon"}');
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "b/journey" }).waitFor();
    await page.getByRole("link", { name: /^01/ }).click();
    await page.getByText("boarding").first().waitFor();
    await expect.poll(() => status().textContent()).toBe("Running");

    const pack = page.locator("summary", { hasText: "pack" });
    expect(await pack.textContent()).toContain("1 failed attempt");
    await pack.click();
    await failure().waitFor();
    expect(await page.locator("pre", { hasText: '"suitcases": 2' }).count()).toBe(1);

    await client.send({ name: "b/boarding", data: {} });
    await expect.poll(() => status().textContent()).toBe("Completed");
    await page.locator("pre", { hasText: '"arrived"' }).waitFor();
    expect(await failure().isVisible(), "what was open stays open").toBe(true);
  });

  test("a run is run again, and cancelled", async () => {
    await page.getByRole("button", { name: "Run again" }).click();
    await page.getByText("Rerun of").waitFor();
    await page.getByRole("button", { name: "Cancel this run" }).click();
    await expect.poll(() => status().textContent()).toBe("Cancelled");
    await page.getByText("cancelled in the console").waitFor();
  });

  test.each(["light", "dark"] as const)("every page fits a desk and a phone (%s)", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const run = new URL(page.url()).pathname.startsWith("/runs/") ? page.url() : `${harness.engine.url}/`;
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of ["/", "/functions", "/events", run]) {
        await page.goto(new URL(path, harness.engine.url).href);
        await expect.poll(() => page.locator("#connection").textContent()).toBe("live");
        expect(await page.locator("h1").count(), "one main heading").toBe(1);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
        const narrow = await page.evaluate(
          () =>
            [...document.querySelectorAll("td, .name")].filter(
              (cell) => cell.textContent && cell.clientWidth < 40,
            ).length,
        );
        expect(narrow, `columns of ${path} at ${width} px that nobody can read`).toBe(0);
      }
    }
    // Leaving a page ends its stream of changes, and what it asks for because of one.
    expect(watched.faults.filter((fault) => !fault.endsWith(" net::ERR_ABORTED"))).toEqual([]);
  });
});
