import { type IncomingMessage, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { makeRunningJob } from "#tests/fixtures/running-job.ts";
import type { Report } from "../report.ts";
import { percentile, readMetric, readResidentBytes, startBenchStack } from "./bench-stack.ts";

const clientCount = 500;
const changeCount = 50;
const changeMilliseconds = 400;
const megabyte = 1024 * 1024;
const listeners = "pitchquest_live_listeners";

type Heard = (client: number, progress: number) => void;

function connect(url: URL, client: number, heard: Heard): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = request(url, { agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`status ${response.statusCode}`));
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
          if (data) heard(client, JSON.parse(data).progress);
          text = text.slice(end + 2);
        }
      });
      response.on("error", () => {});
      resolve(response);
    });
    call.on("error", reject).end();
  });
}

async function untilNobodyListens(url: string): Promise<number> {
  const startedAt = performance.now();
  while ((await readMetric(url, listeners)) > 0 && performance.now() - startedAt < 10_000) await sleep(50);
  return readMetric(url, listeners);
}

/** Many clients on one job: how soon each hears each change, what they cost, and what they leave behind. */
export async function run(report: Report): Promise<void> {
  const stack = await startBenchStack();
  try {
    const job = await makeRunningJob(stack.db, stack.ownerId);
    const url = new URL(`${job.path}/events`, stack.url);
    const first = await connect(url, 0, () => {});
    await sleep(1000);
    first.destroy();
    await untilNobodyListens(stack.url);
    const idle = await readResidentBytes(stack.webPid);

    const sentAt: number[] = [];
    const single: number[] = [];
    const whole = new Map<number, { count: number; last: number }>();
    const heard: Heard = (_, progress) => {
      const at = sentAt[progress];
      if (at === undefined) return;
      const late = performance.now() - at;
      single.push(late);
      const all = whole.get(progress) ?? { count: 0, last: 0 };
      whole.set(progress, { count: all.count + 1, last: Math.max(all.last, late) });
    };
    const clients: IncomingMessage[] = [];
    for (let client = 0; client < clientCount; client += 1) clients.push(await connect(url, client, heard));
    await sleep(1000);
    report("clients that follow", await readMetric(stack.url, listeners), "clients", clientCount);

    let peak = await readResidentBytes(stack.webPid);
    for (let progress = 1; progress <= changeCount; progress += 1) {
      sentAt[progress] = performance.now();
      await job.advance(progress);
      await sleep(changeMilliseconds);
      peak = Math.max(peak, await readResidentBytes(stack.webPid));
    }
    await sleep(1000);
    const complete = [...whole.values()].filter(({ count }) => count === clientCount);
    const last = complete.map((change) => change.last);
    report("changes that all clients heard", complete.length, "changes", changeCount);
    report("from a change to one client, median", percentile(single, 0.5), "ms");
    report("from a change to one client, p95", percentile(single, 0.95), "ms", 300);
    report("from a change to the last client, p95", percentile(last, 0.95), "ms", 300);
    report("memory above idle with all clients, peak", (peak - idle) / megabyte, "MB", 150);

    for (const client of clients) client.destroy();
    report("listeners left after all disconnected", await untilNobodyListens(stack.url), "clients");
    report("memory above idle afterwards", ((await readResidentBytes(stack.webPid)) - idle) / megabyte, "MB");
  } finally {
    await stack.stop();
  }
}
