import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { type Page, rowsOf } from "#lib/http/page.ts";
import { type Asset, assetSchema } from "./schema.ts";

const columns =
  "id,owner_id,project_id,kind,original_filename,storage_path,content_type,size_bytes,sha256,duration_seconds,created_at";

/** A file of an owner's that is no video, null where there is none or it is somebody else's. */
export async function findAsset(db: Db, ownerId: string, assetId: string): Promise<Asset | null> {
  const query = db.from("assets").select(columns).match({ id: assetId, owner_id: ownerId }).maybeSingle();
  return read(assetSchema.nullable(), query);
}

/** The file of this content in a project, null where there is none. */
export async function findAssetByContent(
  db: Db,
  { ownerId, projectId, sha256 }: { ownerId: string; projectId: string; sha256: string },
): Promise<Asset | null> {
  const which = { owner_id: ownerId, project_id: projectId, sha256 };
  return read(assetSchema.nullable(), db.from("assets").select(columns).match(which).maybeSingle());
}

/** The files of a project that are no videos, newest first; one more than the page holds tells that there are others. */
export async function listAssets(db: Db, projectId: string, page: Page): Promise<Asset[]> {
  const query = db
    .from("assets")
    .select(columns)
    .eq("project_id", projectId)
    .order("created_at", { ascending: false })
    .order("id")
    .range(...rowsOf(page));
  return read(z.array(assetSchema), query);
}

/** Keeps a row unless its content is in the project already; false then. */
export async function insertAsset(db: Db, row: z.input<typeof assetSchema>): Promise<boolean> {
  const options = { onConflict: "owner_id,project_id,sha256", ignoreDuplicates: true };
  const kept = await read(
    z.array(z.object({ id: z.uuid() })),
    db.from("assets").upsert(row, options).select("id"),
  );
  return kept.length === 1;
}

export async function deleteAssetRow(db: Db, assetId: string): Promise<void> {
  await write(db.from("assets").delete().eq("id", assetId));
}
