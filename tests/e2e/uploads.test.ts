import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call, untilEnded } from "#tests/fixtures/api.ts";
import { tryLaunchBrowser } from "#tests/fixtures/browser.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { limit, makeLargeClip, noteUploads, openNetwork, slowly } from "#tests/fixtures/slow-upload.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { chooseFile, openWatchedPage } from "#tests/fixtures/watched-page.ts";

const url = inject("url");
const browser: Browser | null = await tryLaunchBrowser();
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let clip: string;
let small: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  small = await makeClip(join(folder.path, "small.mp4"), { seconds: 2 });
  clip = await makeLargeClip(folder.path);
});
afterAll(async () => {
  await browser?.close();
  await folder.remove();
});

/** What a lost network itself brings: requests that find none, and the piece on its way, which is dropped. */
const isOfNoNetwork = (fault: string) =>
  fault.includes("ERR_INTERNET_DISCONNECTED") ||
  /PATCH \S+\/upload\/resumable\/\S+ \S*ERR_ABORTED/.test(fault);

describe.skipIf(browser === null)("an upload in a browser", () => {
  it("goes on by itself when the network was away, and says so meanwhile", async () => {
    const { page, context, faults } = await openWatchedPage(browser as Browser);
    const session = await openNetwork(context, page);
    await page.goto(url, { waitUntil: "networkidle" });
    await limit(session, slowly);
    await chooseFile(page, clip);
    await page.getByText(/^Uploading · /).waitFor();
    await context.setOffline(true);
    await page.getByText(/^The network is away/).waitFor();
    await page.getByText(/^You are offline/).waitFor();
    await context.setOffline(false);
    await limit(session, {});
    await page.waitForURL(/\/videos\/[0-9a-f-]{36}$/, { timeout: 60_000 });
    expect(faults.filter((fault) => !isOfNoNetwork(fault))).toEqual([]);
    await context.close();
  });

  it("goes on where it stopped when the page was left and the same file is chosen again", async () => {
    const { page, context } = await openWatchedPage(browser as Browser);
    const session = await openNetwork(context, page);
    const begun = noteUploads(page);
    await page.goto(url, { waitUntil: "networkidle" });
    await limit(session, slowly);
    await chooseFile(page, clip);
    await page.getByText(/^Uploading · /).waitFor();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload({ waitUntil: "networkidle" });
    await limit(session, {});
    await chooseFile(page, clip);
    await page.waitForURL(/\/videos\/[0-9a-f-]{36}$/, { timeout: 60_000 });
    expect(begun).toHaveLength(1);
    await context.close();
  });

  it("takes what is pasted into the project that is named, with its words in any encoding", async () => {
    const { page, context, faults } = await openWatchedPage(browser as Browser);
    await page.goto(url, { waitUntil: "networkidle" });
    await page.getByLabel("Project, if any").fill("Spring round");
    const video = (await readFile(small)).toString("base64");
    const cues = "1\n00:00:00,000 --> 00:00:02,000\nGrößere Bäckereien verlieren Brot.\n";
    const captions = Buffer.from(`\ufeff${cues}`, "utf16le").toString("base64");
    await page.evaluate(
      ([first = "", second = ""]) => {
        const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([bytes(first)], "pasted.mp4", { type: "video/mp4" }));
        clipboardData.items.add(new File([bytes(second)], "pasted.srt"));
        window.dispatchEvent(new ClipboardEvent("paste", { clipboardData }));
      },
      [video, captions],
    );
    await page.waitForURL(/\/videos\/[0-9a-f-]{36}$/, { timeout: 60_000 });
    const videoId = page.url().split("/").at(-1) ?? "";
    await untilEnded(url, videoId);
    await page.getByRole("heading", { name: "Score sheet" }).waitFor();
    const { body } = await call(url, "GET", "/projects/spring-round/videos");
    expect(JSON.stringify(body)).toContain(videoId);
    await page.goto(`${url}/videos?q=Bäckereien`, { waitUntil: "networkidle" });
    await page.getByRole("link", { name: /pasted\.mp4/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

it("of captions as a file beside the recording, whatever their encoding, is taken by the interface too", async () => {
  const form = new FormData();
  const cues = "WEBVTT\n\n00:00.000 --> 00:02.000\nLes boulangeries jettent le pain invendu, déjà.\n";
  form.set("captions", new Blob([Buffer.from(cues, "latin1")]), "talk.vtt");
  form.set("file", new Blob([await readFile(small)]), "latin.mp4");
  const { status, body } = await call(url, "POST", "/api/upload", { body: form });
  expect(status).toBe(200);
  await call(url, "POST", `/api/analyze/${body.video_id}`);
  await untilEnded(url, body.video_id);
  const page = await (await fetch(`${url}/videos/${body.video_id}`)).text();
  expect(page).toContain("déjà");
});
