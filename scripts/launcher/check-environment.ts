import { accessSync, constants, statSync } from "node:fs";
import { parseEnv } from "#lib/env.ts";

/** What the launcher fills in itself where it embeds Supabase; only that they are there counts here. */
const embedded = {
  SUPABASE_URL: "http://127.0.0.1",
  SUPABASE_PUBLISHABLE_KEY: "embedded",
  SUPABASE_SECRET_KEY: "embedded",
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const onDisk = [
  { name: "FFMPEG_PATH", isThere: isProgram, what: "a program that may be run" },
  { name: "FFPROBE_PATH", isThere: isProgram, what: "a program that may be run" },
  { name: "ASR_MODEL_DIR", isThere: isFolder, what: "a folder" },
];

/**
 * Checks every variable, and what they name on this machine's disk, before anything is brought up.
 * @throws Error naming each bad variable and what it should be
 */
export function checkEnvironment(variables: NodeJS.ProcessEnv, home: string): void {
  const { SUPABASE_URL: address } = variables;
  parseEnv({ ...variables, ...(address ? {} : embedded), PITCHQUEST_HOME: home });
  const faults = onDisk
    .filter(({ name, isThere }) => variables[name] && !isThere(variables[name]))
    .map(({ name, what }) => `\n  ${name}: ${variables[name]} is not ${what}`);
  if (faults.length > 0) throw new Error(`The configuration is not usable.${faults.join("")}`);
}
