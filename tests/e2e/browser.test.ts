import { join } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { pitchPlan } from "#lib/pitch/plan.ts";
import { call } from "#tests/fixtures/api.ts";
import { tryLaunchBrowser } from "#tests/fixtures/browser.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { chooseFile, openWatchedPage } from "#tests/fixtures/watched-page.ts";

const url = inject("url");
const media = findSharedMedia();
const browser: Browser | null = await tryLaunchBrowser();
afterAll(async () => browser?.close());

const kilobyte = 1024;

describe.skipIf(browser === null)("in a browser", () => {
  const open = (options?: { width?: number }) => openWatchedPage(browser as Browser, options);

  it("the first page loads at most 200 KB of JavaScript", async () => {
    const { page, context, faults } = await open();
    const network = await context.newCDPSession(page);
    await network.send("Network.enable");
    const scripts = new Set<string>();
    let bytes = 0;
    network.on(
      "Network.responseReceived",
      ({ requestId, type }) => type === "Script" && scripts.add(requestId),
    );
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto(url, { waitUntil: "networkidle" });
    expect(bytes).toBeGreaterThan(10 * kilobyte);
    expect(bytes).toBeLessThanOrEqual(200 * kilobyte);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each(["/", "/videos", "/monitoring"])("%s shows no error, on a desk or on a phone", async (path) => {
    for (const width of [390, 1440]) {
      const { page, context, faults } = await open({ width });
      await page.goto(url + path, { waitUntil: "networkidle" });
      expect(await page.locator("h1").count(), "one main heading").toBe(1);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  it("an unknown video has a page that says so", async () => {
    const { page, context } = await open();
    const response = await page.goto(`${url}/videos/00000000-0000-4000-8000-000000000000`);
    expect(response?.status()).toBe(404);
    await context.close();
  });

  describe.skipIf(media === null)("a real clip", () => {
    let videoId: string;
    const shown: number[] = [];
    let secondsToResults = Number.POSITIVE_INFINITY;
    let faults: string[];

    beforeAll(async () => {
      const watched = await open();
      const { page } = watched;
      faults = watched.faults;
      await page.exposeFunction("noteProgress", (value: number) => {
        shown.push(value);
      });
      await page.addInitScript(() => {
        const note = () => {
          const bar = document.querySelector('[role="progressbar"][aria-label="Progress of the analysis"]');
          const value = bar?.getAttribute("aria-valuenow");
          const last = (window as unknown as { lastProgress?: string }).lastProgress;
          if (!value || value === last) return;
          (window as unknown as { lastProgress?: string }).lastProgress = value;
          (window as unknown as { noteProgress: (value: number) => void }).noteProgress(Number(value));
        };
        const start = () =>
          new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true });
        start();
      });
      await page.goto(url);
      const completed = page.waitForResponse((response) => response.url().endsWith("/complete"), {
        timeout: 60_000,
      });
      await chooseFile(page, join(media as string, "talking-head-a.mp4"));
      await completed;
      const uploadedAt = Date.now();
      await page
        .getByText("Work on these")
        .or(page.getByText("Keep these"))
        .first()
        .waitFor({ timeout: 60_000 });
      secondsToResults = (Date.now() - uploadedAt) / 1000;
      videoId = page.url().split("/").at(-1) ?? "";
      await page.waitForTimeout(500);
      await watched.context.close();
    });

    it("goes from choosing a file to results without an error", () => {
      expect(faults).toEqual([]);
      expect(secondsToResults).toBeLessThan(60);
    });

    it("shows a progress that never falls, moves with every step and reaches 100 only with the results", () => {
      expect(shown).toEqual([...shown].sort((a, b) => a - b));
      expect(new Set(shown).size).toBeGreaterThanOrEqual(pitchPlan.length - 1);
      expect(shown.filter((value) => value === 100).length).toBeLessThanOrEqual(1);
    });

    it("sees the face and measures voice and gaze", async () => {
      const { body } = await call(url, "GET", `/api/results/${videoId}`);
      const { delivery_analysis, visual_analysis } = body.results;
      const value = (section: { receipts: { metric: string; value: number | null }[] }, metric: string) =>
        section.receipts.find((receipt) => receipt.metric === metric)?.value;
      expect(value(visual_analysis, "facePresence")).toBeGreaterThanOrEqual(0.9);
      for (const metric of ["eyeContact", "headYaw", "headPitch", "headRoll"]) {
        expect(value(visual_analysis, metric), metric).toEqual(expect.any(Number));
      }
      for (const metric of ["pace", "pauseRatio", "pauseRate", "pitchVariation", "loudness"]) {
        expect(value(delivery_analysis, metric), metric).toEqual(expect.any(Number));
      }
    });

    it("shows the same results after a reload, on a desk and on a phone", async () => {
      for (const width of [390, 1440]) {
        const watched = await open({ width });
        await watched.page.goto(`${url}/videos/${videoId}`, { waitUntil: "networkidle" });
        await watched.page.getByRole("heading", { name: "Score sheet" }).waitFor();
        const overflow = await watched.page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        expect(watched.faults).toEqual([]);
        await watched.context.close();
      }
    });
  });
});
