import { type Channel, push } from "./channel.ts";
import type { Message } from "./frames.ts";
import { PresenceRegistry } from "./presence.ts";

/** All members of all topics of this server. */
export class Hub {
  readonly #topics = new Map<string, Set<Channel>>();
  readonly #presence = new PresenceRegistry();

  members(topic: string): ReadonlySet<Channel> {
    return this.#topics.get(topic) ?? new Set();
  }

  /** Members that listen to the database. */
  subscribers(): Channel[] {
    return [...this.#topics.values()].flatMap((members) =>
      [...members].filter(({ subscriptions }) => subscriptions.length > 0),
    );
  }

  join(channel: Channel): void {
    const members = this.#topics.get(channel.topic) ?? new Set();
    members.add(channel);
    this.#topics.set(channel.topic, members);
  }

  greet(channel: Channel): void {
    push(channel, "presence_state", this.#presence.stateOf(this.members(channel.topic)));
  }

  leave(channel: Channel): void {
    const members = this.#topics.get(channel.topic);
    if (!members?.delete(channel)) return;
    this.#presence.untrack(channel, members);
    if (members.size === 0) this.#topics.delete(channel.topic);
  }

  handlePresence(channel: Channel, payload: Record<string, unknown>): void {
    const members = this.members(channel.topic);
    const event = String(payload.event ?? "").toLowerCase();
    const said = typeof payload.payload === "object" && payload.payload !== null ? payload.payload : {};
    if (event === "track") this.#presence.track(channel, said as Record<string, unknown>, members);
    if (event === "untrack") this.#presence.untrack(channel, members);
  }

  /** Hands a broadcast to the members of its topic; `sender` gets it back only if it wants to. */
  broadcast(
    topic: string,
    content: Pick<Message, "payload" | "binary">,
    isPrivate: boolean,
    sender?: Channel,
  ): void {
    for (const member of this.members(topic)) {
      if (member.isPrivate !== isPrivate || (member === sender && !member.hearsItself)) continue;
      member.send({ joinRef: null, ref: null, topic, event: "broadcast", ...content });
    }
  }
}
