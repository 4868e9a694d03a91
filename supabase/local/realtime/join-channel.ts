import { randomUUID } from "node:crypto";
import type { Caller } from "../keys/caller.ts";
import { authorizeChannel } from "./authorize-channel.ts";
import { type Channel, push, subTopic } from "./channel.ts";
import type { Message } from "./frames.ts";
import type { RealtimeContext } from "./handle-realtime.ts";
import { parseSubscription, type Subscription } from "./subscription.ts";

type Config = Record<string, unknown>;

const asConfig = (value: unknown): Config =>
  typeof value === "object" && value !== null ? (value as Config) : {};

function readSubscriptions(config: Config): Subscription[] {
  const entries = Array.isArray(config.postgres_changes) ? config.postgres_changes : [];
  return entries.map((entry) => parseSubscription(asConfig(entry)));
}

function describeSubscription({ id, event, schema, table, filter, select }: Subscription): Config {
  return { id, event, schema, table, filter, select };
}

function openChannel(message: Message, caller: Caller, send: Channel["send"]): Channel {
  const config = asConfig(message.payload.config);
  const broadcast = asConfig(config.broadcast);
  const presence = asConfig(config.presence);
  return {
    topic: message.topic,
    joinRef: message.joinRef ?? message.ref,
    caller,
    subscriptions: readSubscriptions(config),
    presenceKey: typeof presence.key === "string" && presence.key !== "" ? presence.key : randomUUID(),
    hearsPresence: presence.enabled !== false,
    hearsItself: broadcast.self === true,
    acknowledgesBroadcasts: broadcast.ack === true,
    isPrivate: config.private === true,
    mayWrite: true,
    send,
  };
}

/** Says that changes are on their way, or why they are not. */
function announce(channel: Channel, status: "ok" | "error", message: string): void {
  push(channel, "system", { channel: subTopic(channel), extension: "postgres_changes", message, status });
}

/** @throws Error with the reason a policy or the state of the database gives against joining. */
async function admit(context: RealtimeContext, channel: Channel): Promise<void> {
  if (channel.subscriptions.length > 0 && !(await context.whenStreaming())) {
    throw new Error("The database is not available");
  }
  if (!channel.isPrivate) return;
  const rights = await authorizeChannel(context.pool, channel.caller, subTopic(channel));
  if (!rights.mayRead) {
    throw new Error(
      `Unauthorized: You do not have permissions to read from this Channel topic: ${subTopic(channel)}`,
    );
  }
  channel.mayWrite = rights.mayWrite;
}

/** Lets a client join a topic and answers it; the channel, or null when it was refused. */
export async function joinChannel(
  context: RealtimeContext,
  message: Message,
  connectionCaller: Caller,
  send: Channel["send"],
): Promise<Channel | null> {
  const { topic, ref, payload } = message;
  const joinRef = message.joinRef ?? ref;
  const reply = (status: "ok" | "error", response: Record<string, unknown>) =>
    send({ joinRef, ref, topic, event: "phx_reply", payload: { status, response } });
  try {
    const token = payload.access_token ?? payload.user_token;
    const caller =
      typeof token === "string" && token !== ""
        ? await context.verifier.identify(`Bearer ${token}`, undefined)
        : connectionCaller;
    const channel = openChannel(message, caller, send);
    await admit(context, channel);
    reply("ok", { postgres_changes: channel.subscriptions.map(describeSubscription) });
    context.hub.join(channel);
    if (channel.subscriptions.length > 0) announce(channel, "ok", "Subscribed to PostgreSQL");
    context.hub.greet(channel);
    return channel;
  } catch (error) {
    reply("error", { reason: error instanceof Error ? error.message : "The channel could not be joined" });
    return null;
  }
}
