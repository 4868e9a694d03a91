import pg from "pg";
import { loadSchema } from "./load-schema.ts";
import type { SchemaCache } from "./types.ts";

const retryDelayMs = 500;

/**
 * Keeps what is known of the schema and reads it anew after `notify pgrst`, and after every time the database was away,
 * since a notification may have been missed then.
 */
export class SchemaHolder {
  readonly #pool: pg.Pool;
  readonly #databaseUrl: string;
  #loading: Promise<SchemaCache> | null = null;
  #listener: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(pool: pg.Pool, databaseUrl: string) {
    this.#pool = pool;
    this.#databaseUrl = databaseUrl;
    void this.#listen();
  }

  /** @throws Error while the database is away. */
  async get(): Promise<SchemaCache> {
    this.#loading ??= loadSchema(this.#pool);
    const loading = this.#loading;
    try {
      return await loading;
    } catch (error) {
      if (this.#loading === loading) this.#loading = null;
      throw error;
    }
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      application_name: "pitchquest-schema",
      keepAlive: true,
    });
    let isLost = false;
    const listenAgain = () => {
      if (isLost || this.#isClosed) return;
      isLost = true;
      this.#loading = null;
      this.#retry = setTimeout(() => void this.#listen(), retryDelayMs);
    };
    client.on("error", listenAgain);
    client.on("end", listenAgain);
    client.on("notification", () => {
      this.#loading = null;
    });
    try {
      await client.connect();
      await client.query("listen pgrst");
      this.#loading = null;
      this.#listener = client;
      if (this.#isClosed) await client.end();
    } catch {
      void client.end().catch(() => {});
      listenAgain();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#retry) clearTimeout(this.#retry);
    await this.#listener?.end().catch(() => {});
  }
}
