import type { RealtimeChannel, SupabaseClient } from "@supabase/supabase-js";
import { createClient } from "@supabase/supabase-js";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { startTenantStack, type Tenant, type TenantStack } from "./tenants.ts";

let stack: TenantStack;
let ann: Tenant;
let bob: Tenant;

beforeAll(async () => {
  stack = await startTenantStack();
  ann = await stack.openTenant("ann@example.com");
  bob = await stack.openTenant("bob@example.com");
});

afterEach(async () => {
  for (const { client } of [ann, bob]) await client.removeAllChannels();
});

afterAll(async () => {
  for (const client of [ann.client, bob.client, stack.service]) client.realtime.disconnect();
  await stack.stop();
});

/** Subscribes, and waits until the database says that changes are on their way. */
function listen(channel: RealtimeChannel): Promise<void> {
  return new Promise((resolve, reject) => {
    channel
      .on("system", {}, ({ status }) => status === "ok" && resolve())
      .subscribe((status, error) => {
        if (status === "CHANNEL_ERROR" || status === "TIMED_OUT") reject(error ?? new Error(status));
      });
  });
}

function subscribe(channel: RealtimeChannel): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.subscribe((status, error) => {
      if (status === "SUBSCRIBED") resolve();
      if (status === "CHANNEL_ERROR") reject(error ?? new Error(status));
    });
  });
}

/** What a client hears of the notes, in short. */
async function hear(client: SupabaseClient, filter?: string): Promise<string[]> {
  const heard: string[] = [];
  const channel = client
    .channel(`notes-${filter ?? "all"}`)
    .on("postgres_changes", { event: "*", schema: "public", table: "notes", filter }, (change) => {
      const row = change.new as { title?: string };
      heard.push(`${change.eventType} ${row.title ?? JSON.stringify(change.old)}`);
    });
  await listen(channel);
  return heard;
}

const insert = (tenant: Tenant, title: string, stars = 0) =>
  stack.service.from("notes").insert({ owner_id: tenant.id, title, stars }).select("id").single();

test("each tenant hears of their own rows, in order, and of no other's", async () => {
  const heard = { ann: await hear(ann.client), bob: await hear(bob.client) };
  const { data } = await insert(ann, "mine");
  await stack.service.from("notes").update({ title: "still mine" }).eq("id", data?.id);
  await insert(bob, "his");
  await expect.poll(() => heard.bob).toEqual(["INSERT his"]);
  await expect.poll(() => heard.ann).toEqual(["INSERT mine", "UPDATE still mine"]);
});

test("a removed row is told by its key alone", async () => {
  const heard = await hear(ann.client);
  const { data } = await insert(ann, "short-lived");
  await expect.poll(() => heard).toHaveLength(1);
  await stack.service.from("notes").delete().eq("id", data?.id);
  await expect.poll(() => heard).toEqual(["INSERT short-lived", `DELETE {"id":${data?.id}}`]);
});

test("filters compare by the column's type", async () => {
  const heard = {
    few: await hear(ann.client, "stars=lt.10"),
    some: await hear(ann.client, "stars=in.(9,10)"),
    named: await hear(ann.client, 'title=eq."a,b"'),
  };
  await insert(ann, "a,b", 9);
  await insert(ann, "ten", 10);
  await insert(ann, "last", 2);
  await expect.poll(() => heard.few).toEqual(["INSERT a,b", "INSERT last"]);
  expect(heard.some).toEqual(["INSERT a,b", "INSERT ten"]);
  expect(heard.named).toEqual(["INSERT a,b"]);
});

test("values have the JSON types that REST answers", async () => {
  const rows: unknown[] = [];
  const channel = ann.client.channel("values");
  channel.on("postgres_changes", { event: "INSERT", schema: "public", table: "notes" }, (change) =>
    rows.push(change.new),
  );
  await listen(channel);
  const row = { owner_id: ann.id, title: "é", stars: 4, tags: ['q"', "b"], meta: { deep: [1, null] } };
  const { data } = await stack.service.from("notes").insert(row).select().single();
  await expect.poll(() => rows).toEqual([data]);
});

test("what is rolled back is never heard", async () => {
  const heard = await hear(ann.client);
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  await client.query("begin");
  await client.query("insert into notes (owner_id, title) values ($1, 'undone')", [ann.id]);
  await client.query("rollback");
  await client.end();
  await insert(ann, "done");
  await expect.poll(() => heard).toEqual(["INSERT done"]);
});

test("a filter on what cannot be compared fails the subscription with words", async () => {
  const channel = ann.client.channel("bad");
  channel.on(
    "postgres_changes",
    { event: "*", schema: "public", table: "notes", filter: "stars=near.3" },
    () => {},
  );
  await expect(listen(channel)).rejects.toThrow(/near/);
});

test("a broadcast reaches the others on its channel and no other channel", async () => {
  const heard: string[] = [];
  const listening = (tenant: Tenant, topic: string, who: string) => {
    const channel = tenant.client.channel(topic);
    channel.on("broadcast", { event: "said" }, ({ payload }) => heard.push(`${who}: ${payload.words}`));
    return channel;
  };
  const speaker = listening(ann, "room", "ann");
  await subscribe(speaker);
  await subscribe(listening(bob, "room", "bob"));
  await subscribe(listening(bob, "elsewhere", "bob elsewhere"));
  await speaker.send({ type: "broadcast", event: "said", payload: { words: "grüezi" } });
  await stack.service.channel("room").httpSend("said", { words: "by post" });
  await expect.poll(() => heard).toEqual(["bob: grüezi", "ann: by post", "bob: by post"]);
});

test("presence shows who is there, and that a lost client is gone", async () => {
  const watching = ann.client.channel("hall", { config: { presence: { key: "ann" } } });
  watching.on("presence", { event: "sync" }, () => {});
  await subscribe(watching);
  const guest = createClient(stack.url, stack.anonKey);
  const coming = guest.channel("hall", { config: { presence: { key: "guest" } } });
  await subscribe(coming);
  await coming.track({ mood: "fine" });
  await expect.poll(() => watching.presenceState()).toMatchObject({ guest: [{ mood: "fine" }] });
  guest.realtime.disconnect();
  await expect.poll(() => watching.presenceState()).toEqual({});
});

test("a private channel opens only by a policy on its messages", async () => {
  const channel = ann.client.channel("secret", { config: { private: true } });
  await expect(subscribe(channel)).rejects.toThrow(/Unauthorized/);
});

test("a socket without a valid key, or from a strange page, is refused", async () => {
  const open = (key: string, origin?: string) =>
    new Promise<string>((resolve) => {
      const address = `${stack.url.replace("http", "ws")}/realtime/v1/websocket?apikey=${key}&vsn=1.0.0`;
      const socket = new WebSocket(address, { origin });
      socket.on("open", () => resolve("open"));
      socket.on("error", (error) => resolve(error.message));
      socket.on("open", () => socket.close());
    });
  expect(await open("wrong")).toContain("401");
  expect(await open(stack.anonKey, "https://evil.example")).toContain("403");
  expect(await open(stack.anonKey)).toBe("open");
});
