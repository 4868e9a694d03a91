import type { Engine } from "../api/engine.ts";
import { type Exchange, HttpError, readBody } from "../api/http.ts";
import { transaction } from "../database/database.ts";
import { parseEvents, type ReceivedEvent } from "../events/event.ts";
import { receiveEvents } from "../events/receive-events.ts";
import { cancelRun } from "../runs/cancel-run.ts";
import { rerun } from "../runs/rerun.ts";

/** `POST /runs/:id/cancel` */
export async function postCancel(
  { db, dispatcher }: Engine,
  { response, parameters }: Exchange,
): Promise<void> {
  const { id = "" } = parameters;
  await transaction(db, (tx) => cancelRun(tx, id, "cancelled in the console"));
  dispatcher.abortRun(id);
  redirect(response, `/runs/${encodeURIComponent(id)}`);
}

/** `POST /runs/:id/rerun` */
export async function postRerun(
  { db, dispatcher }: Engine,
  { response, parameters }: Exchange,
): Promise<void> {
  const id = await transaction(db, (tx) => rerun(tx, parameters.id ?? ""));
  if (!id) throw new HttpError(404, "there is no such run, or no worker serves its function any more");
  dispatcher.wake();
  redirect(response, `/runs/${id}`);
}

/** `POST /events`: the form of the events page. */
export async function postEvent({ db, dispatcher }: Engine, { request, response }: Exchange): Promise<void> {
  const form = new URLSearchParams(await readBody(request));
  let events: ReceivedEvent[];
  try {
    events = parseEvents({ name: form.get("name"), data: JSON.parse(form.get("data") || "{}") });
  } catch (error) {
    throw new HttpError(400, (error as Error).message);
  }
  const [id] = await receiveEvents(db, events);
  dispatcher.wake();
  redirect(response, `/events/${id}`);
}

function redirect(response: Exchange["response"], location: string): void {
  response.writeHead(303, { location }).end();
}
