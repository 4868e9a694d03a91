// Made once: making one costs more than a hundred uses of it.
const formats = {
  day: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" }),
  moment: new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }),
} as const;

/** A date in the reader's own time zone. The server does not know the zone, so the text may differ once. */
export function LocalTime({ iso, as = "moment" }: { iso: string; as?: keyof typeof formats }) {
  return (
    <time dateTime={iso} suppressHydrationWarning>
      {formats[as].format(new Date(iso))}
    </time>
  );
}
