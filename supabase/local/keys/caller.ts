import { errors, type JWTPayload, jwtVerify } from "jose";
import type { ApiKeys } from "./api-keys.ts";
import type { SigningKey } from "./signing-key.ts";

/** The database roles a request may be run as. */
export type Role = "anon" | "authenticated" | "service_role";

/** Who calls: the role and, as policies read them, the claims of the token. */
export interface Caller {
  role: Role;
  claims: JWTPayload;
  /** The token itself, for services that hand it on; empty for a call without one. */
  token: string;
}

/** Why a token or key was refused. */
export class TokenError extends Error {
  readonly reason: "expired" | "invalid" | "unknown_key" | "role";

  constructor(reason: TokenError["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Verifies tokens of this project: ours (ES256) and those signed with the shared secret (HS256). */
export function createTokenVerifier(keys: ApiKeys, signingKey: SigningKey) {
  const secret = Buffer.from(keys.jwtSecret);

  /** @throws TokenError when the token is expired, forged or names a role that no request may take. */
  async function verifyToken(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(
        token,
        (protectedHeader) => (protectedHeader.alg === "ES256" ? signingKey.publicKey : secret),
        { algorithms: ["ES256", "HS256"] },
      );
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new TokenError("expired", "JWT expired");
      throw new TokenError("invalid", error instanceof Error ? error.message : "invalid JWT");
    }
  }

  async function callerOfToken(token: string): Promise<Caller> {
    const claims = await verifyToken(token);
    const role = claims.role ?? "anon";
    if (role !== "anon" && role !== "authenticated" && role !== "service_role") {
      throw new TokenError("role", `permission denied to set role "${String(role)}"`);
    }
    return { role, claims, token };
  }

  /**
   * Who calls, as the gateway sees it: a user's token if there is one, else the API key, else nobody (`anon`).
   * @throws TokenError for a token or key that does not hold.
   */
  async function identify(authorization: string | undefined, apiKey: string | undefined): Promise<Caller> {
    const bearer = authorization?.match(/^bearer\s+(\S+)$/i)?.[1];
    const credential = bearer && !isOpaqueKey(bearer) ? bearer : (bearer ?? apiKey);
    if (!credential) return { role: "anon", claims: { role: "anon" }, token: "" };
    if (credential === keys.publishableKey)
      return { role: "anon", claims: { role: "anon" }, token: keys.anonKey };
    if (credential === keys.secretKey) {
      return { role: "service_role", claims: { role: "service_role" }, token: keys.serviceRoleKey };
    }
    if (isOpaqueKey(credential)) throw new TokenError("unknown_key", "Invalid API key");
    return callerOfToken(credential);
  }

  return { verifyToken, callerOfToken, identify };
}

export type TokenVerifier = ReturnType<typeof createTokenVerifier>;

function isOpaqueKey(credential: string): boolean {
  return credential.startsWith("sb_");
}
