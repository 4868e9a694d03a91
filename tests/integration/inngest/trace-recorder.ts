import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Inngest, InngestFunction } from "inngest";
import { serveFunctions } from "./harness.ts";

interface Op {
  id: string;
  op: string;
  displayName?: string;
}

/**
 * Serves functions behind a proxy that notes every call an engine makes: which step (`-` lets the function run on),
 * which attempt, and what the SDK answered.
 */
export async function serveRecorded(client: Inngest, functions: InngestFunction.Any[]) {
  const worker = await serveFunctions(client, functions);
  const traces = new Map<string, string[]>();
  const names = new Map<string, string>();

  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = await fetch(new URL(request.url ?? "/", worker.url), {
      method: request.method,
      headers: readHeaders(request),
      body: request.method === "GET" ? undefined : body,
    });
    const answered = await answer.text();
    if (request.method === "POST") note(request.url ?? "", body, describe(answer.status, answered));
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(answered);
  });

  function describe(status: number, body: string): string {
    if (status === 200) return `done ${body}`;
    if (status !== 206) return `error ${status}`;
    const ops = JSON.parse(body) as Op[];
    for (const { id, displayName } of ops) names.set(id, displayName ?? id);
    return ops.map(({ op, id }) => `${op} ${names.get(id)}`).join(", ");
  }

  function note(path: string, body: string, answer: string): void {
    const { searchParams } = new URL(path, worker.url);
    const { attempt } = (JSON.parse(body) as { ctx: { attempt: number } }).ctx;
    const step = searchParams.get("stepId") ?? "";
    const called = `${step === "step" ? "-" : names.get(step)}${attempt > 0 ? ` again` : ""}`;
    const functionId = searchParams.get("fnId") ?? "";
    traces.set(functionId, [...(traces.get(functionId) ?? []), `${called} → ${answer}`]);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`,
    server,
    /** The calls of a function so far, in the order of their answers. */
    traceOf: (functionId: string) => traces.get(functionId) ?? [],
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await worker.stop();
    },
  };
}

function readHeaders({ headers }: IncomingMessage): Record<string, string> {
  const own = new Set(["host", "connection", "content-length"]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name))) as Record<
    string,
    string
  >;
}
