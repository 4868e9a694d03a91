import { z } from "zod";

/** The name a project has in addresses; its owner chooses it. */
export const projectSlugSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 of A-Z, a-z, 0-9, _ and -");

export const projectSchema = z
  .object({ id: z.uuid(), owner_id: z.uuid(), slug: projectSlugSchema })
  .transform((row) => ({ id: row.id, ownerId: row.owner_id, slug: row.slug }));
export type Project = z.infer<typeof projectSchema>;
