import { HttpError } from "../http/http-error.ts";
import { TokenError } from "./caller.ts";

function describeRestRefusal({ reason, message }: TokenError): HttpError {
  if (reason === "role") return new HttpError(403, { code: "42501", details: null, hint: null, message });
  const code = reason === "expired" ? "PGRST303" : "PGRST301";
  const challenge = `Bearer error="invalid_token", error_description="${message.replace(/["\\]/g, "")}"`;
  return new HttpError(401, { code, details: null, hint: null, message }, { "www-authenticate": challenge });
}

/** What the holder of a refused key or token is told, in the words of the service that was called. */
export function describeTokenError(error: unknown, service: string): unknown {
  if (!(error instanceof TokenError)) return error;
  const { message } = error;
  if (error.reason === "unknown_key") {
    const hint = "Double check your Supabase `anon` or `service_role` API key.";
    return new HttpError(401, { message, hint });
  }
  if (service === "auth") {
    const msg = `invalid JWT: unable to parse or verify signature, ${message}`;
    return new HttpError(403, { code: 403, error_code: "bad_jwt", msg });
  }
  if (service === "storage") {
    return new HttpError(400, { statusCode: "403", code: "InvalidJWT", error: "Unauthorized", message });
  }
  return describeRestRefusal(error);
}
