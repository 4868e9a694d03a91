import type { TakeQuery } from "#lib/library/take-page.ts";

/** The address of the library page that shows what is asked for; what is as usual is left out. */
export function libraryAddress(query: Partial<TakeQuery>): string {
  const parameters = new URLSearchParams();
  if (query.q) parameters.set("q", query.q);
  if (query.project) parameters.set("project", query.project);
  if (query.state && query.state !== "all") parameters.set("state", query.state);
  if (query.sort) parameters.set("sort", query.sort);
  if (query.page && query.page > 1) parameters.set("page", String(query.page));
  const text = parameters.toString();
  return text === "" ? "/videos" : `/videos?${text}`;
}
