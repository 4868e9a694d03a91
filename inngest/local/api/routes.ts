import type { Engine } from "./engine.ts";
import { postEvents } from "./events-api.ts";
import { type Exchange, sendJson } from "./http.ts";
import { postRegistration } from "./register-api.ts";
import { type Route, route } from "./router.ts";
import { deleteRun, getRun, getRunsOfEvent } from "./runs-api.ts";

/** What clients and workers of the real server call. */
export const apiRoutes: Route[] = [
  route("POST", "/e/:key", postEvents),
  route("POST", "/fn/register", postRegistration),
  route("PUT", "/fn/register", postRegistration),
  route("GET", "/v1/events/:id/runs", getRunsOfEvent),
  route("GET", "/v1/runs/:id", getRun),
  route("DELETE", "/v1/runs/:id", deleteRun),
  route("GET", "/health", getHealth),
  route("GET", "/dev", getDevelopmentInfo),
];

async function getHealth({ db }: Engine, { response }: Exchange): Promise<void> {
  await db.query("select 1");
  sendJson(response, 200, { status: 200, message: "OK" });
}

async function getDevelopmentInfo({ db, settings }: Engine, { response }: Exchange): Promise<void> {
  const { rows } = await db.query<{ id: string; name: string; app_id: string }>(
    "select id, name, app_id from inngest.function where removed_at is null order by id",
  );
  const functions = settings.signingKey ? [] : rows;
  sendJson(response, 200, { version: "pitchquest", isSingleNodeService: true, functions, handlers: [] });
}
