import { cron, NonRetriableError } from "inngest";
import { inngest } from "#inngest/client.ts";
import { listChannels } from "#lib/alerts/channels.ts";
import { lookAround } from "#lib/alerts/look-around.ts";
import { markTold } from "#lib/alerts/repository.ts";
import { getServiceDb } from "#lib/db.ts";
import { log } from "#lib/log.ts";

/**
 * Tells operators what they do not know yet: once when scores begin to drift, once when the health changes. What one
 * channel takes is told; that another fails, however often it is tried, repeats nothing on the first.
 */
export const alertOperators = inngest.createFunction(
  {
    id: "alert-operators",
    name: "Tell operators of drift and of changed health",
    triggers: [cron("*/5 * * * *")],
    concurrency: 1,
    retries: 4,
  },
  async ({ step }) => {
    const channels = listChannels();
    if (channels.length === 0) return { alerts: 0, told: [] };
    const alerts = await step.run("look-around", () => lookAround(getServiceDb(), new Date()));
    if (alerts.length === 0) return { alerts: 0, told: [] };
    const messages = alerts.map(({ message }) => message);
    const told: string[] = [];
    for (const { name, tell } of channels) {
      const telling = step.run(`tell-by-${name}`, () => tell(messages));
      await telling.then(
        () => told.push(name),
        () => log.error({ channel: name, alerts }, "an alert could not be sent"),
      );
    }
    if (told.length === 0)
      throw new NonRetriableError("No channel took the alert; the next look tells it again.");
    await step.run("note-what-was-told", () => markTold(getServiceDb(), alerts));
    return { alerts: alerts.length, told };
  },
);
