import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import type pg from "pg";
import { authError } from "./auth-error.ts";

const minimumLength = 6;
const maximumBytes = 72;
const keyLength = 32;
/** OWASP's smallest scrypt setting whose 16 MB fit beside everything else on the machine. */
const cost: ScryptOptions = { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 1024 * 1024 };
/** Nobody guesses 24 random bytes, so nothing is gained by making each guess slow. */
const costOfRandom: ScryptOptions = { ...cost, N: 2 ** 4, p: 1 };

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, keyLength, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** @throws HttpError 422 weak_password. */
export function assertAcceptablePassword(password: string): void {
  if (Buffer.byteLength(password) > maximumBytes) {
    throw authError(400, "validation_failed", `Password cannot be longer than ${maximumBytes} characters`);
  }
  if (password.length >= minimumLength) return;
  const message = `Password should be at least ${minimumLength} characters.`;
  throw authError(422, "weak_password", message, { weak_password: { message, reasons: ["length"] } });
}

/** `$scrypt$N$r$p$salt$key`, salt and key in base64. */
export async function hashPassword(password: string, options = cost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, options);
  const { N, r, p } = options;
  return ["", "scrypt", N, r, p, salt.toString("base64"), key.toString("base64")].join("$");
}

/** The hash of a password that a machine drew, which is checked on every visit of a browser that is new. */
export function hashRandomPassword(password: string): Promise<string> {
  return hashPassword(password, costOfRandom);
}

async function matchesScrypt(password: string, hash: string): Promise<boolean> {
  const [, , N, r, p, salt = "", key = ""] = hash.split("$");
  const expected = Buffer.from(key, "base64");
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem: cost.maxmem };
  const actual = await derive(password, Buffer.from(salt, "base64"), options);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Hashes made by `crypt(…, gen_salt('bf'))`, as seeds of Supabase projects do. */
async function matchesCrypt(pool: pg.Pool, password: string, hash: string): Promise<boolean> {
  try {
    const sql = "select extensions.crypt($1, $2) = $2 as matches";
    const { rows } = await pool.query<{ matches: boolean }>(sql, [password, hash]);
    return rows[0]?.matches === true;
  } catch {
    return false;
  }
}

/** Whether the password is the one of the hash. Takes as long when there is no hash at all. */
export async function isPasswordOf(pool: pg.Pool, password: string, hash: string | null): Promise<boolean> {
  if (hash?.startsWith("$2")) return matchesCrypt(pool, password, hash);
  if (hash?.startsWith("$scrypt$")) return matchesScrypt(password, hash);
  await derive(password, Buffer.alloc(16), cost);
  return false;
}
