"use client";

import { loadBrowserClient } from "#components/live/browser-client.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { usePublicConfig } from "#components/ui/public-config.tsx";

export function SignOut() {
  const config = usePublicConfig();
  async function leave() {
    const client = await loadBrowserClient(config);
    await client.auth.signOut({ scope: "local" });
    location.assign("/login");
  }
  return (
    <button type="button" className={buttonClass.plain} onClick={leave}>
      Sign out
    </button>
  );
}
