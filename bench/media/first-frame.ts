import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { median } from "#lib/signals/statistics.ts";
import { launchBrowser } from "#tests/fixtures/browser.ts";

const page = '<!doctype html><title>reel</title><video id="video" muted preload="auto" width="640"></video>';

/** A page with an empty player, and the file with byte ranges, as a storage serves it. */
async function serve(path: string) {
  const { size } = await stat(path);
  const server = createServer((request, response) => {
    if (request.url !== "/reel.mp4")
      return void response.writeHead(200, { "content-type": "text/html" }).end(page);
    const [, from, to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "bytes=0-") ?? [];
    const start = Number(from);
    const end = to ? Number(to) : size - 1;
    response.writeHead(206, {
      "content-type": "video/mp4",
      "accept-ranges": "bytes",
      "content-length": end - start + 1,
      "content-range": `bytes ${start}-${end}/${size}`,
    });
    createReadStream(path, { start, end })
      .on("error", () => response.destroy())
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Milliseconds from naming the file to the first frame on the screen in Chromium, median of five; it plays to the end. */
export async function measureFirstFrame(
  path: string,
): Promise<{ milliseconds: number; playsToSeconds: number }> {
  const { url, server } = await serve(path);
  const browser = await launchBrowser();
  try {
    const times: number[] = [];
    let playsToSeconds = 0;
    for (let round = 0; round < 5; round += 1) {
      const tab = await browser.newPage();
      await tab.goto(url);
      const shown = await tab.evaluate(
        () =>
          new Promise<{ milliseconds: number; end: number }>((resolve, reject) => {
            const video = document.querySelector("video") as HTMLVideoElement;
            const start = performance.now();
            video.addEventListener("error", () => reject(new Error(video.error?.message)));
            video.requestVideoFrameCallback(() => {
              const milliseconds = performance.now() - start;
              video.addEventListener("seeked", () => resolve({ milliseconds, end: video.currentTime }));
              video.currentTime = video.duration - 0.2;
            });
            video.src = "/reel.mp4";
          }),
      );
      times.push(shown.milliseconds);
      playsToSeconds = shown.end;
      await tab.close();
    }
    return { milliseconds: median(times) ?? Number.NaN, playsToSeconds };
  } finally {
    await browser.close();
    server.close();
  }
}
