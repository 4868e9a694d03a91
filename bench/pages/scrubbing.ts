import type { Locator, Page } from "playwright";

type Smoothness = { framesPerSecond: number; slowestMilliseconds: number };

const seconds = 4;

/** Counts the frames that the page draws while `move` is done over and over. */
async function countFrames(page: Page, move: (share: number) => Promise<void>): Promise<Smoothness> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames, counting: true });
    const note = (time: number) => {
      frames.push(time);
      if ((window as unknown as { counting: boolean }).counting) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const left = (until - performance.now()) / (seconds * 1000);
    await move(0.5 + 0.45 * Math.sin(left * 2 * Math.PI));
  }
  const frames = await page.evaluate(() => {
    Object.assign(window, { counting: false });
    return (window as unknown as { frames: number[] }).frames;
  });
  const gaps = frames.slice(1).map((time, index) => time - (frames[index] ?? 0));
  const sorted = gaps.toSorted((a, b) => a - b);
  const elapsed = (frames.at(-1) ?? 0) - (frames[0] ?? 0);
  return {
    framesPerSecond: (1000 * gaps.length) / elapsed,
    slowestMilliseconds: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
  };
}

async function pointerOver(page: Page, target: Locator): Promise<(share: number) => Promise<void>> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error("There is nothing to point at");
  return (share) => page.mouse.move(box.x + share * box.width, box.y + Math.min(box.height / 2, 200));
}

/** Frames a second while a person points along the sheet, drags the player's position, and lets it play zoomed in. */
export async function measureScrubbing(page: Page, address: string): Promise<Map<string, Smoothness>> {
  await page.goto(address, { waitUntil: "networkidle" });
  const found = new Map<string, Smoothness>();
  const sheet = page.getByRole("slider", { name: "Playhead on the score sheet" });
  found.set("pointing along the sheet", await countFrames(page, await pointerOver(page, sheet)));

  const position = page.getByRole("slider", { name: "Position" });
  const drag = await pointerOver(page, position);
  await drag(0.5);
  await page.mouse.down();
  found.set("dragging the position", await countFrames(page, drag));
  await page.mouse.up();

  for (let press = 0; press < 4; press += 1) await page.getByRole("button", { name: "Zoom in" }).click();
  await sheet.scrollIntoViewIfNeeded();
  await page.keyboard.press("Space");
  found.set("playing, zoomed in", await countFrames(page, () => page.waitForTimeout(50)));
  return found;
}
