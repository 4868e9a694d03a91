import { askBuilds } from "#lib/media/input-options.ts";
import { closePool, warmPool } from "#lib/media/pool.ts";
import { analyzeClip } from "./analyze-clip.ts";

/** The first recording of a process that has started as the worker does; says its seconds. */
const [path] = process.argv.slice(2);
if (!path) throw new Error("Name a file.");
askBuilds();
await warmPool();
const { seconds } = await analyzeClip(path);
process.stdout.write(JSON.stringify(seconds));
await closePool();
