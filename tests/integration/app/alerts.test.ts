import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { InngestTestEngine } from "@inngest/test";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { signUp, startApp } from "#tests/fixtures/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let caller: Caller;
let alertOperators: typeof import("#inngest/functions/alert-operators.ts").alertOperators;
let server: Server;
let smtp: SMTPServer;
let engineStatus = 200;
let hookStatus = 200;
const posted: string[] = [];
const mailed: { to: string[]; text: string }[] = [];

/** Plays the workflow engine (`/health`) and the operators' chat (`/hook`). */
async function listen(): Promise<string> {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    if (request.url === "/health") return response.writeHead(engineStatus).end();
    if (hookStatus === 200) posted.push(JSON.parse(body).text);
    response.writeHead(hookStatus).end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function listenForMail(): Promise<number> {
  smtp = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    async onData(stream, session, done) {
      let text = "";
      for await (const chunk of stream) text += chunk;
      mailed.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
      done();
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  return (smtp.server.address() as AddressInfo).port;
}

beforeAll(async () => {
  const url = await listen();
  Object.assign(process.env, {
    INNGEST_DEV: url,
    ALERT_WEBHOOK_URL: `${url}/hook`,
    ALERT_EMAIL_TO: "ops@example.com,duty@example.com",
    SMTP_URL: `smtp://127.0.0.1:${await listenForMail()}`,
  });
  app = await startApp();
  ({ caller } = await signUp(app.supabase, app.db));
  ({ alertOperators } = await import("#inngest/functions/alert-operators.ts"));
});
beforeEach(() => {
  posted.length = 0;
  mailed.length = 0;
});
afterAll(async () => {
  server.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
  await app.stop();
});

async function look(): Promise<{ alerts?: number; told?: string[] }> {
  const engine = new InngestTestEngine({ function: alertOperators });
  const { result, error } = await engine.execute();
  if (error) throw error;
  return result as { alerts: number; told: string[] };
}

/** What the check after an analysis would have found. */
async function find(status: "stable" | "drifted", currentMean: number): Promise<void> {
  const value = {
    metric: "score.overall",
    status,
    reference_mean: 70,
    current_mean: currentMean,
    mean_difference: currentMean - 70,
    reference_std: 4,
    current_std: 4,
    std_change_pct: 0,
    sample_sizes: { reference: 20, current: 20 },
    timestamp: new Date().toISOString(),
  };
  const row = { owner_id: caller.actor.ownerId, metric_type: "drift", value };
  expect((await app.db.from("monitoring_metrics").insert(row)).error).toBeNull();
}

describe("operators", () => {
  it("are told nothing while everything is as usual", async () => {
    await find("stable", 71);
    expect(await look()).toEqual({ alerts: 0, told: [] });
    expect([posted, mailed]).toEqual([[], []]);
  });

  it("are told once that scores drift, by every channel, and again only after they were stable", async () => {
    await find("drifted", 50.25);
    expect(await look()).toEqual({ alerts: 1, told: ["webhook", "mail"] });
    expect(posted).toEqual([expect.stringMatching(/^score\.overall has drifted .*mean 70\.0 to 50\.3/)]);
    expect(mailed).toMatchObject([{ to: ["ops@example.com", "duty@example.com"] }]);
    expect(mailed[0]?.text).toContain("Subject: score.overall has drifted");

    await find("drifted", 49);
    expect(await look()).toMatchObject({ alerts: 0 });
    await find("stable", 69);
    expect(await look()).toMatchObject({ alerts: 0 });
    await find("drifted", 40);
    expect(await look()).toMatchObject({ alerts: 1 });
    expect(posted).toHaveLength(2);
    expect(mailed).toHaveLength(2);
  });

  it("are told of each change of the health, for the better as well", async () => {
    engineStatus = 500;
    expect(await look()).toMatchObject({ alerts: 1 });
    expect(await look()).toMatchObject({ alerts: 0 });
    engineStatus = 200;
    expect(await look()).toMatchObject({ alerts: 1 });
    expect(posted).toEqual([
      "PitchQuest is warning: Not working: workflow_engine.",
      expect.stringMatching(/^PitchQuest is healthy: /),
    ]);
  });

  it("are told later what no channel took", async () => {
    hookStatus = 500;
    engineStatus = 500;
    await expect(look()).rejects.toThrow();
    hookStatus = 200;
    expect(await look()).toMatchObject({ alerts: 1, told: ["webhook", "mail"] });
    engineStatus = 200;
    await look();
  });
});
