import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import type { Browser, Page } from "playwright";
import { afterAll, describe, expect, inject, it } from "vitest";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { call } from "#tests/fixtures/api.ts";
import { tryLaunchBrowser } from "#tests/fixtures/browser.ts";
import { makeRunningJob } from "#tests/fixtures/running-job.ts";
import { limit, makeLargeClip, noteUploads, openNetwork, slowly } from "#tests/fixtures/slow-upload.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { chooseFile, openWatchedPage } from "#tests/fixtures/watched-page.ts";
import { startWebProcess } from "#tests/fixtures/web-process.ts";

const url = inject("url");
const home = inject("home");
const supabaseUrl = inject("supabaseUrl");
const browser: Browser | null = await tryLaunchBrowser();
afterAll(async () => browser?.close());

async function openDb() {
  const { secretKey } = await completeKeys();
  return createClient(supabaseUrl, secretKey, { auth: { persistSession: false } });
}

async function signIn(page: Page, address: string, how: "Sign in" | "Make the account"): Promise<void> {
  await page.goto(address, { waitUntil: "networkidle" });
  await page.getByLabel("E-mail address").fill("late@example.com");
  await page.getByLabel(/password/i).fill("correct horse");
  await page.getByRole("button", { name: how }).click();
  await page.waitForURL((reached) => reached.pathname === "/");
}

describe.skipIf(browser === null)("when something comes between", () => {
  const open = () => openWatchedPage(browser as Browser);

  it("a camera that is refused is told in words, and asked for again", async () => {
    const { page, context, faults } = await open();
    await page.addInitScript(() => {
      const answers = [
        () => Promise.reject(new DOMException("Permission denied", "NotAllowedError")),
        async () => {
          const canvas = document.createElement("canvas");
          canvas.getContext("2d");
          const sound = new AudioContext().createMediaStreamDestination().stream;
          return new MediaStream([...canvas.captureStream().getTracks(), ...sound.getTracks()]);
        },
      ];
      navigator.mediaDevices.getUserMedia = () => (answers.shift() ?? Promise.reject)();
    });
    await page.goto(url, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Record" }).click();
    await page.getByRole("alert").filter({ hasText: "was not allowed to use the camera" }).waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "Start in three" }).waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Choose a file" }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("an upload whose session has ended says what to do, and goes on after it without sending anything twice", async () => {
    const folder = await makeTemporaryDirectory();
    const web = await startWebProcess(
      { home, supabaseUrl, inngestUrl: inject("inngestUrl") },
      { REQUIRE_AUTH: "true" },
    );
    const { page, context } = await open();
    try {
      await signIn(page, `${web.url}/signup?next=/`, "Make the account");
      const session = await openNetwork(context, page);
      const begun = noteUploads(page);
      await limit(session, slowly);
      await chooseFile(page, await makeLargeClip(folder.path));
      await page.getByText(/^Uploading · [1-9]/).waitFor();
      await page.getByRole("button", { name: "Pause" }).click();
      await context.clearCookies();
      await limit(session, {});
      await page.getByRole("button", { name: "Go on" }).click();
      await page.getByRole("alert").filter({ hasText: "Sign in again in another tab" }).waitFor();

      await signIn(await context.newPage(), `${web.url}/login?next=/`, "Sign in");
      await page.getByRole("button", { name: "Try again" }).click();
      await page.waitForURL(/\/videos\/[0-9a-f-]{36}$/, { timeout: 60_000 });
      expect(begun).toHaveLength(1);
    } finally {
      await context.close();
      await web.stop();
      await folder.remove();
    }
  });

  it("an upload goes on by itself where nobody signs in and the session is gone", async () => {
    const folder = await makeTemporaryDirectory();
    const { page, context } = await open();
    const session = await openNetwork(context, page);
    const begun = noteUploads(page);
    await page.goto(url, { waitUntil: "networkidle" });
    await limit(session, slowly);
    await chooseFile(page, await makeLargeClip(folder.path));
    await page.getByText(/^Uploading · [1-9]/).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await context.clearCookies();
    await limit(session, {});
    await page.getByRole("button", { name: "Go on" }).click();
    await page.waitForURL(/\/videos\/[0-9a-f-]{36}$/, { timeout: 60_000 });
    expect(begun).toHaveLength(1);
    await context.close();
    await folder.remove();
  });

  it("two tabs that start the analysis of one take come to the same results", async () => {
    const videoId = (await call(url, "POST", "/api/videos/sample")).body.video_id;
    const { page, context } = await open();
    const other = await context.newPage();
    for (const tab of [page, other]) await tab.goto(`${url}/videos/${videoId}`, { waitUntil: "networkidle" });
    for (const tab of [page, other]) await tab.getByRole("button", { name: "Analyse it now" }).click();
    for (const tab of [page, other])
      await tab.getByRole("heading", { name: "Score sheet" }).waitFor({ timeout: 60_000 });
    const { data } = await (await openDb()).from("jobs").select("type").eq("video_id", videoId);
    expect(data).toEqual([{ type: "pitch" }]);
    await context.close();
  });

  it("a tab on a take that is deleted elsewhere says so by itself, or as soon as something is asked of it", async () => {
    const ownerId = JSON.parse(await readFile(join(home, "local-user.json"), "utf8")).id;
    const { videoId: working } = await makeRunningJob(await openDb(), ownerId);
    const { page: followed, context } = await open();
    await followed.goto(`${url}/videos/${working}`, { waitUntil: "networkidle" });
    expect((await call(url, "POST", `/api/videos/${working}/trash`)).status).toBe(200);
    await followed.getByRole("heading", { name: "This take is in the trash" }).waitFor();

    const resting = (await call(url, "POST", "/api/videos/sample")).body.video_id;
    const tab = await context.newPage();
    await tab.goto(`${url}/videos/${resting}`, { waitUntil: "networkidle" });
    await call(url, "POST", `/api/videos/${resting}/trash`);
    await tab.getByRole("button", { name: "Analyse it now" }).click();
    await tab.getByRole("heading", { name: "This take is in the trash" }).waitFor();
    await tab.getByRole("button", { name: "Bring it back" }).click();
    await tab.getByRole("button", { name: "Analyse it now" }).waitFor();
    await context.close();
  });
});
