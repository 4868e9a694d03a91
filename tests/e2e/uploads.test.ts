import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, CDPSession } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call, untilEnded } from "#tests/fixtures/api.ts";
import { tryLaunchBrowser } from "#tests/fixtures/browser.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { chooseFile, openWatchedPage } from "#tests/fixtures/watched-page.ts";

const url = inject("url");
const browser: Browser | null = await tryLaunchBrowser();
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let clip: string;
let small: string;

/** A box that players skip: an upload of some seconds, which can be met on its way. */
function makePadding(bytes: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(bytes, 0);
  head.write("free", 4, "latin1");
  return Buffer.concat([head, randomBytes(bytes - 8)]);
}

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  small = await makeClip(join(folder.path, "small.mp4"), { seconds: 2 });
  clip = join(folder.path, "large.mp4");
  await writeFile(clip, Buffer.concat([await readFile(small), makePadding(3_000_000)]));
});
afterAll(async () => {
  await browser?.close();
  await folder.remove();
});

const unlimited = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
const network = (session: CDPSession, change: Partial<typeof unlimited>) =>
  session.send("Network.emulateNetworkConditions", { ...unlimited, ...change });
const slowly = { uploadThroughput: 400_000 };
/** What a lost network itself brings: requests that find none, and the piece on its way, which is dropped. */
const isOfNoNetwork = (fault: string) =>
  fault.includes("ERR_INTERNET_DISCONNECTED") ||
  /PATCH \S+\/upload\/resumable\/\S+ \S*ERR_ABORTED/.test(fault);

describe.skipIf(browser === null)("an upload in a browser", () => {
  it("goes on by itself when the network was away, and says so meanwhile", async () => {
    const { page, context, faults } = await openWatchedPage(browser as Browser);
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await page.goto(url, { waitUntil: "networkidle" });
    await network(session, slowly);
    await chooseFile(page, clip);
    await page.getByText(/^Uploading · /).waitFor();
    await context.setOffline(true);
    await page.getByText(/^The network is away/).waitFor();
    await page.getByText(/^You are offline/).waitFor();
    await context.setOffline(false);
    await network(session, {});
    await page.waitForURL(/\/videos\/[0-9a-f-]{36}$/, { timeout: 60_000 });
    expect(faults.filter((fault) => !isOfNoNetwork(fault))).toEqual([]);
    await context.close();
  });

  it("goes on where it stopped when the page was left and the same file is chosen again", async () => {
    const { page, context } = await openWatchedPage(browser as Browser);
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    const begun: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/upload/resumable"))
        begun.push(request.url());
    });
    await page.goto(url, { waitUntil: "networkidle" });
    await network(session, slowly);
    await chooseFile(page, clip);
    await page.getByText(/^Uploading · /).waitFor();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload({ waitUntil: "networkidle" });
    await network(session, {});
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
    // Leaving sooner would break off its pictures.
    await page.getByRole("heading", { name: "Score sheet" }).waitFor();
    await page.waitForLoadState("networkidle");
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
