import { Inngest } from "inngest";
import { log } from "#lib/log.ts";

/**
 * The one client, for sending events and for defining functions. Where it sends to is the environment's word
 * (INNGEST_DEV, INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY), read by the SDK itself.
 */
export const inngest = new Inngest({ id: "pitchquest", logger: log });
