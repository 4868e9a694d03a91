import { parseEvents } from "../events/event.ts";
import { receiveEvents } from "../events/receive-events.ts";
import { isSame } from "../security.ts";
import type { Engine } from "./engine.ts";
import { type Exchange, HttpError, headerOf, readJson, sendJson } from "./http.ts";

/** `POST /e/:key`: one event or a list; answers the engine's ids. */
export async function postEvents({ db, settings, dispatcher }: Engine, exchange: Exchange): Promise<void> {
  const { request, response, parameters } = exchange;
  if (settings.eventKey && !isSame(parameters.key ?? "", settings.eventKey))
    throw new HttpError(401, "this is not the event key of this engine");
  const body = await readJson(request);
  let events: ReturnType<typeof parseEvents>;
  try {
    events = parseEvents(body);
  } catch (error) {
    throw new HttpError(400, (error as Error).message);
  }
  const ids = await receiveEvents(db, events, headerOf(request, "x-inngest-event-id-seed"));
  dispatcher.wake();
  sendJson(response, 200, { ids, status: 200 });
}
