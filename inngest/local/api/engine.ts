import type { Database } from "../database/database.ts";
import type { Settings } from "../options.ts";
import type { Dispatcher } from "../queue/dispatcher.ts";
import type { Endpoints } from "../registry/endpoints.ts";

/** What handlers of requests work with. */
export interface Engine {
  db: Database;
  settings: Settings;
  endpoints: Endpoints;
  dispatcher: Dispatcher;
  /** Calls back when something may have changed; returns how to stop that. */
  onChange(listener: () => void): () => void;
}
