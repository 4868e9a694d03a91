import { createClient } from "@supabase/supabase-js";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTenantStack, type Tenant, type TenantStack } from "./tenants.ts";

let stack: TenantStack;
let ann: Tenant;
let bob: Tenant;

beforeAll(async () => {
  stack = await startTenantStack();
  ann = await stack.openTenant("ann@example.com");
  bob = await stack.openTenant("bob@example.com");
});

beforeEach(async () => {
  await stack.service.from("notes").delete().gt("id", 0);
  const rows = [
    { id: 1, owner_id: ann.id, team_id: 1, title: "one", stars: 5, tags: ["x", "y"], meta: { a: { b: 7 } } },
    { id: 2, owner_id: ann.id, team_id: 2, title: "two", stars: 3 },
    { id: 3, owner_id: bob.id, team_id: 1, title: "three, (four)", stars: 1 },
  ];
  const { error } = await stack.service.from("notes").insert(rows, { defaultToNull: false });
  expect(error).toBeNull();
  await stack.service.from("note_labels").insert([
    { note_id: 1, label: "a" },
    { note_id: 1, label: "b" },
    { note_id: 2, label: "b" },
  ]);
});

afterAll(async () => {
  await stack.stop();
});

test("each tenant sees their own rows, anon none, the service all", async () => {
  const titles = async (client: Tenant["client"]) =>
    (await client.from("notes").select("title").order("id")).data?.map((row) => row.title);
  expect(await titles(ann.client)).toEqual(["one", "two"]);
  expect(await titles(bob.client)).toEqual(["three, (four)"]);
  expect(await titles(stack.anonymous)).toEqual([]);
  expect(await titles(stack.service)).toHaveLength(3);
});

test("a tenant can neither write into another's name nor change another's row", async () => {
  const forged = await bob.client.from("notes").insert({ title: "forged", owner_id: ann.id });
  expect(forged).toMatchObject({ status: 403, error: { code: "42501" } });
  const changed = await bob.client.from("notes").update({ title: "stolen" }).eq("id", 1).select();
  expect(changed.data).toEqual([]);
  const denied = await stack.anonymous.from("teams").insert({ name: "green" });
  expect(denied).toMatchObject({ status: 401, error: { code: "42501" } });
});

test("filters, lists, arrays, JSON paths and nested logic choose the rows they say", async () => {
  const ids = async (query: PromiseLike<{ data: { id: number }[] | null; error: unknown }>) =>
    (await query).data?.map(({ id }) => id);
  const notes = () => stack.service.from("notes").select("id").order("id");
  expect(await ids(notes().in("title", ["one", "three, (four)"]))).toEqual([1, 3]);
  expect(await ids(notes().contains("tags", ["x"]))).toEqual([1]);
  expect(await ids(notes().eq("meta->a->>b", "7"))).toEqual([1]);
  expect(await ids(notes().or("stars.gt.4,and(stars.lt.2,title.ilike.*FOUR*)"))).toEqual([1, 3]);
  expect(await ids(notes().not("stars", "in", "(1,5)"))).toEqual([2]);
  expect(await ids(notes().like("title", "t%").gte("stars", 2))).toEqual([2]);
  expect(await ids(notes().is("team_id", null))).toEqual([]);
  expect(await ids(notes().textSearch("title", "one | three"))).toEqual([1, 3]);
});

test("a hostile filter value is a value and nothing else", async () => {
  const hostile = "x'; drop table notes; --\"\\";
  const { data, error } = await stack.service.from("notes").select("id").eq("title", hostile);
  expect({ data, error }).toEqual({ data: [], error: null });
  const column = await stack.service.from("notes").select('id, "title; drop table notes"');
  expect(column).toMatchObject({ status: 400, error: { code: "42703" } });
  expect((await stack.service.from("notes").select("id")).data).toHaveLength(3);
});

test("related rows are embedded to one, to many, through junctions and spread", async () => {
  const { data, error } = await stack.service
    .from("notes")
    .select("title, team:teams(name), labels(name), ...teams(team_name:name)")
    .order("name", { referencedTable: "labels" })
    .eq("id", 1)
    .single();
  expect(error).toBeNull();
  expect(data).toEqual({
    title: "one",
    team: { name: "red" },
    labels: [{ name: "a" }, { name: "b" }],
    team_name: "red",
  });
});

test("an inner join drops parents without a match, an outer one keeps them", async () => {
  const inner = await stack.service.from("teams").select("name, notes!inner(id)").gt("notes.stars", 3);
  expect(inner.data).toEqual([{ name: "red", notes: [{ id: 1 }] }]);
  const outer = await stack.service.from("teams").select("name, notes(id)").gt("notes.stars", 3).order("id");
  expect(outer.data).toEqual([
    { name: "red", notes: [{ id: 1 }] },
    { name: "blue", notes: [] },
  ]);
});

test("pages are counted and ordered, also by a related column", async () => {
  const page = await stack.service.from("notes").select("id", { count: "exact" }).order("stars").range(1, 1);
  expect(page).toMatchObject({ status: 206, count: 3, data: [{ id: 2 }] });
  const counted = await stack.service.from("notes").select("*", { count: "exact", head: true });
  expect(counted).toMatchObject({ count: 3, data: null });
  const related = await stack.service.from("notes").select("id").order("teams(name)").order("id");
  expect(related.error?.code).toBe("42703");
  const embedded = await stack.service.from("notes").select("id, teams()").order("teams(name)").order("id");
  expect(embedded.data).toEqual([{ id: 2 }, { id: 1 }, { id: 3 }]);
});

test("upsert merges or ignores by the key it is told", async () => {
  const merged = await stack.service
    .from("teams")
    .upsert({ name: "red" }, { onConflict: "name" })
    .select("id, name");
  expect(merged.data).toEqual([{ id: 1, name: "red" }]);
  const ignored = await stack.service
    .from("labels")
    .upsert([{ name: "a" }, { name: "c" }], { ignoreDuplicates: true })
    .select();
  expect(ignored.data).toEqual([{ name: "c" }]);
  const clash = await stack.service.from("labels").insert({ name: "a" });
  expect(clash).toMatchObject({ status: 409, error: { code: "23505" } });
});

test("single refuses zero and several rows, and a refused write is taken back", async () => {
  const several = await stack.service.from("notes").update({ stars: 9 }).gt("id", 0).select().single();
  expect(several).toMatchObject({ status: 406, error: { code: "PGRST116" } });
  expect((await stack.service.from("notes").select("id").eq("stars", 9)).data).toEqual([]);
  expect((await stack.service.from("notes").select().eq("id", 99).maybeSingle()).data).toBeNull();
});

test("functions take named arguments and defaults, answer scalars, sets and nothing", async () => {
  expect((await stack.service.rpc("add_numbers", { a: 2, b: 3 })).data).toBe(5);
  expect((await stack.service.rpc("add_numbers", { a: 2 }, { get: true })).data).toBe(3);
  const titles = await ann.client.rpc("my_titles").select("title, teams(name)").eq("id", 2);
  expect(titles.data).toEqual([{ title: "two", teams: { name: "blue" } }]);
  expect(await stack.service.rpc("nothing")).toMatchObject({ status: 204, error: null });
  const refused = await stack.service.rpc("refuse");
  const error = { code: "P0001", message: "No such luck", hint: "Try later", details: "Always" };
  expect(refused).toMatchObject({ status: 400, error });
});

test("what does not exist is named by its code", async () => {
  const codes = [
    await stack.service.from("nonsense").select(),
    await stack.service.from("notes").insert({ nonsense: 1 }),
    await stack.service.rpc("nonsense"),
    await stack.service.from("notes").select("nonsense(*)"),
    await stack.service
      .schema("nonsense" as "public")
      .from("notes")
      .select(),
  ].map(({ error }) => error?.code);
  expect(codes).toEqual(["PGRST205", "PGRST204", "PGRST202", "PGRST200", "PGRST106"]);
});

test("a forged or unknown key is refused", async () => {
  const forged = createClient(stack.url, `${stack.anonKey.slice(0, -4)}AAAA`);
  expect((await forged.from("teams").select()).status).toBe(401);
  const unknown = createClient(stack.url, "sb_secret_unknown");
  expect((await unknown.from("teams").select()).status).toBe(401);
});

test("a table made while the server runs is found", async () => {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  await client.query(
    "create table public.later (name text); insert into public.later values ('b'), ('a, b')",
  );
  await client.end();
  const found = () => stack.service.from("later").select("name").order("name").csv();
  await expect.poll(async () => (await found()).data).toBe('name\n"a, b"\nb');
});
