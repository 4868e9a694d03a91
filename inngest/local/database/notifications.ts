import pg from "pg";

export interface Notifications {
  stop(): Promise<void>;
}

/** Listens on a connection of its own and comes back after every loss; `onReconnect` is called each time it (re)connects. */
export function listen(
  databaseUrl: string,
  handlers: Record<string, (payload: string) => void>,
  onReconnect: () => void,
): Notifications {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const connection = new pg.Client({
      connectionString: databaseUrl,
      application_name: "inngest listener",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    client = connection;
    let lost = false;
    const reconnect = () => {
      if (lost || stopped) return;
      lost = true;
      connection.end().catch(() => {});
      retry = setTimeout(() => void connect(), 500);
    };
    connection.on("error", reconnect);
    connection.on("end", reconnect);
    connection.on("notification", ({ channel, payload }) => handlers[channel]?.(payload ?? ""));
    try {
      await connection.connect();
      for (const channel of Object.keys(handlers)) await connection.query(`listen ${channel}`);
      onReconnect();
    } catch {
      reconnect();
    }
  }

  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
