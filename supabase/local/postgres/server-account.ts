import { execFile } from "node:child_process";
import { chmod, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";

/** Who the server runs as, in the shape of `spawn` options: empty means ourselves. */
export interface ServerAccount {
  uid?: number;
  gid?: number;
}

/** All the environment that the server gets. */
export const serverEnvironment = { LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" } as const;

const run = promisify(execFile);
const accountName = "pitchquest";

async function findAccount(): Promise<ServerAccount | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", accountName]), run("id", ["-g", accountName])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function createAccount(): Promise<ServerAccount> {
  let cause: unknown;
  try {
    await run("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--home-dir",
      "/nonexistent",
      "--shell",
      "/usr/sbin/nologin",
      accountName,
    ]);
  } catch (error) {
    cause = error;
  }
  const account = await findAccount();
  if (account) return account;
  throw new Error(
    `PostgreSQL refuses to run as root and the system user "${accountName}" could not be created: ` +
      "run as an ordinary user, create that user yourself, or set DATABASE_URL to a PostgreSQL server.",
    { cause },
  );
}

/** @throws Error naming the first folder above `directory` that other users may not enter. */
async function assertReachable(directory: string): Promise<void> {
  for (let path = directory; path !== dirname(path); path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0) {
      throw new Error(
        `As root, PostgreSQL runs as the user "${accountName}", who may not enter ${path}: ` +
          "choose a state directory below a folder that is not private, such as /var/lib/pitchquest.",
      );
    }
  }
}

/**
 * Chooses who runs the server: the caller, or as root an own system user, created on first need.
 * `directory` itself is opened for entering (not for listing), so that this user reaches what it owns inside.
 * @throws Error with one clear sentence when that user cannot be had or cannot reach `directory`.
 */
export async function chooseServerAccount(directory: string): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return {};
  const account = (await findAccount()) ?? (await createAccount());
  await chmod(directory, 0o711);
  await assertReachable(resolve(directory));
  return account;
}
