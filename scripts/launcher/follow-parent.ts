import { findCollector } from "#lib/garbage-collector.ts";

// Preloaded into every child: when the launcher is gone, however it went, its children end too.
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 12_000).unref();
});

// The launcher has heard that this child listens, and tells nobody before what its start left is gone.
process.once("message", () => {
  findCollector()();
  process.send?.("settled");
});
