"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMilliseconds = 5000;

/** Reads the page anew every few seconds while `active`, where following rows would load more than it is worth. */
export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && navigator.onLine) router.refresh();
    }, everyMilliseconds);
    return () => clearInterval(timer);
  }, [active, router]);
  return null;
}
