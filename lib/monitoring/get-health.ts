import packageJson from "#package.json" with { type: "json" };
import { checkServices } from "./service-checks.ts";

/** Whether every part that an analysis needs is there, as `GET /health` answers it. */
export async function getHealth(now: Date) {
  const checks = await checkServices();
  return {
    status: checks.every((check) => check.healthy) ? "healthy" : "degraded",
    service: packageJson.name,
    version: packageJson.version,
    checks: Object.fromEntries(
      checks.map(({ name, healthy, detail }) => [name, healthy ? "healthy" : `unhealthy: ${detail}`]),
    ),
    timestamp: now.toISOString(),
  };
}
