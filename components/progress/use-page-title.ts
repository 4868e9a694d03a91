"use client";

import { useEffect } from "react";

/** Says the state in the tab's title, so that a tab in the background tells it too; null leaves the page's own. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return;
    const own = document.title;
    document.title = title;
    // A title that came with a refreshed page stays.
    return () => {
      if (document.title === title) document.title = own;
    };
  }, [title]);
}
