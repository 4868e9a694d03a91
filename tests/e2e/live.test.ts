import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { WebSocket } from "ws";
import type { Db } from "#lib/db.ts";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { makeRunningJob } from "#tests/fixtures/running-job.ts";
import { startWebProcess } from "#tests/fixtures/web-process.ts";

const url = inject("url");
const stack = { home: inject("home"), supabaseUrl: inject("supabaseUrl"), inngestUrl: inject("inngestUrl") };
let db: Db;
let ownerId: string;
let strangersToken: string;
let job: Awaited<ReturnType<typeof makeRunningJob>>;

beforeAll(async () => {
  const { secretKey, publishableKey } = await completeKeys();
  db = createClient(stack.supabaseUrl, secretKey, { auth: { persistSession: false } });
  ownerId = JSON.parse(await readFile(join(stack.home, "local-user.json"), "utf8")).id;
  const stranger = createClient(stack.supabaseUrl, publishableKey, { auth: { persistSession: false } });
  strangersToken = (await stranger.auth.signInAnonymously()).data.session?.access_token ?? "";
});
beforeEach(async () => {
  job = await makeRunningJob(db, ownerId);
});

type Event = { id: string; data: { progress: number; status: string; steps: unknown[] } };

function follow(headers: Record<string, string> = {}) {
  return fetch(new URL(`${job.path}/events`, url), { headers });
}

async function* readEvents(response: Response): AsyncGenerator<Event> {
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const fields = Object.fromEntries(
        text
          .slice(0, end)
          .split("\n")
          .map((line) => line.split(/: (.*)/, 2) as [string, string]),
      );
      if (fields.data) yield { id: fields.id ?? "", data: JSON.parse(fields.data) };
      text = text.slice(end + 2);
    }
  }
}

describe("the events of a job", () => {
  it("are the whole job at first and on every change, and end with it", async () => {
    const response = await follow();
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const heard: Event[] = [];
    for await (const event of readEvents(response)) {
      heard.push(event);
      if (event.data.progress < 100) await job.advance(event.data.progress === 0 ? 40 : 100);
    }
    expect(heard.map(({ data }) => [data.progress, data.status])).toEqual([
      [0, "running"],
      [40, "running"],
      [100, "cancelled"],
    ]);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(3);
    expect(heard[0]?.data.steps.length).toBeGreaterThan(3);
    expect((await follow({ "last-event-id": heard[2]?.id ?? "" })).status).toBe(204);
  });

  it("go on where a broken connection ended, without telling anything twice", async () => {
    const first = readEvents(await follow());
    const { id } = (await first.next()).value as Event;
    await first.return(undefined);
    const second = readEvents(await follow({ "last-event-id": id }));
    const next = second.next();
    await job.advance(70);
    expect(((await next).value as Event).data.progress).toBe(70);
    await second.return(undefined);
  });

  it("are nobody else's", async () => {
    expect((await follow({ authorization: `Bearer ${strangersToken}` })).status).toBe(404);
    expect((await fetch(new URL(`/projects/other/jobs/${job.jobId}/events`, url))).status).toBe(404);
    expect((await fetch(new URL("/projects/other/jobs/x/events", url))).status).toBe(422);
  });
});

function connect(path: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(new URL(path, url.replace("http", "ws")), { headers });
  const messages: Event["data"][] = [];
  const ended = new Promise<number>((resolve) => {
    socket.on("message", (data) => messages.push(JSON.parse(String(data))));
    socket.on("unexpected-response", (_, response) => resolve(response.statusCode ?? 0));
    socket.on("close", resolve);
    socket.on("error", () => resolve(-1));
  });
  return { socket, messages, ended };
}

describe("the WebSocket of a job", () => {
  it("carries the same messages and closes with 1000 at the end", async () => {
    const { socket, messages, ended } = connect(`${job.path}/ws`);
    socket.on("message", () => {
      if ((messages.at(-1)?.progress ?? 0) < 100) void job.advance(messages.length === 1 ? 40 : 100);
    });
    expect(await ended).toBe(1000);
    expect(messages.map(({ progress }) => progress)).toEqual([0, 40, 100]);
  });

  it("asks who is there as every other call does", async () => {
    expect(await connect(`${job.path}/ws`, { authorization: `Bearer ${strangersToken}` }).ended).toBe(404);
    expect(await connect(`${job.path}/ws`, { authorization: "Bearer nonsense" }).ended).toBe(401);
    expect(await connect(`${job.path}/ws`, { origin: "https://elsewhere.example" }).ended).toBe(403);
    expect(await connect("/projects/p/jobs/x/ws").ended).toBe(422);
    expect(await connect("/elsewhere").ended).toBe(404);
    expect((await fetch(new URL(`${job.path}/ws`, url))).status).toBe(426);
  });
});

describe("the figures", () => {
  it("tell requests by the pattern of their address, the jobs that run, and who follows", async () => {
    const events = readEvents(await follow());
    await events.next();
    const text = await (await fetch(new URL("/metrics", url))).text();
    expect(text).toMatch(/pitchquest_live_listeners [1-9]/);
    expect(text).toMatch(/pitchquest_jobs_active\{type="pitch",status="running"\} \d+/);
    expect(text).toMatch(/route="\/projects\/\{project_id\}\/jobs\/\{job_id\}\/ws",status="426"/);
    expect(text).toMatch(/pitchquest_job_duration_seconds_count\{type="pitch",outcome="cancelled"\} [1-9]/);
    expect(text).not.toContain(job.jobId);
    await events.return(undefined);
  });

  it("count calls only, not what a process rehearses at its start", async () => {
    const web = await startWebProcess(stack);
    try {
      const read = async () => (await fetch(new URL("/metrics", web.url))).text();
      expect(await read()).not.toContain("pitchquest_http_requests_total{");
      expect(await read()).toContain('pitchquest_http_requests_total{method="GET",route="/metrics"');
    } finally {
      await web.stop();
    }
  });
});
