import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call, untilEnded } from "#tests/fixtures/api.ts";
import { tryLaunchBrowser } from "#tests/fixtures/browser.ts";
import { openWatchedPage } from "#tests/fixtures/watched-page.ts";

const url = inject("url");
const browser: Browser | null = await tryLaunchBrowser();
afterAll(async () => browser?.close());

let videoId: string;
beforeAll(async () => {
  videoId = (await call(url, "POST", "/api/videos/sample")).body.video_id;
  await call(url, "POST", `/api/analyze/${videoId}`);
  expect((await untilEnded(url, videoId)).at(-1)?.status).toBe("completed");
});

describe.skipIf(browser === null)("the questions in a browser", () => {
  it("are made from the results, answered by keyboard, marked, and lead to the second they were said", async () => {
    const { page, context, faults } = await openWatchedPage(browser as Browser);
    await page.goto(`${url}/videos/${videoId}`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Practise the questions" }).click();
    await page.getByRole("heading", { name: "A listener should remember" }).waitFor({ timeout: 30_000 });
    const html = await page.content();
    expect(html).not.toMatch(/isCorrect|\\?"correct\\?"/);

    const answerButtons = page.getByRole("button", { name: "Answer", exact: true });
    const questions = await answerButtons.count();
    expect(questions).toBeGreaterThan(0);
    for (let left = questions; left > 0; left -= 1) {
      const form = page.locator("form").filter({ has: answerButtons }).first();
      await form.getByRole("radio").first().focus();
      await page.keyboard.press("Space");
      await form.getByRole("button", { name: "Answer" }).press("Enter");
      await expect.poll(() => answerButtons.count()).toBe(left - 1);
    }
    await page.getByText(`of ${questions}`, { exact: true }).waitFor();
    const quotes = page.getByRole("link", { name: /^Play the take at/ });
    expect(await quotes.count()).toBeGreaterThanOrEqual(questions);

    await page.getByRole("link", { name: "Take it again" }).click();
    await page.getByText(/^0 of .* answered\. Before:/).waitFor();
    expect(await answerButtons.count()).toBe(questions);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("keep how an open one was practised over a reload", async () => {
    const { page, context, faults } = await openWatchedPage(browser as Browser, { width: 390 });
    await page.goto(`${url}/videos/${videoId}/questions`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Needs work" }).first().click();
    await page.getByText("Saved").waitFor();
    await page.getByLabel("Notes for your answer").first().fill("Name the bakery first.");
    await page.getByRole("button", { name: "Answer it aloud" }).first().click();
    await page.getByRole("timer").waitFor();
    await page.getByRole("button", { name: "That is my answer" }).click();
    await page.getByText(/^Last time/).waitFor();
    await page.waitForLoadState("networkidle");
    await page.reload({ waitUntil: "networkidle" });
    expect(await page.getByLabel("Notes for your answer").first().inputValue()).toBe(
      "Name the bakery first.",
    );
    expect(await page.getByRole("button", { name: "Needs work" }).first().getAttribute("aria-pressed")).toBe(
      "true",
    );
    await page.getByText(/^Last time/).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("send the player to the second that the address names", async () => {
    const { page, context, faults } = await openWatchedPage(browser as Browser);
    await page.goto(`${url}/videos/${videoId}?t=21`, { waitUntil: "networkidle" });
    const time = () => page.evaluate(() => document.querySelector("video")?.currentTime ?? -1);
    await expect.poll(time).toBe(21);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("the printed report", () => {
  it("is a PDF of the caller's own take, and none of a take that has no results", async () => {
    const response = await fetch(`${url}/api/videos/${videoId}/report.pdf`);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w-]+\.pdf"$/);
    const pdf = Buffer.from(await response.arrayBuffer()).toString("latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect(pdf).toContain(`${url}/videos/${videoId}?t=`);
    const bare = (await call(url, "POST", "/api/videos/sample")).body.video_id;
    const refused = await call(url, "GET", `/api/videos/${bare}/report.pdf`);
    expect(refused).toMatchObject({ status: 404, body: { code: "result_not_found" } });
  });
});
