import { countOf, formatBytes } from "#components/ui/format.ts";
import type { StorageStats } from "#lib/storage-stats/storage-stats.ts";

/** What all takes occupy, by what it is; nothing where nothing is stored. */
export function StorageUsed({ stats }: { stats: StorageStats }) {
  const { total, by_kind, free_disk_bytes } = stats;
  if (total.files === 0) return null;
  const madeBytes = total.bytes - by_kind.uploads.bytes;
  return (
    <section aria-label="Storage used" className="border-t border-line pt-4 text-small text-muted">
      <p>
        <span className="text-ink">{formatBytes(total.bytes)}</span> stored in {countOf(total.files, "file")}:{" "}
        {formatBytes(by_kind.uploads.bytes)} of recordings and {formatBytes(madeBytes)} made from them.{" "}
        {formatBytes(free_disk_bytes)} are free.
      </p>
    </section>
  );
}
