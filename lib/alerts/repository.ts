import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import type { WatchedState } from "./watched-state.ts";

const alertSchema = z.object({ subject: z.string(), state: z.string(), message: z.string() });
/** A state that operators do not know of yet. */
export type Alert = z.infer<typeof alertSchema>;

/** Keeps how things are now; what has not changed stays as it was told. */
export async function noteStates(db: Db, states: WatchedState[]): Promise<void> {
  const rows = states.map(({ ownerId, tellsReturn, ...state }) => ({
    ...state,
    owner_id: ownerId,
    tells_return: tellsReturn,
  }));
  await write(db.rpc("note_states", { p_states: rows }));
}

const mostAtOnce = 50;

/** States that nobody was told of, oldest first. */
export function listUntold(db: Db): Promise<Alert[]> {
  return read(z.array(alertSchema), db.rpc("list_untold_alerts", { p_most: mostAtOnce }));
}

/** Notes that operators know of these states; one that has changed since is told next time. */
export async function markTold(db: Db, alerts: Alert[]): Promise<void> {
  for (const { subject, state } of alerts) {
    await write(db.from("alerts").update({ told_state: state }).eq("subject", subject));
  }
}
