import pino from "pino";

const isDebug = ["true", "1"].includes(process.env.DEBUG ?? "");

/** Structured log of the process: JSON in production, coloured text in development. */
export const log = pino({
  level: process.env.LOG_LEVEL || (isDebug ? "debug" : "info"),
  redact: ["*.authorization", "*.cookie", "*.password", "*.apikey"],
  ...(process.env.NODE_ENV === "production" || !process.stdout.isTTY
    ? {}
    : { transport: { target: "pino-pretty", options: { ignore: "pid,hostname" } } }),
});
