import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { formatMoment } from "#components/ui/format.ts";
import { call, untilEnded } from "#tests/fixtures/api.ts";
import { tryLaunchBrowser } from "#tests/fixtures/browser.ts";
import { openWatchedPage } from "#tests/fixtures/watched-page.ts";

const url = inject("url");
const browser: Browser | null = await tryLaunchBrowser();
afterAll(async () => browser?.close());

describe.skipIf(browser === null)("the library in a browser", () => {
  const open = (options?: Parameters<typeof openWatchedPage>[1]) =>
    openWatchedPage(browser as Browser, options);
  let videoId: string;

  beforeAll(async () => {
    videoId = (await call(url, "POST", "/api/videos/sample")).body.video_id;
    await call(url, "POST", `/api/analyze/${videoId}`);
    expect((await untilEnded(url, videoId)).at(-1)?.status).toBe("completed");
  });

  it("renames a take, puts it into a new project, and finds it by what was said", async () => {
    const { page, context, faults } = await open();
    await page.goto(`${url}/videos`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Change sample-pitch.mp4" }).first().click();
    await page.getByLabel("Name", { exact: true }).locator("visible=true").fill("Dress rehearsal");
    await page
      .getByLabel(/^Project; a new name/)
      .locator("visible=true")
      .fill("Autumn round");
    await page.getByRole("button", { name: "Save" }).locator("visible=true").click();
    await page.getByRole("heading", { name: "Autumn round" }).waitFor();

    await page.getByRole("searchbox").fill("bakeries");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: /Dress rehearsal/ }).waitFor();
    await page.locator("mark").first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("says when by the reader's own clock", async () => {
    const { page, context, faults } = await open({ timezoneId: "Asia/Kolkata" });
    await page.goto(`${url}/videos`, { waitUntil: "networkidle" });
    const time = page.locator("time").first();
    const there = Date.parse((await time.getAttribute("datetime")) ?? "") + 5.5 * 3_600_000;
    expect(await time.textContent()).toBe(formatMoment(new Date(there)));
    expect(faults).toEqual([]);
    await context.close();
  });

  it("deletes a take and brings it back", async () => {
    const { page, context, faults } = await open({ width: 390 });
    await page.goto(`${url}/videos`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Change Dress rehearsal" }).click();
    await page.getByRole("button", { name: "Delete" }).locator("visible=true").click();
    await page.getByText("is deleted").waitFor();
    expect((await call(url, "GET", `/api/results/${videoId}`)).status).toBe(404);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("link", { name: /Dress rehearsal/ }).waitFor();
    expect((await call(url, "GET", `/api/results/${videoId}`)).status).toBe(200);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("shares a take by a link that opens in a clean profile until it is taken back", async () => {
    const { page, context, faults } = await open();
    await page.goto(`${url}/videos/${videoId}`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Share it" }).click();
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = await page.getByRole("textbox", { name: "The link" }).inputValue();

    const guest = await open();
    await guest.page.goto(link, { waitUntil: "networkidle" });
    await guest.page.getByRole("heading", { name: "Dress rehearsal" }).waitFor();
    await guest.page.getByRole("heading", { name: "Score sheet" }).waitFor();
    for (const name of ["Delete this take", "Analyse again", "Share it"])
      expect(await guest.page.getByRole("button", { name }).count(), name).toBe(0);
    expect(guest.faults).toEqual([]);

    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByRole("textbox", { name: "The link" }).waitFor({ state: "detached" });
    const refused = await guest.page.goto(link);
    expect(refused?.status()).toBe(404);
    await guest.page.getByRole("heading", { name: "This link does not open" }).waitFor();
    expect(faults).toEqual([]);
    await guest.context.close();
    await context.close();
  });

  it("makes an API key, shows it once, and revokes it", async () => {
    const { page, context, faults } = await open();
    await page.goto(`${url}/account`, { waitUntil: "networkidle" });
    await page.getByLabel("What it is for").fill("Nightly import");
    await page.getByRole("button", { name: "Make a key" }).click();
    const key = await page.getByRole("textbox", { name: "The key" }).inputValue();
    const headers = { authorization: `Bearer ${key}` };
    expect((await fetch(`${url}/api/results/${videoId}`, { headers })).status).toBe(200);
    await page.getByRole("button", { name: "Revoke" }).click();
    await page.getByRole("button", { name: "Revoke it" }).click();
    await page.getByText("Nightly import", { exact: true }).waitFor({ state: "detached" });
    expect((await fetch(`${url}/api/results/${videoId}`, { headers })).status).toBe(401);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("adds a web-hook, shows its secret once, switches it off and removes it", async () => {
    const { page, context, faults } = await open({ width: 390 });
    await page.goto(`${url}/account`, { waitUntil: "networkidle" });
    await page.getByLabel("Address to send to").fill("https://example.com/hooks/pitchquest");
    await page.getByRole("button", { name: "Add a web-hook" }).click();
    expect(await page.getByRole("textbox", { name: "The secret" }).inputValue()).toMatch(/^whsec_/);
    await page.getByText("told when work is done or fails").waitFor();
    await page.getByRole("button", { name: "What was sent" }).click();
    await page.getByText("Nothing yet.").waitFor();
    await page.getByRole("button", { name: "Switch off" }).click();
    await page.getByText("switched off: nothing is sent").waitFor();
    const hooks = async () => (await call(url, "GET", "/api/webhooks")).body.webhooks;
    expect(await hooks()).toMatchObject([{ enabled: false }]);
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByRole("button", { name: "Remove it" }).click();
    await page.getByText("switched off: nothing is sent").waitFor({ state: "detached" });
    expect(await hooks()).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
