import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { type Db, read, write } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";
import { type Project, projectSchema } from "./schema.ts";

const columns = "id,owner_id,slug";
/** More names than this help nobody to choose. */
const mostNames = 100;

/** @throws AppError 404 `project_not_found` */
export async function getProject({ db, actor }: Caller, slug: string): Promise<Project> {
  const query = db.from("projects").select(columns).match({ owner_id: actor.ownerId, slug }).maybeSingle();
  const project = await read(projectSchema.nullable(), query);
  if (!project) throw notFound("project");
  return project;
}

/** The caller's project of this short name, made (and called `name`) where it is named for the first time. */
export async function ensureProject(caller: Caller, slug: string, name = slug): Promise<Project> {
  const row = { owner_id: caller.actor.ownerId, slug, name };
  const options = { onConflict: "owner_id,slug", ignoreDuplicates: true };
  await write(caller.db.from("projects").upsert(row, options));
  return getProject(caller, slug);
}

/** The short names of all of the caller's projects. */
export async function listProjectSlugs({ db, actor }: Caller): Promise<string[]> {
  const query = db.from("projects").select("slug").eq("owner_id", actor.ownerId).order("slug").limit(10_000);
  const rows = await read(z.array(projectSchema.in.pick({ slug: true })), query);
  return rows.map((row) => row.slug);
}

/** What an owner's projects are called, the newest first. */
export async function listProjectNames(db: Db, ownerId: string): Promise<string[]> {
  const query = db.from("projects").select("name").eq("owner_id", ownerId);
  const rows = await read(
    z.array(z.object({ name: z.string() })),
    query.order("created_at", { ascending: false }).limit(mostNames),
  );
  return rows.map(({ name }) => name);
}

/** Deletes a project with its videos and music and notes their files; false where it is gone already. */
export async function deleteProjectRow({ db, actor }: Caller, projectId: string): Promise<boolean> {
  return read(z.boolean(), db.rpc("delete_project", { p_owner: actor.ownerId, p_project: projectId }));
}
