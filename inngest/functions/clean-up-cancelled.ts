import { inngest } from "#inngest/client.ts";
import { jobCancelled } from "#inngest/events.ts";
import { discardArtifacts } from "#lib/artifacts/repository.ts";
import { getServiceDb } from "#lib/db.ts";
import { closeRecording } from "#lib/recordings/recording.ts";

/** A cancelled run is over at once; what it left behind is removed here. */
export const cleanUpCancelled = inngest.createFunction(
  { id: "clean-up-cancelled", name: "Clean up after a cancelled job", triggers: [jobCancelled], retries: 3 },
  async ({ event, step }) => {
    const { jobId } = event.data;
    // The running step notices within half a second that it is no longer wanted; only then is its disk ours.
    await step.sleep("let-the-running-step-stop", "2s");
    await step.run("cleanup", async () => {
      await discardArtifacts(getServiceDb(), jobId);
      await closeRecording(jobId);
    });
  },
);
