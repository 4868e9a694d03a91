import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call, untilEnded } from "#tests/fixtures/api.ts";
import { tryLaunchBrowser } from "#tests/fixtures/browser.ts";
import { openWatchedPage, type WatchedPage } from "#tests/fixtures/watched-page.ts";

const url = inject("url");
const browser: Browser | null = await tryLaunchBrowser();
afterAll(async () => browser?.close());

const kilobyte = 1024;

const timeOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLVideoElement>("video:not([controls])")?.currentTime ?? -1);

/** Whether each canvas of the sheet has anything on it. One that refuses to be read back has a picture on it. */
const listDrawn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("canvas")].map((canvas) => {
      try {
        const drawn = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return drawn.some((value) => value !== 0);
      } catch {
        return true;
      }
    }),
  );

describe.skipIf(browser === null)("the results in a browser", () => {
  let videoId: string;
  let watched: WatchedPage;
  let page: Page;
  let scriptBytes = 0;
  let mediaRequests = 0;

  beforeAll(async () => {
    videoId = (await call(url, "POST", "/api/videos/sample")).body.video_id;
    await call(url, "POST", `/api/analyze/${videoId}`);
    expect((await untilEnded(url, videoId)).at(-1)?.status).toBe("completed");
    watched = await openWatchedPage(browser as Browser);
    ({ page } = watched);
    const network = await watched.context.newCDPSession(page);
    await network.send("Network.enable");
    const scripts = new Set<string>();
    network.on(
      "Network.responseReceived",
      ({ requestId, type }) => type === "Script" && scripts.add(requestId),
    );
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scriptBytes += encodedDataLength;
    });
    page.on("request", (request) => {
      if (request.resourceType() === "media") mediaRequests += 1;
    });
    await page.goto(`${url}/videos/${videoId}`, { waitUntil: "networkidle" });
  });
  afterAll(() => watched?.context.close());

  it("load at most 350 KB of JavaScript", () => {
    expect(scriptBytes).toBeGreaterThan(10 * kilobyte);
    expect(scriptBytes).toBeLessThanOrEqual(350 * kilobyte);
  });

  it("ask for nothing of the recording until somebody moves", async () => {
    expect(mediaRequests).toBe(0);
    await page.mouse.move(300, 300);
    await expect.poll(() => mediaRequests).toBeGreaterThan(0);
  });

  it("show picture, sound, curves and sections in one time axis", async () => {
    for (const lane of ["Picture", "Sections", "Sound", "Fillers", "Level", "Pitch"]) {
      await page.getByText(lane, { exact: true }).first().waitFor();
    }
    // What is far below the first screen is drawn when it comes near.
    await page.getByRole("heading", { name: "Score sheet" }).scrollIntoViewIfNeeded();
    await expect
      .poll(async () => {
        const drawn = await listDrawn(page);
        return drawn.length >= 6 && drawn.filter(Boolean).length >= drawn.length - 1;
      })
      .toBe(true);
  });

  it("obey the keyboard: skip, next evidence, play, zoom", async () => {
    await page.locator("body").press("l");
    await expect.poll(() => timeOf(page)).toBeCloseTo(10, 0);
    await page.locator("body").press("ArrowRight");
    await expect.poll(() => timeOf(page)).toBeCloseTo(12, 0);
    await page.locator("body").press("Home");
    await page.locator("body").press("]");
    await expect.poll(() => timeOf(page)).toBeGreaterThan(0);
    await page.locator("body").press("k");
    const sheet = page.getByRole("slider", { name: "Playhead on the score sheet" });
    await sheet.press("+");
    await page.getByRole("button", { name: "Whole talk" }).waitFor();
    await sheet.press("0");
    await page.getByRole("button", { name: "Whole talk" }).waitFor({ state: "detached" });
  });

  it("tell what one thing at another value would score", async () => {
    const slider = page.getByRole("slider", { name: /of the next take$/ });
    await slider.press("End");
    const high = await page.locator("output").textContent();
    await slider.press("Home");
    expect(await page.locator("output").textContent()).not.toBe(high);
  });

  it("save captions with one press", async () => {
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: "SRT captions", exact: true }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^sample-pitch.*\.srt$/);
    expect(await readFile(await download.path(), "utf8")).toMatch(/^1\r\n00:00:\d\d,\d{3} --> /);
  });

  it("make a reel, follow it, and show what it is made of", async () => {
    await page.getByLabel("Length").selectOption("15");
    await page.getByRole("button", { name: "Make a reel" }).click();
    await page.getByRole("progressbar", { name: "Progress of the reel" }).waitFor();
    await page.getByRole("link", { name: "Download the reel" }).waitFor({ timeout: 90_000 });
    await page.getByRole("button", { name: "Cut it again" }).waitFor();
    const reel = page.getByLabel("The reel", { exact: true });
    await expect
      .poll(() => reel.evaluate((video: HTMLVideoElement) => video.duration), { timeout: 15_000 })
      .toBeLessThan(25);
    const rows = page.getByRole("table", { name: /^Segments of the reel/ }).getByRole("row");
    expect(await rows.count()).toBeGreaterThan(1);
    const lists = page.getByRole("link", { name: "EDL (CMX 3600)" });
    const { body } = await fetch(new URL((await lists.getAttribute("href")) ?? "", url)).then(
      async (answer) => ({
        body: await answer.text(),
      }),
    );
    expect(body).toContain("TITLE:");
  });

  it("went without an error or a failed request", () => {
    expect(watched.faults).toEqual([]);
  });
});
