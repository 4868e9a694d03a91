import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright";
import { launchBrowser } from "#tests/fixtures/browser.ts";
import { choosePlace, type RunningStack, startStackProcess } from "#tests/fixtures/running-stack.ts";
import { emptyPages, type PageState, preparePages, signInPages } from "./pages.ts";

const folder = "screenshots";
/** `npm run screenshots -- questions account` takes only what is called so. */
const wanted = process.argv.slice(2);
const viewports = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const schemes = ["light", "dark"] as const;

async function shoot(browser: Browser, url: string, pages: PageState[]): Promise<void> {
  for (const viewport of viewports) {
    const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const { name, path } of pages) {
      if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
      await page.goto(url + path, { waitUntil: "load" });
      // Down and up again: pictures are fetched as they come near.
      await page.evaluate(async () => {
        for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
          scrollTo(0, y);
          await new Promise(requestAnimationFrame);
        }
        await document.fonts.ready;
      });
      await page.waitForTimeout(500);
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForTimeout(300);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        const file = join(folder, `${name}-${viewport.width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        process.stdout.write(`${file}\n`);
      }
    }
    await context.close();
  }
}

async function withStack(more: Record<string, string>, work: (stack: RunningStack) => Promise<void>) {
  const place = await choosePlace();
  try {
    const stack = await startStackProcess(place, more);
    try {
      await work(stack);
    } finally {
      await stack.stop();
    }
  } finally {
    await place.remove();
  }
}

/** Pictures of every page in every state, light and dark, on a desk and on a phone, into a folder that git ignores. */
await rm(folder, { recursive: true, force: true });
await mkdir(folder);
const browser = await launchBrowser();
try {
  await withStack({}, async (stack) => {
    await shoot(browser, stack.url, emptyPages);
    await shoot(browser, stack.url, await preparePages(stack));
  });
  await withStack({ REQUIRE_AUTH: "true" }, (stack) => shoot(browser, stack.url, signInPages));
} finally {
  await browser.close();
}
