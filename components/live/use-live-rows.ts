"use client";

import type { RealtimeChannel, SupabaseClient } from "@supabase/supabase-js";
import { useEffect, useEffectEvent } from "react";
import { usePublicConfig } from "#components/ui/public-config.tsx";
import { loadBrowserClient } from "./browser-client.ts";

export type Watched = { table: string; filter?: string };

const quietSeconds = 30;
/** A channel that is being left still holds its name: every subscription gets one of its own. */
let subscriptions = 0;

/**
 * Follows rows while `watched` is given. A change is a hint (`onRow`, the row as the database sends it); the rows
 * themselves are read again (`onReread`) on every subscription, when the tab becomes visible and after 30 s of
 * silence. Null stops everything: the channel is left and no timer remains.
 */
export function useLiveRows(
  topic: string,
  watched: readonly Watched[] | null,
  handlers: {
    onRow?: (table: string, row: unknown) => Promise<void> | void;
    onReread: (client: SupabaseClient) => Promise<void> | void;
  },
): void {
  const config = usePublicConfig();
  const onRow = useEffectEvent((table: string, row: unknown) => handlers.onRow?.(table, row));
  const onReread = useEffectEvent((client: SupabaseClient) => handlers.onReread(client));
  const key = watched === null ? null : JSON.stringify(watched);

  useEffect(() => {
    if (key === null) return;
    const tables: Watched[] = JSON.parse(key);
    let stopped = false;
    let leave: (() => void) | null = null;

    async function follow() {
      const client = await loadBrowserClient(config);
      await client.realtime.setAuth();
      if (stopped) return;
      let quiet: ReturnType<typeof setTimeout>;
      const reread = () => {
        clearTimeout(quiet);
        quiet = setTimeout(reread, quietSeconds * 1000);
        if (!stopped && document.visibilityState === "visible") void onReread(client);
      };
      const channel = tables.reduce<RealtimeChannel>(
        (joined, { table, filter }) =>
          joined.on("postgres_changes", { event: "*", schema: "public", table, filter }, (change) => {
            clearTimeout(quiet);
            quiet = setTimeout(reread, quietSeconds * 1000);
            if (!stopped) void onRow(table, change.new);
          }),
        client.channel(`${topic}:${++subscriptions}`),
      );
      channel.subscribe((status) => status === "SUBSCRIBED" && reread());
      quiet = setTimeout(reread, quietSeconds * 1000);
      document.addEventListener("visibilitychange", reread);
      leave = () => {
        clearTimeout(quiet);
        document.removeEventListener("visibilitychange", reread);
        void client.removeChannel(channel);
      };
    }
    void follow();
    return () => {
      stopped = true;
      leave?.();
    };
  }, [topic, key, config]);
}
