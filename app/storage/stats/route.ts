import { handle } from "#lib/http/handle.ts";
import { getStorageStats, storageStatsSchema } from "#lib/storage-stats/storage-stats.ts";

export const GET = handle(
  { summary: "Files and bytes that you have stored, by kind", tag: "Projects", answer: storageStatsSchema },
  ({ caller }) => getStorageStats(caller),
);
