import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runFfmpeg } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { type BenchStack, percentile, startBenchStack } from "../http/bench-stack.ts";
import type { Report } from "../report.ts";
import { seedTakes } from "./seed-takes.ts";

const takes = Number(process.env.BENCH_TAKES ?? 2000);
const rounds = 20;
const barMilliseconds = 200;

async function makePoster(): Promise<Buffer> {
  const folder = await makeTemporaryDirectory();
  try {
    const file = join(folder.path, "poster.jpg");
    await runFfmpeg("-f", "lavfi", "-i", "testsrc2=size=640x360", "-frames:v", "1", file);
    return await readFile(file);
  } finally {
    await folder.remove();
  }
}

/** A browser's session on the stack: the cookies it is given with the first page. */
async function openSession({ url }: BenchStack): Promise<string> {
  const response = await fetch(url);
  await response.arrayBuffer();
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Milliseconds from asking for a page to its last byte, and its size. @throws Error where it does not show `shows` */
async function askFor(address: string, cookie: string, shows: RegExp) {
  const startedAt = performance.now();
  const response = await fetch(address, { headers: { cookie } });
  const html = await response.text();
  const milliseconds = performance.now() - startedAt;
  if (response.status !== 200 || !shows.test(html)) throw new Error(`${address} answered ${response.status}`);
  return { milliseconds, bytes: html.length };
}

/** How long the pages of a large library take, one visitor at a time. */
export async function run(report: Report): Promise<void> {
  const stack = await startBenchStack();
  try {
    const seeded = await seedTakes(stack.db, stack.ownerId, takes, await makePoster());
    const cookie = await openSession(stack);
    const pages = [
      { name: "first page", path: "/videos" },
      { name: "next page", path: "/videos?page=2" },
      { name: "all, the best first", path: "/videos?sort=best" },
      { name: "one project", path: `/videos?project=${seeded.projects[0]}` },
      { name: "search for a rare word", path: `/videos?q=${seeded.word}` },
      { name: "search for a common word", path: "/videos?q=clinic" },
    ];
    for (const { name, path } of pages) {
      const address = new URL(path, stack.url).href;
      for (let round = 0; round < 3; round += 1) await askFor(address, cookie, /rehearsal-\d+/);
      const asked: Awaited<ReturnType<typeof askFor>>[] = [];
      for (let round = 0; round < rounds; round += 1)
        asked.push(await askFor(address, cookie, /rehearsal-\d+/));
      const times = asked.map(({ milliseconds }) => milliseconds);
      report(`${seeded.takes} takes, ${name}: p50`, percentile(times, 0.5), "ms", barMilliseconds);
      report(`${seeded.takes} takes, ${name}: p95`, percentile(times, 0.95), "ms", barMilliseconds);
      report(`${seeded.takes} takes, ${name}: page`, (asked[0]?.bytes ?? 0) / 1000, "kB");
    }
  } finally {
    await stack.stop();
  }
}
