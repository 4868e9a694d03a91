"use client";

import { useSyncExternalStore } from "react";
import { formatDay, formatMoment } from "./format.ts";

const formats = { day: formatDay, moment: formatMoment } as const;
const never = () => () => undefined;

/** What the reader's clock showed: the same figures, read as UTC. */
function toLocal(date: Date): Date {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
}

/** A time in the reader's own zone. The server does not know it: its page says UTC until it comes alive. */
export function LocalTime({ iso, as = "moment" }: { iso: string; as?: keyof typeof formats }) {
  const format = formats[as];
  const text = useSyncExternalStore(
    never,
    () => format(toLocal(new Date(iso))),
    () => format(new Date(iso)),
  );
  return <time dateTime={iso}>{text}</time>;
}
