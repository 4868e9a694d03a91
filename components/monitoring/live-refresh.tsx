"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useLiveRows } from "#components/live/use-live-rows.ts";

const watched = [{ table: "jobs" }, { table: "analysis_results" }, { table: "monitoring_metrics" }];
/** Work under way changes its rows all the time; the page is read again at most this often. */
const restMilliseconds = 3000;

/** Reads the page again when something it shows has changed. */
export function LiveRefresh() {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  function refreshSoon() {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      router.refresh();
    }, restMilliseconds);
  }
  useLiveRows("monitoring", watched, { onRow: refreshSoon, onReread: refreshSoon });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return null;
}
