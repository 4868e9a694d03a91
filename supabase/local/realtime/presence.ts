import { randomBytes } from "node:crypto";
import { type Channel, push } from "./channel.ts";

type Meta = Record<string, unknown> & { phx_ref: string };
type PresenceState = Record<string, { metas: Meta[] }>;

/** Who is there on each topic: by key, what each of its members says of itself. */
export class PresenceRegistry {
  readonly #tracked = new Map<Channel, Meta>();

  stateOf(members: Iterable<Channel>): PresenceState {
    const state: PresenceState = {};
    for (const member of members) {
      const meta = this.#tracked.get(member);
      if (!meta) continue;
      const entry = state[member.presenceKey] ?? { metas: [] };
      entry.metas.push(meta);
      state[member.presenceKey] = entry;
    }
    return state;
  }

  /** Says something of a member, in the place of what was said before. */
  track(channel: Channel, payload: Record<string, unknown>, members: Iterable<Channel>): void {
    const before = this.#tracked.get(channel);
    const meta: Meta = { ...payload, phx_ref: randomBytes(9).toString("base64url") };
    if (before) meta.phx_ref_prev = before.phx_ref;
    this.#tracked.set(channel, meta);
    this.#announce(channel, meta, before, members);
  }

  untrack(channel: Channel, members: Iterable<Channel>): void {
    const before = this.#tracked.get(channel);
    if (!before) return;
    this.#tracked.delete(channel);
    this.#announce(channel, undefined, before, members);
  }

  #announce(
    channel: Channel,
    joined: Meta | undefined,
    left: Meta | undefined,
    members: Iterable<Channel>,
  ): void {
    const entry = (meta: Meta | undefined) => (meta ? { [channel.presenceKey]: { metas: [meta] } } : {});
    const difference = { joins: entry(joined), leaves: entry(left) };
    for (const member of members) if (member.hearsPresence) push(member, "presence_diff", difference);
  }
}
