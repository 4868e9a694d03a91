import { z } from "zod";

export const shareSchema = z
  .object({
    id: z.uuid(),
    video_id: z.uuid(),
    owner_id: z.uuid(),
    created_at: z.string(),
    expires_at: z.string(),
    revoked_at: z.string().nullable(),
    last_opened_at: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    videoId: row.video_id,
    ownerId: row.owner_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastOpenedAt: row.last_opened_at,
  }));
export type Share = z.infer<typeof shareSchema>;

export const shareColumns = "id,video_id,owner_id,created_at,expires_at,revoked_at,last_opened_at";

/** Whether a link still opens. */
export function isOpen(share: Pick<Share, "expiresAt" | "revokedAt">, now: Date): boolean {
  return share.revokedAt === null && Date.parse(share.expiresAt) > now.getTime();
}
