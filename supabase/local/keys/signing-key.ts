import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";

/** The key pair that user tokens are signed with (ES256), published at `/auth/v1/.well-known/jwks.json`. */
export interface SigningKey {
  keyId: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  publicJwk: JWK;
}

async function readOrGenerate(path: string): Promise<JWK> {
  const known = await readFile(path, "utf8").catch(() => null);
  if (known !== null) return JSON.parse(known) as JWK;
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  await writeFile(`${path}.partial`, JSON.stringify(jwk), { mode: 0o600, flush: true });
  await rename(`${path}.partial`, path);
  return jwk;
}

/** Reads the signing key of `directory`, or generates it once (mode 0600), so that tokens survive a restart. */
export async function loadSigningKey(directory: string): Promise<SigningKey> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const { d, ...publicPart } = await readOrGenerate(join(directory, "signing-key.json"));
  const keyId = await calculateJwkThumbprint(publicPart);
  const [privateKey, publicKey] = await Promise.all([
    importJWK({ ...publicPart, d }, "ES256"),
    importJWK(publicPart, "ES256"),
  ]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) {
    throw new Error("The signing key file does not hold an ES256 key.");
  }
  const publicJwk: JWK = { ...publicPart, kid: keyId, alg: "ES256", use: "sig", key_ops: ["verify"] };
  return { keyId, privateKey, publicKey, publicJwk };
}
