import type { Handler } from "#lib/http/declaration.ts";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** One call of the interface: what answers it, and where. */
export type Operation = { method: Method; path: string; handler: Handler };

/** `getApiStatusByVideoId` */
export function operationId({ method, path }: Pick<Operation, "method" | "path">): string {
  const words = path
    .replace(/\{(\w+)\}/g, "by_$1")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
