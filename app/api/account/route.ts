import { z } from "zod";
import { deleteAccount } from "#lib/account/delete-account.ts";
import { handle } from "#lib/http/handle.ts";

export const DELETE = handle(
  {
    summary: "Delete everything that is kept of you, and your account",
    tag: "Access",
    answer: z.object({
      videos: z.number().int(),
      source_files: z.number().int(),
      artifact_files: z.number().int(),
      account: z.boolean().describe("false for the built-in local user, which stays"),
    }),
    errors: { 503: ["accounts_unavailable"] },
  },
  async ({ caller }) => {
    const receipt = await deleteAccount(caller);
    return {
      videos: receipt.videos,
      source_files: receipt.sourceFiles,
      artifact_files: receipt.artifactFiles,
      account: receipt.account,
    };
  },
);
