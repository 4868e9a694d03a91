import { randomUUID } from "node:crypto";
import { copyFile, link, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where the bytes of one version of an object are, under a name of our own: a user's name never becomes a path. */
export interface ContentStore {
  resumableDirectory: string;
  /** A fresh place to receive bytes in. */
  reserve(): { version: string; path: string };
  pathOf(version: string): string;
  /** Puts received bytes in their final place, on disk for good. The version counts as unsettled until `settle`. */
  adopt(version: string, receivedPath: string): Promise<void>;
  /** Gives the bytes of one version to another as well. */
  duplicate(from: string, to: string): Promise<void>;
  /** Notes that these versions are about to lose their row. */
  announceRemoval(versions: string[]): Promise<void>;
  /** The row of the version is committed: it stays. */
  settle(version: string): Promise<void>;
  /** There is no row of the version: its bytes go. */
  discard(version: string): Promise<void>;
  /** Versions whose row was being written or removed when the process died. */
  listUnsettled(): Promise<string[]>;
}

const versionPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().catch(() => {});
  await handle.close();
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r+");
  await handle.sync();
  await handle.close();
}

/**
 * Keeps the content of objects below `directory`. Order makes it safe against being killed: bytes are on disk before
 * their row is committed, and a mark in `unsettled` tells the next start which versions to compare with the rows.
 */
export async function openContentStore(directory: string): Promise<ContentStore> {
  const objects = join(directory, "objects");
  const incoming = join(directory, "incoming");
  const unsettled = join(directory, "unsettled");
  const resumableDirectory = join(directory, "resumable");
  // What was being received when the process died can never be completed.
  await rm(incoming, { recursive: true, force: true });
  for (const path of [objects, incoming, unsettled, resumableDirectory]) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  }

  const pathOf = (version: string) => {
    if (!versionPattern.test(version)) throw new Error(`Not a version of an object: ${version}`);
    return join(objects, version.slice(0, 2), version);
  };
  const mark = (version: string) => writeFile(join(unsettled, version), "", { flush: true });

  async function prepare(version: string): Promise<string> {
    const path = pathOf(version);
    await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
    await mark(version);
    await syncDirectory(unsettled);
    return path;
  }

  return {
    resumableDirectory,
    pathOf,
    reserve() {
      const version = randomUUID();
      return { version, path: join(incoming, version) };
    },
    async adopt(version, receivedPath) {
      const path = await prepare(version);
      await syncFile(receivedPath);
      await rename(receivedPath, path);
      await syncDirectory(join(path, ".."));
    },
    async duplicate(from, to) {
      const path = await prepare(to);
      await link(pathOf(from), path).catch(() => copyFile(pathOf(from), path));
      await syncDirectory(join(path, ".."));
    },
    async announceRemoval(versions) {
      for (const version of versions) await mark(version);
    },
    async settle(version) {
      await rm(join(unsettled, version), { force: true });
    },
    async discard(version) {
      await rm(pathOf(version), { force: true });
      await rm(join(unsettled, version), { force: true });
    },
    async listUnsettled() {
      return (await readdir(unsettled)).filter((name) => versionPattern.test(name));
    },
  };
}
