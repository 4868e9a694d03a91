/** Where to go after signing in: an address of this site or the library, never another site's. */
export function whereNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : "/videos";
}
