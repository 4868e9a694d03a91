import pino from "pino";

const isDebug = ["true", "1"].includes(process.env.DEBUG ?? "");
/** Of a process on its own; what the launcher starts writes to it, and it alone to the file. */
const file = process.env.LOG_FILE;
const isRead = process.env.NODE_ENV !== "production" && process.stdout.isTTY && !file;

/** Structured log of the process: JSON in production, coloured text in development. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL || (isDebug ? "debug" : "info"),
    redact: ["*.authorization", "*.cookie", "*.password", "*.apikey"],
    ...(isRead ? { transport: { target: "pino-pretty", options: { ignore: "pid,hostname" } } } : {}),
  },
  ...(file ? [pino.destination({ dest: file, mkdir: true })] : []),
);
