import type { Caller } from "../keys/caller.ts";
import type { Message } from "./frames.ts";
import type { Subscription } from "./subscription.ts";

/** One client's membership of one topic. */
export interface Channel {
  topic: string;
  joinRef: string | null;
  caller: Caller;
  subscriptions: Subscription[];
  presenceKey: string;
  hearsPresence: boolean;
  /** Gets its own broadcasts back. */
  hearsItself: boolean;
  acknowledgesBroadcasts: boolean;
  isPrivate: boolean;
  mayWrite: boolean;
  send(message: Message): void;
}

/** The name that policies know a topic by. */
export function subTopic({ topic }: { topic: string }): string {
  return topic.replace(/^realtime:/, "");
}

/** A message that nobody asked for. */
export function push(channel: Channel, event: string, payload: Record<string, unknown>): void {
  channel.send({ joinRef: channel.joinRef, ref: null, topic: channel.topic, event, payload });
}
