import { cookies } from "next/headers";
import type { Caller } from "#lib/auth/caller.ts";
import { identifyVisitor } from "#lib/auth/identify-actor.ts";
import { sessionFromCookies } from "#lib/auth/session.ts";
import { getServiceDb } from "#lib/db.ts";

/** Who is looking at this page. @throws AppError 401 where nobody is signed in. */
export async function getPageCaller(): Promise<Caller> {
  const jar = await cookies();
  const actor = await identifyVisitor(sessionFromCookies(jar.getAll()));
  return { db: getServiceDb(), actor };
}
