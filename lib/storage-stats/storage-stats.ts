import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { getProject } from "#lib/projects/repository.ts";
import { freeDiskBytes } from "./free-disk.ts";

export const fileKinds = ["uploads", "processed", "thumbnails", "exports", "music", "metadata"] as const;
export type FileKind = (typeof fileKinds)[number];

const amount = z.object({ files: z.number().int(), bytes: z.number().int() });
const rowSchema = amount.extend({ kind: z.enum(fileKinds) });

export const storageStatsSchema = z.object({
  by_kind: z.object(
    Object.fromEntries(fileKinds.map((kind) => [kind, amount])) as Record<FileKind, typeof amount>,
  ),
  total: amount,
  /** Bytes that are free where this server keeps what it works on. */
  free_disk_bytes: z.number().int(),
});
export type StorageStats = z.infer<typeof storageStatsSchema>;

/**
 * What the caller has stored, in all or in one project, as the rows tell it: no disk is walked.
 * @throws AppError 404 `project_not_found`
 */
export async function getStorageStats(caller: Caller, slug?: string): Promise<StorageStats> {
  const project = slug === undefined ? null : await getProject(caller, slug);
  const query = caller.db.rpc("storage_stats", {
    p_owner: caller.actor.ownerId,
    p_project: project?.id ?? null,
  });
  const rows = await read(z.array(rowSchema), query);
  const sum = (kind: FileKind) => rows.find((row) => row.kind === kind) ?? { files: 0, bytes: 0 };
  return {
    by_kind: Object.fromEntries(
      fileKinds.map((kind) => [kind, { files: sum(kind).files, bytes: sum(kind).bytes }]),
    ) as StorageStats["by_kind"],
    total: {
      files: rows.reduce((total, row) => total + row.files, 0),
      bytes: rows.reduce((total, row) => total + row.bytes, 0),
    },
    free_disk_bytes: await freeDiskBytes(),
  };
}
