import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startPostgres } from "#supabase/local/postgres/start-postgres.ts";

const watchMilliseconds = 500;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Starts the embedded PostgreSQL and starts it again, on the same port, whenever it dies.
 * @throws Error where it does not come up the first time
 */
export async function superviseDatabase(home: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = join(home, "postgres");
  const portFile = join(home, "postgres.port");
  const usual = Number(await readFile(portFile, "utf8").catch(() => "0"));
  let running = await startPostgres({ directory, port: usual }).catch(() => startPostgres({ directory }));
  const { url } = running;
  const port = Number(new URL(url).port);
  await writeFile(portFile, String(port));

  let busy = false;
  const watch = setInterval(async () => {
    if (busy || isAlive(running.pid)) return;
    busy = true;
    process.stderr.write("The database ended; starting it again.\n");
    try {
      running = await startPostgres({ directory, port });
    } catch (error) {
      process.stderr.write(`The database did not start: ${(error as Error).message}\n`);
    } finally {
      busy = false;
    }
  }, watchMilliseconds);

  return {
    url,
    stop: async () => {
      clearInterval(watch);
      await running.stop();
    },
  };
}
