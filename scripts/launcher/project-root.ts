import { resolve } from "node:path";

/** The folder with package.json in it. */
export const projectRoot = resolve(import.meta.dirname, "../..");
