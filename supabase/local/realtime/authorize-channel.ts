import type pg from "pg";
import { runAsCaller, type Transaction } from "../database/run-as-caller.ts";
import type { Caller } from "../keys/caller.ts";

interface ChannelRights {
  mayRead: boolean;
  mayWrite: boolean;
}

const insertMessage = "insert into realtime.messages (topic, extension, private) values ($1, $2, true)";
const extensions = ["broadcast", "presence"];

async function mayInsert(client: Transaction, topic: string, extension: string): Promise<boolean> {
  await client.query("savepoint attempt");
  try {
    await client.query(insertMessage, [topic, extension]);
    await client.query("release savepoint attempt");
    return true;
  } catch {
    await client.query("rollback to savepoint attempt");
    return false;
  }
}

/**
 * What the policies on `realtime.messages` let the caller do on a private channel: whoever sees a message of the topic
 * may listen, whoever may insert one may send. Nothing of the attempt is kept.
 */
export async function authorizeChannel(pool: pg.Pool, caller: Caller, topic: string): Promise<ChannelRights> {
  return runAsCaller(
    pool,
    caller,
    async (client) => {
      await client.query("reset role");
      for (const extension of extensions) await client.query(insertMessage, [topic, extension]);
      await client.query("select set_config('role', $1, true)", [caller.role]);
      const seen = await client.query("select from realtime.messages where topic = $1 limit 1", [topic]);
      let mayWrite = false;
      for (const extension of extensions) mayWrite ||= await mayInsert(client, topic, extension);
      return { mayRead: seen.rowCount === 1, mayWrite };
    },
    { settings: { "realtime.topic": topic }, shouldRollBack: () => true },
  );
}
