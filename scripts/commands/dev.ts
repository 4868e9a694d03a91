import { startStack, untilStopped } from "#scripts/launcher/start-stack.ts";

/** Everything, with the pages reloading as their sources change. */
export async function run(): Promise<void> {
  const stack = await startStack({ mode: "development" });
  process.stdout.write(`PitchQuest is ready for development: ${stack.url}\n`);
  await untilStopped(stack);
}
