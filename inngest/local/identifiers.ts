import { createHash, randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ENTROPY_BYTES = 10;

/** A ULID: 48 bits of milliseconds and 80 of entropy in Crockford's base 32; sorts by time. */
export function createUlid(milliseconds: number, entropy: Uint8Array = randomBytes(ENTROPY_BYTES)): string {
  let bits = BigInt(Math.max(0, Math.trunc(milliseconds))) & 0xffffffffffffn;
  for (const byte of entropy.subarray(0, ENTROPY_BYTES)) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let index = 0; index < 26; index += 1) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}

/**
 * The id of the `index`-th event of a request whose `x-inngest-event-id-seed` is `"<ms>,<base64>"`: a client that
 * sends the request again gets the same ids. Null when there is no such seed.
 */
export function deriveEventId(seed: string | undefined, index: number): string | null {
  const [milliseconds, encoded] = (seed ?? "").split(",");
  const entropy = Buffer.from(encoded ?? "", "base64");
  if (!/^\d{1,15}$/.test(milliseconds ?? "") || entropy.length !== ENTROPY_BYTES) return null;
  const mixed = createHash("sha256").update(entropy).update(String(index)).digest();
  return createUlid(Number(milliseconds), mixed);
}

/** A key of any length and content as one that fits an index. */
export function shortenKey(key: string): string {
  return key.length <= 128 && !key.includes("\0") ? key : createHash("sha256").update(key).digest("hex");
}
