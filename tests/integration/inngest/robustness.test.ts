import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningInngest, startInngest } from "#inngest/local/server.ts";
import { createClient, queryOnce, type RunView, startDatabase, startHarness, until } from "./harness.ts";

const CONFIG = {
  app_id: "odd",
  functions: [
    {
      id: "odd-fn",
      name: "odd",
      triggers: [{ event: "odd/start" }],
      steps: {
        step: { id: "step", name: "step", runtime: { type: "http", url: "" }, retries: { attempts: 1 } },
      },
    },
  ],
};

describe("robustness", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  const cleanups: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    database = await startDatabase();
  });
  afterAll(() => database.stop());
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    await queryOnce(database.url, "drop schema inngest cascade");
  });

  /** A worker that syncs as it should and answers calls by `answer`. */
  async function startOddWorker(answer: RequestListener): Promise<string> {
    const server: Server = createServer((request, response) => {
      if (request.method !== "PUT") return answer(request, response);
      response.writeHead(200, { "x-inngest-sdk": "js:v4", "x-inngest-sync-kind": "in_band" });
      response.end(JSON.stringify(CONFIG));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    cleanups.push(async () => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`;
  }

  async function start(sdkUrls: string[], options: Partial<Parameters<typeof startInngest>[0]> = {}) {
    const retryBackoff = { baseSeconds: 0.02 };
    const engine = await startInngest({
      databaseUrl: database.url,
      port: 0,
      sdkUrls,
      retryBackoff,
      ...options,
    });
    cleanups.push(() => engine.stop());
    await until(async () => (await queryOnce(database.url, "select from inngest.endpoint")).rows.length > 0);
    return engine;
  }

  async function send(
    engine: RunningInngest,
    body: string,
    key = "key",
  ): Promise<{ ids: string[]; status: number }> {
    return (await fetch(`${engine.url}/e/${key}`, { method: "POST", body })).json() as never;
  }

  async function runOf(engine: RunningInngest): Promise<RunView> {
    const { ids } = await send(engine, JSON.stringify({ name: "odd/start", data: {} }));
    let run: RunView | undefined;
    await until(async () => {
      const { data } = (await (await fetch(`${engine.url}/v1/events/${ids[0]}/runs`)).json()) as {
        data: RunView[];
      };
      run = data[0];
      return run?.status === "Failed" || run?.status === "Completed";
    });
    return run as RunView;
  }

  const sdk = { "x-inngest-sdk": "js:v4" };
  test.each([
    ["HTML", 200, {}, "<html>oops</html>", "answered 200 without being an Inngest SDK: <html>oops</html>"],
    [
      "HTML of a proxy's error",
      502,
      {},
      "<html>Bad gateway</html>",
      "answered 502 without being an Inngest SDK",
    ],
    ["what is not JSON", 206, sdk, "{", "is not JSON"],
    ["malformed operations", 206, sdk, '[{"op": 3}]', "an operation is malformed"],
    [
      "a name that cannot be stored",
      206,
      sdk,
      '[{"op":"StepPlanned","id":"a","name":"\\u0000"}]',
      "could not be stored",
    ],
    ["no operation", 206, sdk, "[]", "leads nowhere"],
    ["an error without a message", 500, sdk, "{}", "the worker answered 500"],
    ["that the function is unknown", 500, sdk, '{"message":"Function not found"}', "Function not found"],
  ])(
    "a worker that answers %s makes the run fail after its attempts, with a clear error in run and console",
    async (_, status, headers, body, message) => {
      let calls = 0;
      const url = await startOddWorker((_request, response) => {
        calls += 1;
        response.writeHead(status, headers).end(body);
      });
      const engine = await start([url]);
      const run = await runOf(engine);
      expect(run.status).toBe("Failed");
      expect((run.output as Error).message).toContain(message);
      expect(calls).toBe(2);
      const page = await (await fetch(`${engine.url}/runs/${run.run_id}`)).text();
      expect(page.replaceAll("&#60;", "<").replaceAll("&#62;", ">")).toContain(message);
      expect((await fetch(`${engine.url}/health`)).status).toBe(200);
    },
  );

  test("a worker that never answers fails the attempt when the call times out", async () => {
    const engine = await start([await startOddWorker(() => {})], { callTimeoutSeconds: 0.1 });
    expect(await runOf(engine)).toMatchObject({ status: "Failed", output: { name: "CallTimedOut" } });
  });

  test("a worker that dies in each call fails the run after a bounded number of them", async () => {
    let calls = 0;
    const url = await startOddWorker((request) => {
      calls += 1;
      request.socket.destroy();
    });
    expect(await runOf(await start([url]))).toMatchObject({
      status: "Failed",
      output: { name: "WorkerDied" },
    });
    expect(calls).toBe(10);
  });

  test("events that are wrong or too large are refused in a sentence, and the engine stays up", async () => {
    const engine = await start([await startOddWorker(() => {})]);
    expect(await send(engine, "{")).toMatchObject({ status: 400, error: "the body is not JSON" });
    expect(await send(engine, '{"name":""}')).toMatchObject({ status: 400 });
    expect(await send(engine, '{"name":"a\\u0000"}')).toMatchObject({ status: 400 });
    expect(await send(engine, '{"name":"inngest/function.failed"}')).toMatchObject({ status: 400 });
    expect(await send(engine, JSON.stringify("x".repeat(11_000_000)))).toMatchObject({ status: 413 });
    expect((await fetch(`${engine.url}/health`)).status).toBe(200);
    const foreign = await fetch(`${engine.url}/e/key`, {
      method: "POST",
      headers: { origin: "http://evil.example" },
    });
    expect(foreign.status).toBe(403);
  });

  test("a 1 MB event with every character survives the way to the function and back", async () => {
    const client = createClient();
    const text = `\u0000 \ud83d\ude00 </script> ${"x".repeat(1_000_000)}`;
    const echo = client.createFunction({ id: "echo", triggers: { event: "big/event" } }, ({ event, step }) =>
      step.run("echo", () => event.data.text === text),
    );
    const harness = await startHarness(database.url, client, [echo]);
    cleanups.push(() => harness.stop());
    expect(await harness.send("big/event", { text })).toMatchObject([{ status: "Completed", output: true }]);
  });
});
