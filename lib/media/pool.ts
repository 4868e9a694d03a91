import { devNull } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import PQueue from "p-queue";
import { Piscina } from "piscina";
import { projectRoot } from "#lib/project-root.ts";
import type { PlannedLook } from "#lib/signals/plan-looks.ts";
import { countPoolThreads } from "./threads.ts";

type TaskName = "find-speech" | "follow-body" | "listen" | "look" | "survey";

/** Tasks of which a work has many: others go before those that wait, for pieces share out what is left over to the end. */
const pieces: ReadonlySet<TaskName> = new Set(["follow-body", "look"]);

/**
 * Idle threads that nobody wants kept give their memory back, 100 MB each, once nobody is at work any more: the next
 * recording waits a second longer for new ones.
 */
const idleMilliseconds = 10 * 60_000;

/** Tensors live outside the JavaScript heap; a small heap keeps threads that make much short-lived waste lean. */
const threadLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 256 };

/** Tasks wait in the queue, not in the pool: it takes those that may be aborted in the order in which they came. */
type Threads = { pool: Piscina; queue: PQueue };

let threads: Threads | null = null;

function openThreads(minThreads = 0): Threads {
  threads ??= {
    pool: new Piscina({
      minThreads,
      maxThreads: countPoolThreads(),
      idleTimeout: idleMilliseconds,
      concurrentTasksPerWorker: 1,
      resourceLimits: threadLimits,
      execArgv: ["--disable-warning=ExperimentalWarning"],
    }),
    queue: new PQueue({ concurrency: countPoolThreads() }),
  };
  return threads;
}

/**
 * Runs a task of `lib/media/tasks` in a thread. Aborting ends the thread.
 * @throws what the task threw; the signal's reason when aborted
 */
export async function runInPool<Output>(
  task: TaskName,
  input: object,
  signal?: AbortSignal,
): Promise<Output> {
  signal?.throwIfAborted();
  const filename = pathToFileURL(join(projectRoot(), "lib/media/tasks", `${task}.ts`)).href;
  const { pool, queue } = openThreads();
  const priority = pieces.has(task) ? 0 : 1;
  try {
    return await queue.add(() => pool.run(input, { filename, signal }), { priority, signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}

/** What every thread does once beforehand: models load with it, and code is compiled. */
const rehearsals: [TaskName, object][] = [
  ["find-speech", { path: devNull, sampleRate: 16_000 }],
  ["look", { path: "/dev/zero", width: 320, height: 180, looks: blackFrames(4) }],
];

function blackFrames(count: number): PlannedLook[] {
  return Array.from({ length: count }, (_, index) => ({ index, face: true, body: true, startsShot: false }));
}

/**
 * Starts all threads and their models before anybody waits for them, and keeps them: for a process that measures all its
 * life. What cannot be started is told when it is needed.
 */
export async function warmPool(): Promise<void> {
  openThreads(countPoolThreads());
  for (const [task, input] of rehearsals) {
    // As many as threads, all at once: each takes one.
    await Promise.allSettled(Array.from({ length: countPoolThreads() }, () => runInPool(task, input)));
  }
}

/** Ends all threads; the next task opens the pool again. */
export async function closePool(): Promise<void> {
  const closing = threads;
  threads = null;
  await closing?.pool.destroy();
}
