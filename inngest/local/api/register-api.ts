import { z } from "zod";
import { transaction } from "../database/database.ts";
import { log } from "../log.ts";
import { registerApp } from "../registry/register-app.ts";
import { isAuthorized } from "../security.ts";
import type { Engine } from "./engine.ts";
import { type Exchange, HttpError, headerOf, readJson, sendJson } from "./http.ts";

const bodySchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  appName: z.string().min(1),
  functions: z.array(z.unknown()),
  sdk: z.string().optional(),
  framework: z.string().optional(),
});

/** `POST /fn/register`: a worker says itself what it serves. Refused functions are named in `error`. */
export async function postRegistration(
  { db, settings, endpoints }: Engine,
  exchange: Exchange,
): Promise<void> {
  const { request, response } = exchange;
  if (settings.signingKey && !isAuthorized(headerOf(request, "authorization"), settings.signingKey))
    throw new HttpError(401, "the signing key of the worker is not that of this engine");
  const body = bodySchema.safeParse(await readJson(request));
  if (!body.success) throw new HttpError(400, z.prettifyError(body.error));
  const { url, appName: id, ...app } = body.data;
  const { refusals } = await transaction(db, (tx) => registerApp(tx, url, { id, ...app })).catch(
    (error: Error) => {
      throw error.message.startsWith("Function ") ? new HttpError(400, error.message) : error;
    },
  );
  endpoints.add(url);
  await endpoints.refresh(url);
  for (const refusal of refusals) log("function_refused", { refusal });
  const status = refusals.length > 0 ? 400 : 200;
  const error = refusals.length > 0 ? refusals.join(" ") : undefined;
  sendJson(response, status, { ok: status === 200, status, modified: true, error });
}
