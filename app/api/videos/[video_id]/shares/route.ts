import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { createShare, listShares } from "#lib/shares/manage-shares.ts";
import { shareDays } from "#lib/shares/share-days.ts";

const params = z.object({ video_id: z.uuid() });
const share = z.object({
  id: z.uuid(),
  created_at: z.string(),
  expires_at: z.string(),
  last_opened_at: z.string().nullable(),
});

export const GET = handle(
  {
    summary: "List the links to a video's results",
    tag: "Library",
    params,
    answer: z.object({ shares: z.array(share) }),
    errors: { 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id } }) => {
    const shares = await listShares(caller, video_id);
    return {
      shares: shares.map((one) => ({
        id: one.id,
        created_at: one.createdAt,
        expires_at: one.expiresAt,
        last_opened_at: one.lastOpenedAt,
      })),
    };
  },
);

export const POST = handle(
  {
    summary: "Make a link that shows a video's results, read-only",
    tag: "Library",
    params,
    body: z.strictObject({ days: z.literal(shareDays).default(7) }),
    answer: share.extend({ url: z.url().describe("shown once: only its hash is kept") }),
    errors: { 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id }, body, request }) => {
    const { share: made, token } = await createShare(caller, video_id, body.days);
    return {
      id: made.id,
      created_at: made.createdAt,
      expires_at: made.expiresAt,
      last_opened_at: null,
      url: new URL(`/s/${token}`, request.url).href,
    };
  },
);
