import { writeFileSync } from "node:fs";
import { setPriority } from "node:os";

/**
 * Gives a child that began a session of its own a priority (nice, −20..19). Linux shares the processors out among
 * sessions first (`man 7 sched`, autogroup), so the session is weighed as well as the process; elsewhere there is no such
 * file, and the process counts. A child that has ended already is let be.
 */
export function setSessionPriority(pid: number | undefined, priority: number): void {
  if (pid === undefined || priority === 0) return;
  for (const set of [
    () => setPriority(pid, priority),
    () => writeFileSync(`/proc/${pid}/autogroup`, String(priority)),
  ]) {
    try {
      set();
    } catch {
      // Not this system, or too late: it only costs others some time.
    }
  }
}
