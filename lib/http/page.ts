import { z } from "zod";

/** Which part of a list is asked for. */
export type Page = { limit: number; offset: number };

export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** The rows that answer a page, one more than it holds: that one tells whether there is a next page. */
export function rowsOf({ limit, offset }: Page): [from: number, to: number] {
  return [offset, offset + limit];
}

export function pageOf<T>(rows: T[], { limit, offset }: Page): { items: T[]; next_offset: number | null } {
  return { items: rows.slice(0, limit), next_offset: rows.length > limit ? offset + limit : null };
}

/** A list parameter: given once or several times. */
export function listOf<S extends z.ZodType>(item: S) {
  return z.union([z.array(item), item.transform((one) => [one])], {
    error: "must be one or more of the known values",
  });
}
