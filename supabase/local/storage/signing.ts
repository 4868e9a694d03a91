import { errors, jwtVerify, SignJWT } from "jose";
import type { SigningKey } from "../keys/signing-key.ts";
import { invalidRequest, invalidToken } from "./storage-error.ts";

/** What a signed URL allows: one object, one purpose. The key is ours alone, so nobody else can make one. */
export interface StorageGrant {
  purpose: "download" | "upload";
  /** `bucket/name`. */
  url: string;
  isUpsert?: boolean;
  /** Whom an upload belongs to. */
  owner?: string;
}

const maximumSeconds = 7 * 24 * 3600 * 52;

export async function signGrant(
  key: SigningKey,
  grant: StorageGrant,
  expiresInSeconds: number,
): Promise<string> {
  if (!Number.isFinite(expiresInSeconds) || expiresInSeconds <= 0 || expiresInSeconds > maximumSeconds) {
    throw invalidRequest("expiresIn must be a positive number of seconds");
  }
  const expiresAt = Math.floor(Date.now() / 1000) + Math.ceil(expiresInSeconds);
  return new SignJWT({ ...grant })
    .setProtectedHeader({ alg: "ES256", kid: key.keyId })
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(key.privateKey);
}

/** @throws HttpError 400 InvalidJWT for a token that is expired, forged, or meant for something else. */
export async function verifyGrant(
  key: SigningKey,
  token: string | null,
  purpose: StorageGrant["purpose"],
  url: string,
): Promise<StorageGrant> {
  try {
    const { payload } = await jwtVerify<StorageGrant>(token ?? "", key.publicKey, { algorithms: ["ES256"] });
    if (payload.purpose === purpose && payload.url === url) return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw invalidToken('"exp" claim timestamp check failed');
    throw invalidToken(error instanceof errors.JOSEError ? error.message : "signature verification failed");
  }
  throw invalidToken("The signature does not match the requested object");
}
