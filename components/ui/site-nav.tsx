"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const places = [
  { href: "/", label: "New", rest: " take" },
  { href: "/videos", label: "Takes", rest: "" },
  { href: "/monitoring", label: "Monitoring", rest: "" },
  { href: "/account", label: "Account", rest: "" },
] as const;

export function SiteNav() {
  const path = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="flex items-center sm:gap-4">
        {places.map(({ href, label, rest }) => {
          const here = href === "/" ? path === "/" : path.startsWith(href);
          return (
            <li key={href}>
              <Link
                href={href}
                // All of a page comes from the database: nothing of it is worth asking for before it is wanted.
                prefetch={false}
                aria-current={here ? "page" : undefined}
                className="relative inline-flex h-12 items-center px-1.5 text-small whitespace-nowrap sm:px-2 text-muted transition-colors hover:text-ink aria-[current=page]:text-ink aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-1.5 aria-[current=page]:after:bottom-2 aria-[current=page]:after:h-px aria-[current=page]:after:bg-ink"
              >
                {label}
                {/* A phone's line is short; who listens to it hears all of it. */}
                {rest !== "" && <span className="whitespace-pre max-sm:sr-only">{rest}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
