import type { ChildProcess } from "node:child_process";

type Reply = { acknowledged: string[] } | { refused: string[] };

/** Hands events to sender processes, one after another as they are killed, and keeps who acknowledged what. */
export function createFeed() {
  const acknowledged = new Set<string>();
  const open = new Set<string>();
  let count = 0;
  let sender: ChildProcess | undefined;

  function tell(names: string[]): void {
    // A sender that has just been killed cannot be told; the next one is told all that is open.
    if (names.length > 0 && sender?.connected) sender.send(names, () => {});
  }

  return {
    acknowledged,
    /** Names that were handed out, acknowledged or not. */
    get handedOut() {
      return count;
    },
    /** Makes a process the sender; events whose acknowledgement never came are sent again under the same id. */
    use(child: ChildProcess): void {
      sender = child;
      child.on("error", () => {});
      child.on("message", (reply: Reply) => {
        if ("refused" in reply) return tell(reply.refused.filter((name) => open.has(name)));
        for (const name of reply.acknowledged) {
          acknowledged.add(name);
          open.delete(name);
        }
      });
      tell([...open]);
    },
    /** Sends this many new events once all earlier ones are acknowledged. */
    send(many: number): void {
      if (open.size > 0) return;
      const names = Array.from({ length: many }, (_, index) => `run-${count + index}`);
      count += many;
      for (const name of names) open.add(name);
      tell(names);
    },
    isSettled: () => open.size === 0,
  };
}
