import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import canonicalize from "canonicalize";

const VALID_SECONDS = 300;

/** `x-inngest-signature` for a body: HMAC-SHA256 over its canonical JSON (RFC 8785) and the time in seconds. */
export function signJson(body: string, signingKey: string, now: Date): string {
  return signText(canonicalize(JSON.parse(body)) ?? "", signingKey, now);
}

function signText(text: string, signingKey: string, now: Date): string {
  const seconds = String(Math.floor(now.getTime() / 1000));
  return `t=${seconds}&s=${digest(text, signingKey, seconds)}`;
}

/** Whether a worker's answer carries a signature of its exact body that is at most five minutes old. */
export function isSigned(
  text: string,
  signature: string | undefined,
  signingKey: string,
  now: Date,
): boolean {
  const fields = new URLSearchParams(signature ?? "");
  const seconds = fields.get("t") ?? "";
  const age = Math.abs(now.getTime() / 1000 - Number(seconds));
  return (
    seconds !== "" && age <= VALID_SECONDS && isSame(fields.get("s") ?? "", digest(text, signingKey, seconds))
  );
}

/** Whether an `authorization` header carries the hash of the signing key, as the SDK sends it. */
export function isAuthorized(header: string | undefined, signingKey: string): boolean {
  const prefix = /^signkey-\w+-/.exec(signingKey)?.[0] ?? "";
  const key = Buffer.from(signingKey.slice(prefix.length), "hex");
  return isSame(header ?? "", `Bearer ${prefix}${createHash("sha256").update(key).digest("hex")}`);
}

function digest(text: string, signingKey: string, seconds: string): string {
  return createHmac("sha256", signingKey.replace(/^signkey-\w+-/, ""))
    .update(text)
    .update(seconds)
    .digest("hex");
}

/** Equality in a time that does not tell where two texts differ. */
export function isSame(left: string, right: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(left), hash(right));
}
