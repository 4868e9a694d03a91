/**
 * The address a call came from. The web process writes it (and, unless TRUST_PROXY says that a proxy of ours does,
 * drops what the caller wrote there itself); of a list the last entry is the one our own proxy added.
 */
export function clientAddress(request: Request): string {
  const written = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return `ip:${written || "unknown"}`;
}
