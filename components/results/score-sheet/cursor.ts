/** Where somebody points at the sheet: whoever shows it listens, so that pointing renders nothing else anew. */
export type Cursor = ReturnType<typeof createCursor>;

export function createCursor() {
  const listeners = new Set<() => void>();
  let seconds: number | null = null;
  return {
    get: () => seconds,
    set(next: number | null) {
      if (next === seconds) return;
      seconds = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
