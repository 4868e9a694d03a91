// Preloaded into every child: when the launcher is gone, however it went, its children end too.
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 12_000).unref();
});
