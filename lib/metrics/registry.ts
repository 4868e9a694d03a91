import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { processWide } from "#lib/process-wide.ts";

/** What this process counts of itself. */
export function getProcessMetrics() {
  return processWide("metrics", () => {
    const registry = new Registry();
    const registers = [registry];
    collectDefaultMetrics({ register: registry });
    const labelNames = ["method", "route", "status"] as const;
    return {
      registry,
      requests: new Counter({
        name: "pitchquest_http_requests_total",
        help: "Requests answered, by pattern of their address.",
        labelNames,
        registers,
      }),
      latencies: new Histogram({
        name: "pitchquest_http_request_duration_seconds",
        help: "From the arrival of a request to the end of its answer; streams of events are left out.",
        labelNames,
        buckets: [0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
        registers,
      }),
      listeners: new Gauge({
        name: "pitchquest_live_listeners",
        help: "Clients of this process that follow a job, by Server-Sent Events or WebSocket.",
        registers,
      }),
    };
  });
}
