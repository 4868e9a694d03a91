import { execFileSync } from "node:child_process";

/** A place for a process with an address of its own. */
export interface Machine {
  address: string;
  /** What a command is put behind to run there. */
  runner: string[];
}

const ip = (...args: string[]) => execFileSync("ip", args, { stdio: ["ignore", "ignore", "pipe"] });

/**
 * Two machines that reach the engine's address and nothing else: network namespaces where this system lets us make
 * some (root on Linux with iproute2), else two loopback addresses.
 */
export function createMachines(): { engineAddress: string; machines: Machine[]; remove(): void } {
  const tag = `pq${process.pid % 10_000}`;
  const net = `10.${200 + (process.pid % 50)}.0`;
  const names = [`${tag}a`, `${tag}b`];
  const remove = () => {
    for (const name of names) tryTo(() => ip("netns", "delete", name));
    tryTo(() => ip("link", "delete", `${tag}-br`));
  };
  try {
    ip("link", "add", `${tag}-br`, "type", "bridge");
    ip("address", "add", `${net}.1/24`, "dev", `${tag}-br`);
    ip("link", "set", `${tag}-br`, "up");
    const machines = names.map((name, index) => {
      const address = `${net}.${index + 2}`;
      ip("netns", "add", name);
      ip("link", "add", `${name}-v`, "type", "veth", "peer", "name", "eth0", "netns", name);
      ip("link", "set", `${name}-v`, "master", `${tag}-br`, "up");
      ip("-n", name, "address", "add", `${address}/24`, "dev", "eth0");
      ip("-n", name, "link", "set", "eth0", "up");
      ip("-n", name, "link", "set", "lo", "up");
      return { address, runner: ["ip", "netns", "exec", name] };
    });
    return { engineAddress: `${net}.1`, machines, remove };
  } catch {
    remove();
    const machines = ["127.0.0.2", "127.0.0.3"].map((address) => ({ address, runner: [] }));
    return { engineAddress: "127.0.0.4", machines, remove() {} };
  }
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // It was not there.
  }
}
