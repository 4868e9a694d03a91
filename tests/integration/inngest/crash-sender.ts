import { createClient } from "./harness.ts";

// Stands for a web process: sends the events it is told to by the SDK, and says which were acknowledged.
const client = createClient();

process.on("message", (names: string[]) => {
  const events = names.map((name) => ({ id: name, name: "crash/start", data: { name } }));
  client.send(events).then(
    () => process.send?.({ acknowledged: names }),
    () => process.send?.({ refused: names }),
  );
});
process.once("disconnect", () => process.exit(0));
process.stdout.write(`${JSON.stringify({ event: "listening" })}\n`);
