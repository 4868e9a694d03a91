import type { Db } from "#lib/db.ts";

export const scopes = ["read", "write"] as const;
export type Scope = (typeof scopes)[number];

/**
 * On whose behalf something is done: the built-in local user, a person with a session, or a program with a key of
 * theirs and what that key may do.
 */
export type Actor = { ownerId: string } & (
  | { kind: "local" | "user" }
  | { kind: "key"; keyId: string; scopes: Scope[] }
);

/** What every verb needs: the database and who asks. */
export type Caller = { db: Db; actor: Actor };
