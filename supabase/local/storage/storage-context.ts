import type pg from "pg";
import { runAsCaller, type Transaction } from "../database/run-as-caller.ts";
import type { Caller } from "../keys/caller.ts";
import type { SigningKey } from "../keys/signing-key.ts";
import type { ContentStore } from "./content-store.ts";
import { bucketNotFound, describeStorageFailure } from "./storage-error.ts";

export interface BucketRow {
  id: string;
  name: string;
  owner: string | null;
  public: boolean;
  file_size_limit: string | null;
  allowed_mime_types: string[] | null;
  created_at: Date;
  updated_at: Date;
}

/** What every part of the storage service works with. */
export interface StorageContext {
  pool: pg.Pool;
  content: ContentStore;
  signingKey: SigningKey;
}

export const bucketColumns =
  "id, name, owner, public, file_size_limit, allowed_mime_types, created_at, updated_at";

/** Runs `work` as the caller, with failures of policies and constraints in the service's own words. */
export async function asCaller<T>(
  { pool }: StorageContext,
  caller: Pick<Caller, "role" | "claims">,
  work: (client: Transaction) => Promise<T>,
  options: { isRehearsal?: boolean } = {},
): Promise<T> {
  try {
    const settings = { search_path: "storage, public, extensions" };
    return await runAsCaller(pool, caller, work, {
      settings,
      shouldRollBack: () => options.isRehearsal ?? false,
    });
  } catch (error) {
    throw describeStorageFailure(error);
  }
}

/** The bucket itself, whoever calls: what is in it is guarded by policies on the objects. */
export async function getBucket({ pool }: StorageContext, id: string): Promise<BucketRow> {
  try {
    const { rows } = await pool.query<BucketRow>(
      `select ${bucketColumns} from storage.buckets where id = $1`,
      [id],
    );
    if (rows[0]) return rows[0];
  } catch (error) {
    throw describeStorageFailure(error);
  }
  throw bucketNotFound();
}
