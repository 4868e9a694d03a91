import { accessSync, chmodSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, isAbsolute, join } from "node:path";
import { AppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { projectRoot } from "#lib/project-root.ts";
import { runProcess } from "./run-process.ts";

type BinaryName = "ffmpeg" | "ffprobe";
type BinarySource = "environment" | "path" | "npm";
interface Binary {
  path: string;
  source: BinarySource;
}

const variables = { ffmpeg: "FFMPEG_PATH", ffprobe: "FFPROBE_PATH" } as const;
const found = new Map<string, Binary>();

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where a program of this name is, null where the PATH has none. */
export function findOnPath(name: string): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** The packages' binaries may lack the run bit, and their entry module throws on platforms they do not serve. */
function findInPackages(name: BinaryName): string | null {
  try {
    const require = createRequire(join(projectRoot(), "package.json"));
    const { path } = (
      name === "ffmpeg" ? require("@ffmpeg-installer/ffmpeg") : require("@ffprobe-installer/ffprobe")
    ) as { path: string };
    if (!isExecutable(path)) chmodSync(path, 0o755);
    log.warn(
      { binary: name },
      `Using the old ${name} of the npm package; install ffmpeg (apt-get install ffmpeg)`,
    );
    return path;
  } catch {
    return null;
  }
}

function locate(name: BinaryName): Binary | null {
  const configured = process.env[variables[name]];
  if (configured) return isExecutable(configured) ? { path: configured, source: "environment" } : null;
  const onPath = findOnPath(name);
  if (onPath) return { path: onPath, source: "path" };
  const packaged = findInPackages(name);
  return packaged ? { path: packaged, source: "npm" } : null;
}

/**
 * Where ffmpeg or ffprobe is: FFMPEG_PATH / FFPROBE_PATH, else PATH, else the optional npm packages.
 * @throws AppError 503 `ffmpeg_not_installed`
 */
export function findBinary(name: BinaryName): Binary {
  const key = `${name} ${process.env[variables[name]] ?? ""}`;
  const known = found.get(key);
  if (known) return known;
  const binary = locate(name);
  if (!binary) {
    throw new AppError(
      "ffmpeg_not_installed",
      `This server has no usable ${name}. Install ffmpeg (Debian: apt-get install ffmpeg) or set ${variables[name]}.`,
      { httpStatus: 503 },
    );
  }
  found.set(key, binary);
  return binary;
}

/**
 * Runs `ffmpeg -version` once, for the health page.
 * @throws AppError 503 `ffmpeg_not_installed`
 */
export async function checkFfmpeg(): Promise<{ version: string; source: BinarySource }> {
  const { path, source } = findBinary("ffmpeg");
  let text = "";
  await runProcess(path, ["-version"], {
    timeoutSeconds: 10,
    onStdout: (chunk) => (text += chunk.toString()),
  });
  return { version: /version (\S+)/.exec(text)?.[1] ?? "unknown", source };
}
