import type { Db } from "#lib/db.ts";

/** On whose behalf something is done. */
export type Actor = { ownerId: string; kind: "local" | "user" };

/** What every verb needs: the database and who asks. */
export type Caller = { db: Db; actor: Actor };
