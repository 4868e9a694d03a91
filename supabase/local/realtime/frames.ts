/** A message of the Phoenix channels protocol. */
export interface Message {
  joinRef: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: Record<string, unknown>;
  /** A broadcast whose content is no JSON. */
  binary?: Buffer;
}

/** How a client writes messages: as objects (1.0.0), or as lists and binary broadcasts (2.0.0). */
export type ProtocolVersion = "1.0.0" | "2.0.0";

const kinds = { broadcastPush: 3, broadcast: 4 };
const jsonEncoding = 1;

const asText = (value: unknown): string | null => (typeof value === "string" ? value : null);

function asPayload(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function decodeBinary(frame: Buffer): Message | null {
  if (frame.length < 7 || frame[0] !== kinds.broadcastPush) return null;
  const lengths = [...frame.subarray(1, 6)];
  const encoding = frame[6];
  let offset = 7;
  const [joinRef = "", ref = "", topic = "", event = ""] = lengths.map((length) => {
    offset += length;
    return frame.subarray(offset - length, offset).toString("utf8");
  });
  if (offset > frame.length) return null;
  const content = frame.subarray(offset);
  const message = { joinRef: joinRef || null, ref: ref || null, topic, event: "broadcast" };
  const payload = { type: "broadcast", event };
  if (encoding !== jsonEncoding) return { ...message, payload, binary: content };
  return { ...message, payload: { ...payload, payload: JSON.parse(content.toString("utf8")) as unknown } };
}

/** Reads one frame of a client; null for what is no message. */
export function decodeFrame(frame: Buffer, isBinary: boolean, version: ProtocolVersion): Message | null {
  try {
    if (isBinary) return decodeBinary(frame);
    const value: unknown = JSON.parse(frame.toString("utf8"));
    const { join_ref, ref, topic, event, payload } =
      version === "2.0.0" && Array.isArray(value)
        ? { join_ref: value[0], ref: value[1], topic: value[2], event: value[3], payload: value[4] }
        : (value as Record<string, unknown>);
    if (typeof topic !== "string" || typeof event !== "string") return null;
    return { joinRef: asText(join_ref), ref: asText(ref), topic, event, payload: asPayload(payload) };
  } catch {
    return null;
  }
}

function encodeBinary({ topic, payload, binary = Buffer.alloc(0) }: Message): Buffer {
  const names = [Buffer.from(topic), Buffer.from(String(payload.event ?? ""))];
  const header = Buffer.from([kinds.broadcast, ...names.map((name) => name.length), 0, 0]);
  return Buffer.concat([header, ...names, binary]);
}

/** Writes one frame for a client; null for what its version of the protocol cannot carry. */
export function encodeFrame(message: Message, version: ProtocolVersion): string | Buffer | null {
  const { joinRef, ref, topic, event, payload, binary } = message;
  if (binary) return version === "2.0.0" ? encodeBinary(message) : null;
  if (version === "2.0.0") return JSON.stringify([joinRef, ref, topic, event, payload]);
  return JSON.stringify({ topic, event, payload, ref, join_ref: joinRef });
}
