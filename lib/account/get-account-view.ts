import { type ApiKey, listApiKeys } from "#lib/auth/api-key.ts";
import type { Caller } from "#lib/auth/caller.ts";
import type { Webhook } from "#lib/webhooks/schema.ts";
import { listWebhooks } from "#lib/webhooks/webhooks.ts";
import { getUser } from "./get-user.ts";

export type AccountView = {
  /** The machine's own account, somebody without an address, or a member. */
  who: { kind: "local" } | { kind: "guest" } | { kind: "member"; email: string };
  keys: ApiKey[];
  webhooks: Webhook[];
};

/** Reads all that the account page shows. */
export async function getAccountView(caller: Caller): Promise<AccountView> {
  const [user, keys, webhooks] = await Promise.all([
    getUser(caller),
    listApiKeys(caller),
    listWebhooks(caller),
  ]);
  return { who: user, keys: keys.filter((key) => key.revokedAt === null), webhooks };
}
