"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "#components/ui/call-api.ts";

/** What the trash says of a take that was put into it. */
export type DeletedTake = {
  title: string;
  sourceFiles: number;
  artifactFiles: number;
  cancelledJobs: number;
};

type Receipt = { title: string; source_files: number; artifact_files: number; cancelled_jobs: number };

/** Takes deleted on this page, by id, for as long as it stands. */
export function useDeletedTakes() {
  const router = useRouter();
  const [deleted, setDeleted] = useState<ReadonlyMap<string, DeletedTake>>(new Map());
  return {
    deleted,
    async remove(videoId: string) {
      const receipt = (await callApi("POST", `/api/videos/${videoId}/trash`)) as Receipt;
      const take = {
        title: receipt.title,
        sourceFiles: receipt.source_files,
        artifactFiles: receipt.artifact_files,
        cancelledJobs: receipt.cancelled_jobs,
      };
      setDeleted((before) => new Map([...before, [videoId, take]]));
    },
    async restore(videoId: string) {
      await callApi("POST", `/api/videos/${videoId}/restore`);
      setDeleted((before) => new Map([...before].filter(([id]) => id !== videoId)));
      router.refresh();
    },
  };
}
