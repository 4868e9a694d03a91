import type { WebSocket } from "ws";
import type { Caller } from "../keys/caller.ts";
import { type Channel, push, subTopic } from "./channel.ts";
import { decodeFrame, encodeFrame, type Message, type ProtocolVersion } from "./frames.ts";
import type { RealtimeContext } from "./handle-realtime.ts";
import { joinChannel } from "./join-channel.ts";

const maximumChannels = 100;
/** A client that does not keep up is cut off rather than buffered without end; it reads the rows when it is back. */
const bufferLimitBytes = 16_000_000;
const longestTimerMs = 2 ** 31 - 1;

/** One client's socket and the channels it has joined. */
export function serveConnection(
  context: RealtimeContext,
  socket: WebSocket,
  caller: Caller,
  version: ProtocolVersion,
): void {
  const channels = new Map<string, Channel>();
  const expiries = new Map<Channel, NodeJS.Timeout>();
  let queue = Promise.resolve();

  function send(message: Message): void {
    if (socket.readyState !== socket.OPEN) return;
    const frame = encodeFrame(message, version);
    if (socket.bufferedAmount > bufferLimitBytes) socket.terminate();
    else if (frame !== null) socket.send(frame);
  }

  function reply(
    { joinRef, ref, topic }: Message,
    status: "ok" | "error",
    response: Record<string, unknown> = {},
  ) {
    send({ joinRef, ref, topic, event: "phx_reply", payload: { status, response } });
  }

  function leave(channel: Channel): void {
    clearTimeout(expiries.get(channel));
    expiries.delete(channel);
    context.hub.leave(channel);
    if (channels.get(channel.topic) === channel) channels.delete(channel.topic);
  }

  /** A channel ends with the token it was joined with, unless a newer one comes in time. */
  function watchExpiry(channel: Channel): void {
    clearTimeout(expiries.get(channel));
    const { exp } = channel.caller.claims;
    if (exp === undefined) return;
    const remainingMs = Math.min(exp * 1000 - Date.now(), longestTimerMs);
    const timer = setTimeout(() => {
      if (exp * 1000 > Date.now()) return watchExpiry(channel);
      const payload = {
        channel: subTopic(channel),
        extension: "system",
        message: "Token has expired",
        status: "error",
      };
      push(channel, "system", payload);
      push(channel, "phx_error", {});
      leave(channel);
    }, remainingMs);
    expiries.set(channel, timer);
  }

  async function join(message: Message): Promise<void> {
    const former = channels.get(message.topic);
    if (former) leave(former);
    if (channels.size >= maximumChannels) return reply(message, "error", { reason: "Too many channels" });
    const channel = await joinChannel(context, message, caller, send);
    if (!channel) return;
    if (socket.readyState !== socket.OPEN) return context.hub.leave(channel);
    channels.set(channel.topic, channel);
    watchExpiry(channel);
  }

  async function renewToken(channel: Channel, token: unknown): Promise<void> {
    try {
      channel.caller = await context.verifier.identify(`Bearer ${String(token)}`, undefined);
      watchExpiry(channel);
    } catch {
      push(channel, "phx_error", { reason: "The access token is not valid" });
      leave(channel);
    }
  }

  function broadcast(channel: Channel, message: Message): void {
    const { payload, binary } = message;
    if (!channel.mayWrite) {
      reply(message, "error", { reason: "You may not write to this Channel topic" });
      return;
    }
    context.hub.broadcast(channel.topic, { payload, binary }, channel.isPrivate, channel);
    if (channel.acknowledgesBroadcasts) reply(message, "ok");
  }

  async function handle(message: Message): Promise<void> {
    const { topic, event, payload } = message;
    if (topic === "phoenix" && event === "heartbeat") return reply(message, "ok");
    if (event === "phx_join" && topic.startsWith("realtime:")) return join(message);
    const channel = channels.get(topic);
    if (!channel) return reply(message, "error", { reason: "unmatched topic" });
    if (event === "phx_leave") {
      leave(channel);
      reply(message, "ok");
      return push(channel, "phx_close", {});
    }
    if (event === "access_token") return renewToken(channel, payload.access_token);
    if (event === "broadcast") return broadcast(channel, message);
    if (event === "presence" && channel.mayWrite) context.hub.handlePresence(channel, payload);
    reply(message, "ok");
  }

  socket.on("message", (data: Buffer, isBinary: boolean) => {
    const message = decodeFrame(data, isBinary, version);
    if (!message) return socket.close(1003, "not a message");
    // In order: what follows a join must find its channel.
    queue = queue.then(() => handle(message)).catch(() => socket.close(1011, "internal error"));
  });
  socket.on("close", () => {
    for (const channel of [...channels.values()]) leave(channel);
  });
  socket.on("error", () => socket.terminate());
}
