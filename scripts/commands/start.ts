import { startStack, untilStopped } from "#scripts/launcher/start-stack.ts";

/** Everything, production build. */
export async function run(): Promise<void> {
  const stack = await startStack({ mode: "production" });
  process.stdout.write(`PitchQuest is ready: ${stack.url}\nIts log: ${stack.logPath}\n`);
  await untilStopped(stack);
}
