import type pg from "pg";
import { isConnectionFailure } from "../database/connect-pool.ts";
import { type Exchange, type Handler, readJsonObject, sendJson } from "../http/exchange.ts";
import { HttpError } from "../http/http-error.ts";
import { handleAdmin } from "./admin.ts";
import { authError } from "./auth-error.ts";
import { requireUser, signOut, updateCurrentUser } from "./current-user.ts";
import { exchangeCode, followRecoveryLink, sendRecoveryMail, verifyRecovery } from "./recovery.ts";
import { chooseRedirect, describeRefusal } from "./redirect.ts";
import { refreshSession, type TokenIssuer } from "./sessions.ts";
import { signInWithPassword, signUp } from "./sign-in.ts";

type Endpoint = (exchange: Exchange) => Promise<void>;

const settings = {
  external: { email: true, phone: false, anonymous_users: true },
  disable_signup: false,
  mailer_autoconfirm: true,
  phone_autoconfirm: false,
  sms_provider: "",
  saml_enabled: false,
};

/** The service below `/auth/v1`: accounts and sessions, in the shapes of GoTrue. */
export function createAuthHandler(
  pool: pg.Pool,
  issuer: TokenIssuer,
  { directory, siteUrl }: { directory: string; siteUrl: string },
): Handler {
  const mail = { directory, authUrl: issuer.issuer };
  async function grantToken({ url, request, response }: Exchange): Promise<void> {
    const grant = url.searchParams.get("grant_type");
    const body = await readJsonObject(request);
    if (grant === "password") return sendJson(response, 200, await signInWithPassword(pool, issuer, body));
    if (grant === "refresh_token") {
      const token = typeof body.refresh_token === "string" ? body.refresh_token : "";
      if (token === "") throw authError(400, "validation_failed", "Refresh token is not valid");
      return sendJson(response, 200, await refreshSession(pool, issuer, token));
    }
    if (grant === "pkce") return sendJson(response, 200, await exchangeCode(pool, issuer, body));
    throw authError(400, "unsupported_grant_type", `unsupported_grant_type: ${grant}`);
  }

  const endpoints: Record<string, Endpoint> = {
    "POST signup": async ({ request, response }) =>
      sendJson(response, 200, await signUp(pool, issuer, await readJsonObject(request))),
    "POST token": grantToken,
    "GET user": async ({ caller, response }) =>
      sendJson(response, 200, (await requireUser(pool, caller)).user.json),
    "PUT user": async ({ caller, request, response }) =>
      sendJson(response, 200, await updateCurrentUser(pool, caller, await readJsonObject(request))),
    "POST logout": async ({ caller, url, response }) => {
      await signOut(pool, caller, url.searchParams.get("scope") ?? "global");
      response.writeHead(204).end();
    },
    "POST recover": async ({ url, request, response }) => {
      const redirectTo = chooseRedirect(url.searchParams.get("redirect_to"), siteUrl);
      await sendRecoveryMail(pool, mail, await readJsonObject(request), redirectTo);
      sendJson(response, 200, {});
    },
    "GET verify": async ({ url, response }) => {
      const target = new URL(chooseRedirect(url.searchParams.get("redirect_to"), siteUrl));
      try {
        const found = await followRecoveryLink(pool, issuer, url.searchParams.get("token") ?? "");
        if (found.has("code")) target.searchParams.set("code", found.get("code") ?? "");
        else target.hash = String(found);
      } catch (error) {
        if (!(error instanceof HttpError)) throw error;
        target.hash = String(describeRefusal(error));
      }
      response.writeHead(303, { location: target.href }).end();
    },
    "POST verify": async ({ request, response }) =>
      sendJson(response, 200, await verifyRecovery(pool, issuer, await readJsonObject(request))),
    "GET settings": async ({ response }) => sendJson(response, 200, settings),
    "GET health": async ({ response }) =>
      sendJson(response, 200, { name: "GoTrue", version: "embedded", description: "Accounts and sessions" }),
    "GET .well-known/jwks.json": async ({ response }) =>
      sendJson(
        response,
        200,
        { keys: [issuer.signingKey.publicJwk] },
        { "cache-control": "public, max-age=600" },
      ),
  };

  async function route(exchange: Exchange): Promise<void> {
    const { method, path } = exchange;
    if (path[0] === "admin") return handleAdmin(pool, exchange);
    const endpoint = endpoints[`${method} ${path.join("/")}`];
    if (endpoint) return endpoint(exchange);
    if (path[0] === "authorize") {
      throw authError(400, "validation_failed", "Unsupported provider: provider is not enabled");
    }
    throw authError(
      404,
      "not_found",
      `The embedded Auth service does not offer ${method} /${path.join("/")}`,
    );
  }

  return async (exchange) => {
    try {
      await route(exchange);
    } catch (error) {
      if (isConnectionFailure(error)) throw authError(503, "unexpected_failure", "Database is not available");
      throw error;
    }
  };
}
