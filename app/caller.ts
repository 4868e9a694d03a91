import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Caller } from "#lib/auth/caller.ts";
import { identifyVisitor } from "#lib/auth/identify-actor.ts";
import { sessionFromCookies } from "#lib/auth/session.ts";
import { getServiceDb } from "#lib/db.ts";
import { isAppError } from "#lib/errors.ts";

/** Who is looking at this page. Where nobody is signed in, the page to sign in is shown and leads back here. */
export async function getPageCaller(): Promise<Caller> {
  const jar = await cookies();
  try {
    const actor = await identifyVisitor(sessionFromCookies(jar.getAll()));
    return { db: getServiceDb(), actor };
  } catch (error) {
    if (!isAppError(error) || error.code !== "unauthorized") throw error;
  }
  const path = (await headers()).get("x-path") ?? "/";
  redirect(`/login?next=${encodeURIComponent(path)}`);
}
