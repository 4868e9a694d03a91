import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import { Notice } from "#components/ui/notice.tsx";

/** An address that nothing is known of. */
export function NothingHere() {
  return (
    <Notice title="Nothing is kept under this address">
      <p>The take was deleted, its time ran out, or the address has a slip in it.</p>
      <p className="flex flex-wrap gap-3 pt-2">
        <Link href="/videos" className={buttonClass.primary}>
          Look through your takes
        </Link>
        <Link href="/" className={buttonClass.quiet}>
          Start a new one
        </Link>
      </p>
    </Notice>
  );
}
