/** What `startInngest` takes. Everything but the database and the workers has a default. */
export interface InngestOptions {
  /** Any PostgreSQL ≥ 15; all state is in its schema `inngest`. */
  databaseUrl: string;
  host?: string;
  /** 0 takes a free one. */
  port?: number;
  /** Addresses at which workers serve functions, e.g. `http://127.0.0.1:3001/api/inngest`. */
  sdkUrls: string[];
  /** When given, events are accepted under this key only. */
  eventKey?: string;
  /** When given, calls in both directions are signed and checked. */
  signingKey?: string;
  /** The first wait after a failed attempt; later ones are multiples of it: 1, 2, 4, 8, 20, … */
  retryBackoff?: { baseSeconds?: number };
  /** Calls under way at once in this process. */
  maxCalls?: number;
  /** How long a worker may take for one call before it counts as a failed attempt. */
  callTimeoutSeconds?: number;
  /** How long after an engine's death its calls are made again. */
  leaseSeconds?: number;
  /** How often a worker that is there is asked what it serves. */
  syncSeconds?: number;
  /** How long `stop` waits for calls under way. */
  drainSeconds?: number;
  /** How long runs that are over, and events, are kept; 0 keeps them for ever. */
  retentionDays?: number;
}

export interface Settings {
  databaseUrl: string;
  host: string;
  isLoopback: boolean;
  port: number;
  sdkUrls: string[];
  eventKey: string | undefined;
  signingKey: string | undefined;
  retryBaseSeconds: number;
  maxCalls: number;
  callTimeoutSeconds: number;
  leaseSeconds: number;
  syncSeconds: number;
  drainSeconds: number;
  retentionDays: number;
}

const SIGNING_KEY = /^(?:signkey-\w+-)?(?:[0-9a-f]{2})+$/i;
const LOOPBACK = new Set(["127.0.0.1", "::1", "[::1]", "localhost"]);

/** Whether a host name means this machine only. */
export function isLoopbackName(name: string): boolean {
  return LOOPBACK.has(name);
}

/** Fills in the defaults. Throws an Error when the engine would be open to a network without signed requests. */
export function resolveSettings(options: InngestOptions): Settings {
  const host = options.host ?? "127.0.0.1";
  const isLoopback = isLoopbackName(host);
  if (!isLoopback && !(options.signingKey && options.eventKey))
    throw new Error(
      `Refusing to listen on ${host}: beyond loopback a signing key and an event key are required.`,
    );
  if (options.signingKey && !SIGNING_KEY.test(options.signingKey))
    throw new Error(
      "The signing key must be hexadecimal digits, two for each byte, as in signkey-prod-12ab….",
    );
  return {
    databaseUrl: options.databaseUrl,
    host,
    isLoopback,
    port: options.port ?? 8288,
    sdkUrls: options.sdkUrls,
    eventKey: options.eventKey || undefined,
    signingKey: options.signingKey || undefined,
    retryBaseSeconds: options.retryBackoff?.baseSeconds ?? 15,
    maxCalls: options.maxCalls ?? 32,
    callTimeoutSeconds: options.callTimeoutSeconds ?? 7200,
    leaseSeconds: options.leaseSeconds ?? 10,
    syncSeconds: options.syncSeconds ?? 5,
    drainSeconds: options.drainSeconds ?? 10,
    retentionDays: readRetention(options.retentionDays ?? 7),
  };
}

function readRetention(days: number): number {
  if (!(days >= 0 && days <= 36_500)) throw new Error("The retention must be 0 (for ever) to 36500 days.");
  return days;
}
