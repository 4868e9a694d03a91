import { Readable } from "node:stream";
import { exportAccount } from "#lib/account/export-account.ts";
import { handle } from "#lib/http/handle.ts";

export const GET = handle(
  {
    summary: "Download everything that is kept of you",
    description: "One JSON document; each stored file with an address that works for a day.",
    tag: "Access",
    media: "application/json",
  },
  async ({ caller }) =>
    new Response(Readable.toWeb(Readable.from(exportAccount(caller))) as ReadableStream, {
      headers: {
        "content-type": "application/json",
        "content-disposition": 'attachment; filename="pitchquest-data.json"',
        "cache-control": "no-store",
      },
    }),
);
