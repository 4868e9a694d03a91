import { setTimeout as delay } from "node:timers/promises";

/** A loop that sleeps between rounds and can be woken. */
export interface Pulse {
  wake(): void;
  /** Ends the loop after the round under way. */
  stop(): Promise<void>;
}

/**
 * Calls `round` again and again; it returns the milliseconds to sleep unless woken. A wake-up during a round makes
 * the next one follow, no sooner than `spacingMilliseconds` later. A round that throws is reported and tried again.
 */
export function startPulse(
  round: () => Promise<number>,
  { spacingMilliseconds, onError }: { spacingMilliseconds: number; onError: (error: Error) => void },
): Pulse {
  const failurePauseMilliseconds = 500;
  let stopped = false;
  let woken = false;
  let endNap: (() => void) | null = null;

  function nap(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(end, milliseconds);
      function end() {
        clearTimeout(timer);
        endNap = null;
        resolve();
      }
      endNap = end;
    });
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      woken = false;
      let milliseconds = failurePauseMilliseconds;
      try {
        milliseconds = await round();
      } catch (error) {
        onError(error as Error);
        woken = false;
      }
      if (!woken && !stopped) await nap(milliseconds);
      if (spacingMilliseconds && !stopped) await delay(spacingMilliseconds);
    }
  }

  const running = loop();
  return {
    wake() {
      woken = true;
      endNap?.();
    },
    async stop() {
      stopped = true;
      endNap?.();
      await running;
    },
  };
}
