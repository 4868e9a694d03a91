import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import {
  anyRequest,
  type Document,
  type GeneratedRequest,
  toFetch,
} from "#tests/fixtures/interface-requests.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeRunningJob } from "#tests/fixtures/running-job.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const url = inject("url");
const requestCount = 2000;
/** Would end the very account that the others are made with. */
const leftOut = new Set(["DELETE /api/account"]);
const seen = new Map<string, number>();
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validators = new Map<unknown, ValidateFunction>();
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let document: Document;
let token: string;
let known: Record<string, string>;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  document = (await (await fetch(new URL("/openapi.json", url))).json()) as Document;
  const { publishableKey, secretKey } = await completeKeys();
  const auth = { persistSession: false };
  const person = createClient(inject("supabaseUrl"), publishableKey, { auth });
  const { data } = await person.auth.signInAnonymously();
  token = data.session?.access_token ?? "";
  const db = createClient(inject("supabaseUrl"), secretKey, { auth });
  const job = await makeRunningJob(db, data.user?.id ?? "");
  const form = new FormData();
  const clip = await makeClip(join(folder.path, "clip.mp4"), { seconds: 2 });
  form.set("file", new Blob([await (await import("node:fs/promises")).readFile(clip)]), "clip.mp4");
  const headers = { authorization: `Bearer ${token}` };
  const uploaded = await fetch(new URL("/api/upload", url), { method: "POST", body: form, headers });
  const { video_id } = (await uploaded.json()) as { video_id: string };
  known = { video_id, job_id: job.jobId, project_id: job.path.split("/")[2] ?? "" };
});
afterAll(() => folder.remove());

function validate(schema: object, body: unknown): string | null {
  const check = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, check);
  return check(body) ? null : ajv.errorsText(check.errors);
}

/** What is wrong with the answer to a request, null where nothing is. */
async function findFault(request: GeneratedRequest): Promise<string | null> {
  const { address, init } = toFetch(request);
  (init.headers as Headers).set("authorization", `Bearer ${token}`);
  const response = await fetch(new URL(address, url), { ...init, redirect: "manual" });
  const { status } = response;
  const call = `${request.method} ${address} → ${status}`;
  seen.set(
    `${request.method} ${request.path} ${status}`,
    (seen.get(`${request.method} ${request.path} ${status}`) ?? 0) + 1,
  );
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  if (type === "text/event-stream") {
    await response.body?.cancel();
    return null;
  }
  const text = await response.text();
  if (status === 500) return `${call}: ${text}`;
  const declared = request.operation.responses[status];
  if (!declared) return `${call} is not in the document: ${text.slice(0, 300)}`;
  const media = declared.content;
  if (!media) return text === "" ? null : `${call} has a body that the document does not know`;
  const schema = media[type]?.schema;
  if (!schema) return `${call} answers ${type}, not ${Object.keys(media)}`;
  if (type !== "application/json") return null;
  const fault = validate(schema, JSON.parse(text));
  return fault === null ? null : `${call}: ${fault}: ${text.slice(0, 300)}`;
}

describe("the interface", () => {
  it(`answers ${requestCount} generated requests as its document says, and none with 500`, async () => {
    const requests = anyRequest(document, known).filter(
      ({ method, path }) => !leftOut.has(`${method} ${path}`),
    );
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const fault = await findFault(request);
        if (fault !== null) throw new Error(fault);
      }),
      { numRuns: requestCount },
    );
    const calls = new Set([...seen.keys()].map((key) => key.replace(/ \d+$/, "")));
    const all = Object.values(document.paths).reduce((sum, item) => sum + Object.keys(item).length, 0);
    expect(calls.size).toBe(all - leftOut.size);
    expect([...seen.keys()].filter((key) => / 2\d\d$/.test(key)).length).toBeGreaterThan(10);
  }, 600_000);

  it("is a document that Redocly finds nothing to say against", async () => {
    const file = join(folder.path, "openapi.json");
    await writeFile(file, JSON.stringify(document));
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    const lint = spawnSync("node_modules/.bin/redocly", ["lint", "--format", "json", file], { env });
    const { totals } = JSON.parse(String(lint.stdout)) as { totals: Record<string, number> };
    expect(totals).toMatchObject({ errors: 0, warnings: 0 });
  });
});
