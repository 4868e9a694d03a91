import Link from "next/link";
import { SiteNav } from "./site-nav.tsx";
import { Wordmark } from "./wordmark.tsx";

export function SiteHeader() {
  return (
    <header className="border-b border-line">
      <a
        href="#main"
        className="control fixed top-2 left-2 z-50 -translate-y-20 bg-ink text-paper focus:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="desk flex h-16 items-center justify-between gap-4">
        <Link href="/" prefetch={false} aria-label="PitchQuest, start" className="py-3">
          <Wordmark />
        </Link>
        <SiteNav />
      </div>
    </header>
  );
}
