import type { Caller } from "#lib/auth/caller.ts";
import { ensureProject } from "#lib/projects/repository.ts";

/** The short form of a project's name that stands in addresses: 1–64 of `A-Za-z0-9_-`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 64)
    .replace(/^-+|-+$/g, "");
  return plain || "project";
}

/** The id of the caller's project of this name, made on first use. */
export async function ensureNamedProject(caller: Caller, name: string): Promise<string> {
  return (await ensureProject(caller, slugOf(name), name)).id;
}
