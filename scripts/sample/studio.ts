import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright";
import type { Pose } from "./drawing/pose.ts";

/** A made-up address: every request to it is answered from this folder, none reaches a network. */
const origin = "http://studio.invalid/";
const launchArguments = ["--no-sandbox", "--disable-background-networking"];

async function servePage(page: Page): Promise<void> {
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") {
      return route.fulfill({
        contentType: "text/html",
        body: '<!doctype html><script type="module" src="/stage.ts"></script>',
      });
    }
    if (!pathname.endsWith(".ts")) return route.abort();
    const source = await readFile(fileURLToPath(new URL(`.${pathname}`, import.meta.url)), "utf8");
    return route.fulfill({ contentType: "text/javascript", body: stripTypeScriptTypes(source) });
  });
}

/** Draws the poses in a browser, in order, and hands on each frame as a JPEG file. */
export async function drawFrames(poses: Pose[], onFrame: (jpeg: Buffer) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: launchArguments });
  try {
    const page = await browser.newPage();
    await servePage(page);
    await page.goto(origin);
    await page.waitForFunction(() => "drawFrame" in window);
    const batch = 25;
    for (let start = 0; start < poses.length; start += batch) {
      const frames = await page.evaluate(
        (wanted) => wanted.map((pose) => window.drawFrame(pose)),
        poses.slice(start, start + batch),
      );
      for (const frame of frames) await onFrame(Buffer.from(frame, "base64"));
    }
  } finally {
    await browser.close();
  }
}
