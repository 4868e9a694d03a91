import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";

const idSchema = z.object({ id: z.uuid() });

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
export async function ensureProject({ db, actor }: Caller, name: string): Promise<string> {
  const row = { owner_id: actor.ownerId, slug: slugOf(name), name };
  const made = db
    .from("projects")
    .upsert(row, { onConflict: "owner_id,slug", ignoreDuplicates: true })
    .select("id");
  const [project] = await read(z.array(idSchema), made);
  if (project) return project.id;
  const found = db.from("projects").select("id").eq("owner_id", actor.ownerId).eq("slug", row.slug).single();
  return (await read(idSchema, found)).id;
}
