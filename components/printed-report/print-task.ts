import type { PrintTask } from "#lib/printing/print-in-thread.ts";
import { loadTypefaces } from "#lib/printing/typefaces.ts";
import { printReport } from "./print-report.ts";

export default async function print({ view, address }: PrintTask): Promise<Uint8Array> {
  return printReport(view, await loadTypefaces(), address);
}
