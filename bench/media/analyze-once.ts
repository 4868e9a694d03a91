import { closePool } from "#lib/media/pool.ts";
import { analyzeClip } from "./analyze-clip.ts";

const [path] = process.argv.slice(2);
if (!path) throw new Error("Name a file.");
await analyzeClip(path);
await closePool();
