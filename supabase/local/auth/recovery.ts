import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type pg from "pg";
import { runInTransaction } from "../database/run-as-caller.ts";
import { authError } from "./auth-error.ts";
import { type Mail, putIntoOutbox } from "./outbox.ts";
import { openSession, type TokenIssuer } from "./sessions.ts";
import { findUser, getUser, type Metadata, normaliseEmail, type UserRow } from "./users.ts";

const linkMinutes = 60;
const secondsBetweenMails = 60;
const codeMinutes = 5;

type Body = Record<string, unknown>;

/** What links in mails are made of. */
export interface MailSettings {
  /** Where mail is put. */
  directory: string;
  /** This service's own address, up to `/auth/v1`. */
  authUrl: string;
}

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

function recoveryMail(to: string, link: string): Mail {
  const text = `Somebody asked to set a new password for this address.\r\n\r\nOpen this link within an hour to do it:\r\n${link}\r\n\r\nIf it was not you, do nothing: your password stays as it is.`;
  return { to, subject: "Set a new password", text };
}

/** The challenge of a client that will prove with its verifier that it asked. Null for clients without. */
function readChallenge(body: Body): { challenge: string; method: string } | null {
  if (typeof body.code_challenge !== "string" || body.code_challenge === "") return null;
  const method = String(body.code_challenge_method ?? "").toLowerCase();
  if (method !== "s256" && method !== "plain")
    throw authError(400, "validation_failed", "Invalid code challenge method");
  return { challenge: body.code_challenge, method };
}

/**
 * Mails a link that opens a session in which the password can be set. The answer is the same whether or not there is
 * such an account. @throws HttpError 429 where a mail went out a moment ago
 */
export async function sendRecoveryMail(
  pool: pg.Pool,
  settings: MailSettings,
  body: Body,
  redirectTo: string,
): Promise<void> {
  const email = normaliseEmail(body.email);
  const challenge = readChallenge(body);
  const token = randomBytes(24).toString("hex");
  const sent = await runInTransaction(pool, async (client) => {
    const user = await findUser(client, "email", email);
    if (!user) return false;
    const { rowCount } = await client.query(
      `update auth.users set recovery_token = $2, recovery_sent_at = now() where id = $1
         and (recovery_sent_at is null or recovery_sent_at < now() - make_interval(secs => ${secondsBetweenMails}))`,
      [user.id, hash(token)],
    );
    if (rowCount === 0) {
      const words = "For security purposes, you can only request this after 60 seconds.";
      throw authError(429, "over_email_send_rate_limit", words);
    }
    await client.query("delete from auth.flow_state where user_id = $1", [user.id]);
    if (challenge) {
      await client.query(
        `insert into auth.flow_state (user_id, code_challenge, code_challenge_method, authentication_method)
         values ($1, $2, $3, 'recovery')`,
        [user.id, challenge.challenge, challenge.method],
      );
    }
    return true;
  });
  if (!sent) return;
  const query = new URLSearchParams({ token, type: "recovery", redirect_to: redirectTo });
  const mail = recoveryMail(email, `${settings.authUrl}/verify?${query}`);
  const file = await putIntoOutbox(settings.directory, mail, new Date());
  process.stderr.write(`A mail for ${email} is in ${file}\n`);
}

async function takeRecoveryToken(client: pg.PoolClient, tokenHash: string): Promise<UserRow> {
  const { rows } = await client.query<{ id: string }>(
    `update auth.users set recovery_token = '' where recovery_token = $1 and recovery_token <> ''
       and recovery_sent_at > now() - make_interval(mins => ${linkMinutes}) returning id`,
    [tokenHash],
  );
  if (!rows[0]) throw authError(403, "otp_expired", "Email link is invalid or has expired");
  return getUser(client, rows[0].id);
}

/** What a followed link leads to: a code for the client that asked, or a session for one that asked without. */
export async function followRecoveryLink(
  pool: pg.Pool,
  issuer: TokenIssuer,
  token: string,
): Promise<URLSearchParams> {
  return runInTransaction(pool, async (client) => {
    const user = await takeRecoveryToken(client, hash(token));
    const code = randomBytes(24).toString("hex");
    const { rowCount } = await client.query(
      "update auth.flow_state set auth_code = $2, auth_code_issued_at = now() where user_id = $1",
      [user.id, hash(code)],
    );
    if (rowCount !== 0) return new URLSearchParams({ code });
    const session = await openSession(client, issuer, user);
    const fields = ["access_token", "refresh_token", "token_type", "expires_in", "expires_at"] as const;
    return new URLSearchParams([
      ...fields.map((name) => [name, String(session[name])]),
      ["type", "recovery"],
    ]);
  });
}

/** A link's token, sent by a page of one's own rather than followed. */
export function verifyRecovery(pool: pg.Pool, issuer: TokenIssuer, body: Body): Promise<Metadata> {
  if (body.type !== "recovery" || typeof body.token_hash !== "string") {
    throw authError(400, "validation_failed", "Only recovery links can be verified here");
  }
  const tokenHash = hash(body.token_hash);
  return runInTransaction(pool, async (client) =>
    openSession(client, issuer, await takeRecoveryToken(client, tokenHash)),
  );
}

interface FlowRow {
  user_id: string;
  code_challenge: string;
  code_challenge_method: string;
}

/** Exchanges a link's code for a session, for the client that can show the verifier of its challenge (RFC 7636). */
export function exchangeCode(pool: pg.Pool, issuer: TokenIssuer, body: Body): Promise<Metadata> {
  const [code, verifier] = [String(body.auth_code ?? ""), String(body.code_verifier ?? "")];
  if (code === "" || verifier === "") {
    throw authError(
      400,
      "validation_failed",
      "invalid request: both auth code and code verifier should be non-empty",
    );
  }
  return runInTransaction(pool, async (client) => {
    const { rows } = await client.query<FlowRow>(
      `delete from auth.flow_state where auth_code = $1
         and auth_code_issued_at > now() - make_interval(mins => ${codeMinutes}) returning *`,
      [hash(code)],
    );
    const flow = rows[0];
    if (!flow) throw authError(404, "flow_state_not_found", "invalid flow state, no valid flow state found");
    const shown =
      flow.code_challenge_method === "s256"
        ? createHash("sha256").update(verifier).digest("base64url")
        : verifier;
    const matches =
      shown.length === flow.code_challenge.length &&
      timingSafeEqual(Buffer.from(shown), Buffer.from(flow.code_challenge));
    if (!matches)
      throw authError(
        400,
        "bad_code_verifier",
        "code challenge does not match previously saved code verifier",
      );
    return openSession(client, issuer, await getUser(client, flow.user_id));
  });
}
