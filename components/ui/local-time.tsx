"use client";

import { useSyncExternalStore } from "react";
import { formatMoment } from "./format.ts";

const never = () => () => undefined;

/** What the reader's clock showed: the same figures, read as UTC. */
function toLocal(date: Date): Date {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
}

/** A time in the reader's own zone. The server does not know it: its page says UTC until it comes alive. */
export function LocalTime({ iso }: { iso: string }) {
  const text = useSyncExternalStore(
    never,
    () => formatMoment(toLocal(new Date(iso))),
    () => formatMoment(new Date(iso)),
  );
  return <time dateTime={iso}>{text}</time>;
}
