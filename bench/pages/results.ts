import type { Browser, Page } from "playwright";
import { launchBrowser } from "#tests/fixtures/browser.ts";
import { percentile, startBenchStack } from "../http/bench-stack.ts";
import type { Report } from "../report.ts";
import { seedLongTalk } from "./long-talk.ts";
import { measureScrubbing } from "./scrubbing.ts";

const kilobyte = 1024;
const answers = 40;
/** Answers that load the modules and warm up for the others. */
const warmUps = 3;
const loads = 5;

/** The session that a browser has from its first visit on; that visit itself signs it in. */
async function openSession(address: string): Promise<string> {
  const response = await fetch(address);
  await response.text();
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Milliseconds until the whole page has come, one for each time it is asked for. */
async function measureAnswers(address: string, headers: Record<string, string>): Promise<number[]> {
  const times: number[] = [];
  for (let time = 1 - warmUps; time <= answers; time += 1) {
    const startedAt = performance.now();
    const response = await fetch(address, { headers });
    await response.text();
    if (!response.ok) throw new Error(`The results answer ${response.status}`);
    if (time > 0) times.push(performance.now() - startedAt);
  }
  return times;
}

/**
 * Milliseconds from the start of the navigation until a press of "Zoom in" has had its effect and was painted: the
 * page is pressed at every frame from its first on.
 */
async function measureInteractive(page: Page, address: string): Promise<number> {
  await page.addInitScript(() => {
    const press = () => {
      const button = document.querySelector<HTMLButtonElement>('button[aria-label="Zoom in"]');
      const reached = [...document.querySelectorAll("button")].some(
        (one) => one.textContent === "Whole talk",
      );
      if (reached) Object.assign(window, { interactiveAt: performance.now() });
      else {
        button?.click();
        requestAnimationFrame(press);
      }
    };
    requestAnimationFrame(press);
  });
  await page.goto(address, { waitUntil: "commit" });
  const at = await page.waitForFunction(() => (window as { interactiveAt?: number }).interactiveAt, null, {
    timeout: 60_000,
  });
  return (await at.jsonValue()) as number;
}

async function measureScripts(page: Page, address: string): Promise<number> {
  const network = await page.context().newCDPSession(page);
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
  await page.goto(address, { waitUntil: "networkidle" });
  return bytes;
}

/** A page of a browser that was here before, its cache as empty as that of a new one. */
async function withPage<T>(browser: Browser, address: string, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    await context.request.get(address);
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** The results of an hour's talk: how soon they answer and act, and how smoothly they are scrubbed through. */
export async function run(report: Report): Promise<void> {
  const stack = await startBenchStack();
  const browser = await launchBrowser();
  try {
    const address = `${stack.url}/videos/${await seedLongTalk(stack.url, stack.db, stack.ownerId)}`;
    const inPage = <T>(work: (page: Page) => Promise<T>) => withPage(browser, address, work);
    const cookie = await openSession(address);
    for (const [answer, headers] of [
      ["answer", { cookie }],
      ["answer to a first visit", {}],
    ] as const) {
      const times = await measureAnswers(address, headers);
      report(`an hour's results: ${answer}, median`, percentile(times, 0.5), "ms", 300);
      report(`an hour's results: ${answer}, p95`, percentile(times, 0.95), "ms", 300);
    }
    report(
      "an hour's results: page",
      (await (await fetch(address, { headers: { cookie } })).text()).length / kilobyte,
      "kB",
    );
    const ready: number[] = [];
    for (let load = 0; load < loads; load += 1) {
      ready.push(await inPage((page) => measureInteractive(page, address)));
    }
    report("an hour's results: interactive, median", percentile(ready, 0.5), "ms", 1500);
    report("an hour's results: interactive, slowest", Math.max(...ready), "ms", 1500);
    const bytes = await inPage((page) => measureScripts(page, address));
    report("an hour's results: JavaScript, compressed", bytes / kilobyte, "kB", 350);
    for (const [way, { framesPerSecond, slowestMilliseconds }] of await inPage((page) =>
      measureScrubbing(page, address),
    )) {
      report(`an hour's results: ${way}`, framesPerSecond, "frames/s", 50);
      report(`an hour's results: ${way}, 95 % of frames within`, slowestMilliseconds, "ms");
    }
  } finally {
    await browser.close();
    await stack.stop();
  }
}
