import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import type { TakeQuery } from "#lib/library/take-page.ts";
import { libraryAddress } from "./library-address.ts";

export function Pager({ query, pages }: { query: TakeQuery; pages: number }) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages" className="flex items-center gap-4 pt-4">
      {query.page > 1 && (
        <Link
          rel="prev"
          href={libraryAddress({ ...query, page: query.page - 1 })}
          className={buttonClass.plain}
        >
          Newer
        </Link>
      )}
      <p className="figures text-small text-muted">
        {query.page} of {pages}
      </p>
      {query.page < pages && (
        <Link
          rel="next"
          href={libraryAddress({ ...query, page: query.page + 1 })}
          className={buttonClass.plain}
        >
          Older
        </Link>
      )}
    </nav>
  );
}
