import type pg from "pg";
import { runInTransaction } from "../database/run-as-caller.ts";
import type { Exchange } from "../http/exchange.ts";
import { readJsonObject, sendJson } from "../http/exchange.ts";
import { authError } from "./auth-error.ts";
import { changeEmail, mergeMetadata } from "./current-user.ts";
import { assertAcceptablePassword, hashPassword } from "./password.ts";
import { asMetadata } from "./sign-in.ts";
import { getUser, insertUser, type Metadata, normaliseEmail, userColumns } from "./users.ts";

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function passwordHashOf(body: Metadata): Promise<string | null> {
  if (typeof body.password_hash === "string" && /^\$(2[aby]|scrypt)\$/.test(body.password_hash)) {
    return body.password_hash;
  }
  if (typeof body.password !== "string" || body.password === "") return null;
  assertAcceptablePassword(body.password);
  return hashPassword(body.password);
}

async function setBan(client: pg.PoolClient, id: string, duration: string): Promise<void> {
  if (duration !== "none" && !/^(\d+(\.\d+)?(h|m|s))+$/.test(duration)) {
    throw authError(400, "validation_failed", "invalid format for ban duration");
  }
  const interval = duration.replaceAll(/(\d)(h|m|s)/g, "$1 $2 ").replaceAll("m ", "min ");
  const until = duration === "none" ? "null" : "now() + $2::interval";
  const values = duration === "none" ? [id] : [id, interval];
  await client.query(`update auth.users set banned_until = ${until} where id = $1`, values);
}

async function createUser(pool: pg.Pool, body: Metadata): Promise<Metadata> {
  const id = typeof body.id === "string" && idPattern.test(body.id) ? body.id : undefined;
  if (body.id !== undefined && id === undefined) {
    throw authError(400, "validation_failed", "ID must conform to the uuid v4 format");
  }
  if (!body.email)
    throw authError(400, "validation_failed", "Cannot create a user without either an email or phone");
  const email = normaliseEmail(body.email);
  const passwordHash = await passwordHashOf(body);
  return runInTransaction(pool, async (client) => {
    const user = await insertUser(client, {
      id,
      email,
      passwordHash,
      isConfirmed: body.email_confirm === true,
      role: typeof body.role === "string" && body.role !== "" ? body.role : undefined,
      appMetadata: asMetadata(body.app_metadata),
      userMetadata: asMetadata(body.user_metadata),
    });
    if (typeof body.ban_duration === "string") await setBan(client, user.id, body.ban_duration);
    return (await getUser(client, user.id)).json;
  });
}

async function updateUser(pool: pg.Pool, id: string, body: Metadata): Promise<Metadata> {
  const user = await getUser(pool, id);
  const passwordHash = await passwordHashOf(body);
  return runInTransaction(pool, async (client) => {
    if (body.email) await changeEmail(client, user, normaliseEmail(body.email));
    const set = (assignment: string, value: unknown) =>
      client.query(`update auth.users set ${assignment} where id = $1`, [id, value]);
    if (passwordHash !== null) await set("encrypted_password = $2", passwordHash);
    if (body.email_confirm === true)
      await set("email_confirmed_at = coalesce(email_confirmed_at, $2)", new Date());
    if (typeof body.role === "string" && body.role !== "") await set("role = $2", body.role);
    if (typeof body.ban_duration === "string") await setBan(client, id, body.ban_duration);
    await mergeMetadata(client, id, "raw_app_meta_data", asMetadata(body.app_metadata));
    await mergeMetadata(client, id, "raw_user_meta_data", asMetadata(body.user_metadata));
    await set("updated_at = $2", new Date());
    return (await getUser(client, id)).json;
  });
}

async function deleteUser(pool: pg.Pool, id: string, isSoft: boolean): Promise<void> {
  await getUser(pool, id);
  if (!isSoft) await pool.query("delete from auth.users where id = $1", [id]);
  else {
    await runInTransaction(pool, async (client) => {
      await client.query("delete from auth.sessions where user_id = $1", [id]);
      await client.query("delete from auth.identities where user_id = $1", [id]);
      await client.query(
        `update auth.users set deleted_at = now(), email = null, phone = null, encrypted_password = null,
           raw_user_meta_data = '{}' where id = $1`,
        [id],
      );
    });
  }
}

async function listUsers(pool: pg.Pool, { url, response }: Exchange): Promise<void> {
  const page = Number(url.searchParams.get("page") || 1);
  const perPage = Math.min(1000, Number(url.searchParams.get("per_page") || 50));
  if (!Number.isInteger(page) || page < 1 || !Number.isInteger(perPage) || perPage < 1) {
    throw authError(
      400,
      "validation_failed",
      "Bad Pagination Parameters: page and per_page must be positive",
    );
  }
  const sql = `select ${userColumns}, count(*) over () as total from auth.users u where u.deleted_at is null
    order by u.created_at desc, u.id limit $1 offset $2`;
  const { rows } = await pool.query<{ json: Metadata; total: string }>(sql, [perPage, (page - 1) * perPage]);
  const total = Number(rows[0]?.total ?? 0);
  const last = Math.max(1, Math.ceil(total / perPage));
  const link = (target: number, name: string) =>
    `<${url.pathname}?page=${target}&per_page=${perPage}>; rel="${name}"`;
  const links = [...(page < last ? [link(page + 1, "next")] : []), link(last, "last")];
  const headers = { "x-total-count": String(total), link: links.join(", ") };
  sendJson(response, 200, { users: rows.map(({ json }) => json), aud: "authenticated" }, headers);
}

/** Accounts as the service key may manage them: `/admin/users` and `/admin/users/<id>`. */
export async function handleAdmin(pool: pg.Pool, exchange: Exchange): Promise<void> {
  const { caller, method, path, request, response } = exchange;
  if (caller.token === "") {
    throw authError(401, "no_authorization", "This endpoint requires a valid Bearer token");
  }
  if (caller.role !== "service_role") throw authError(403, "not_admin", "User not allowed");
  const [, resource, id, ...rest] = path;
  if (resource === "users" && rest.length === 0) {
    if (id === undefined && method === "GET") return listUsers(pool, exchange);
    if (id === undefined && method === "POST") {
      return sendJson(response, 200, await createUser(pool, await readJsonObject(request)));
    }
    if (id !== undefined && method === "GET") return sendJson(response, 200, (await getUser(pool, id)).json);
    if (id !== undefined && method === "PUT") {
      return sendJson(response, 200, await updateUser(pool, id, await readJsonObject(request)));
    }
    if (id !== undefined && method === "DELETE") {
      const { should_soft_delete: isSoft } = await readJsonObject(request);
      await deleteUser(pool, id, isSoft === true);
      return sendJson(response, 200, {});
    }
  }
  throw authError(404, "not_found", `The embedded Auth service does not offer ${method} /${path.join("/")}`);
}
