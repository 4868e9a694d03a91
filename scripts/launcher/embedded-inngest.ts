const loopback = "127.0.0.1";
const loopbackNames = new Set([loopback, "::1", "localhost"]);
const everywhere = new Set(["0.0.0.0", "::"]);

export type EmbeddedInngest = {
  /** Where the engine listens. */
  host: string;
  /** How this machine's processes reach it. */
  env: { INNGEST_DEV: string } | { INNGEST_BASE_URL: string };
};

/**
 * How the embedded Inngest is to run, or null where the environment names another one. Keys without an address mean the
 * hosted service; with INNGEST_HOST they are those of the embedded engine, which then signs and checks every call.
 * @throws Error in words where it would be open to a network, or where a key is missing
 */
export function planEmbeddedInngest(env: NodeJS.ProcessEnv, port: number): EmbeddedInngest | null {
  const { INNGEST_HOST: wanted, INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey } = env;
  if (env.INNGEST_BASE_URL || env.INNGEST_DEV) return null;
  if (eventKey && !wanted) return null;
  const host = wanted || loopback;
  const refuse = (name: string, why: string) =>
    new Error(`The configuration is not usable.\n  ${name}: ${why}`);
  if (Boolean(eventKey) !== Boolean(signingKey))
    throw refuse(
      eventKey ? "INNGEST_SIGNING_KEY" : "INNGEST_EVENT_KEY",
      "both keys are needed, or none; with none, calls stay on this machine and are not signed",
    );
  if (!eventKey && !loopbackNames.has(host))
    throw refuse(
      "INNGEST_HOST",
      `beyond this machine (${host}) calls must be signed: set INNGEST_SIGNING_KEY and INNGEST_EVENT_KEY`,
    );
  const name = everywhere.has(host) ? loopback : host;
  const url = `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
  return { host, env: eventKey ? { INNGEST_BASE_URL: url } : { INNGEST_DEV: url } };
}
