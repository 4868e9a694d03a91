import type { Caller } from "#lib/auth/caller.ts";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

/** Whose account this is. @throws AppError 503 `accounts_unavailable` */
export async function getUser({ db, actor }: Caller) {
  if (getEnv().localUser?.id === actor.ownerId) return { kind: "local" as const };
  const { data, error } = await db.auth.admin.getUserById(actor.ownerId);
  if (error) {
    const words = "The accounts could not be read. Try again in a moment.";
    throw new AppError("accounts_unavailable", words, { httpStatus: 503, retryable: true, cause: error });
  }
  const { email } = data.user;
  return email ? { kind: "member" as const, email } : { kind: "guest" as const };
}
