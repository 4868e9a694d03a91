import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { access, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type ServerAccount, serverEnvironment } from "./server-account.ts";

const run = promisify(execFile);

/** Sized for one machine that also decodes video; `wal_level=logical` feeds Realtime. */
const settings: Record<string, string> = {
  listen_addresses: "'127.0.0.1'",
  unix_socket_directories: "''",
  password_encryption: "'scram-sha-256'",
  wal_level: "logical",
  max_wal_senders: "10",
  max_replication_slots: "10",
  max_slot_wal_keep_size: "'1GB'",
  max_connections: "60",
  shared_buffers: "'24MB'",
  work_mem: "'4MB'",
  maintenance_work_mem: "'32MB'",
  max_wal_size: "'512MB'",
  max_parallel_workers_per_gather: "0",
  autovacuum_max_workers: "2",
  io_method: "sync",
  jit: "off",
  fsync: "on",
  log_min_messages: "warning",
  log_timezone: "'UTC'",
  timezone: "'UTC'",
  lc_messages: "'C'",
};

const accessRules = [
  "host all all 127.0.0.1/32 scram-sha-256",
  "host replication all 127.0.0.1/32 scram-sha-256",
  "",
].join("\n");

/** Reads the superuser's password of the cluster in `directory`, or makes one (mode 0600). */
export async function readOrCreatePassword(directory: string): Promise<string> {
  const path = join(directory, "superuser-password");
  const known = await readFile(path, "utf8").catch(() => "");
  if (known) return known;
  const password = randomBytes(24).toString("base64url");
  await writeFile(`${path}.partial`, password, { mode: 0o600, flush: true });
  await rename(`${path}.partial`, path);
  return password;
}

/**
 * Creates the database cluster `directory`/data when there is none: UTF-8, locale C, scram passwords.
 * It appears under its final name only when complete, so a start that was killed midway is simply done again.
 */
export async function initialiseCluster(
  directory: string,
  initdb: string,
  password: string,
  account: ServerAccount,
): Promise<string> {
  const data = join(directory, "data");
  const exists = await access(join(data, "PG_VERSION")).then(
    () => true,
    () => false,
  );
  if (exists) return data;
  const workshop = join(directory, "data.partial");
  const passwordFile = join(workshop, "password");
  await rm(workshop, { recursive: true, force: true });
  await mkdir(workshop, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(workshop, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  const created = join(workshop, "data");
  const arguments_ = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--username=postgres"];
  await run(initdb, [...arguments_, `--pwfile=${passwordFile}`, `--pgdata=${created}`], {
    ...account,
    cwd: "/",
    env: serverEnvironment,
  });
  await rename(created, data);
  await rm(workshop, { recursive: true, force: true });
  return data;
}

/** Writes the server's configuration anew at each start, so that a later version of it takes effect. */
export async function configureCluster(data: string, port: number, account: ServerAccount): Promise<void> {
  const lines = Object.entries({ ...settings, port: String(port) }).map(
    ([key, value]) => `${key} = ${value}`,
  );
  const files = { "postgresql.conf": `${lines.join("\n")}\n`, "pg_hba.conf": accessRules };
  for (const [name, content] of Object.entries(files)) {
    const path = join(data, name);
    await writeFile(path, content, { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined) await chown(path, account.uid, account.gid);
  }
}
