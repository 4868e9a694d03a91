import pg from "pg";

/** One connection with the search path that migrations of a Supabase project run with, and no chatter. */
export async function connectClient(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: "pitchquest-migrations",
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks fails the query under way; without a listener it would end the process too.
  client.on("error", () => {});
  await client.connect();
  await client.query(`set search_path = "$user", public, extensions; set client_min_messages = warning`);
  return client;
}
