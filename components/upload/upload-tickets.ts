import { z } from "zod";

const prefix = "pitchquest.upload.";

const ticketSchema = z.object({
  videoId: z.string(),
  bucket: z.string(),
  path: z.string(),
  resumableUrl: z.string(),
});
export type UploadTicket = z.infer<typeof ticketSchema>;

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;
type Identity = { name: string; size: number; lastModified: number };

/** The same file chosen again after a reload finds the upload it belongs to by these three. */
function keyOf(file: Identity): string {
  return `${prefix}${file.name}.${file.size}.${file.lastModified}`;
}

/** Where the browser has no room for it, the upload goes on all the same; only a reload would begin it anew. */
export function keepTicket(store: Store, file: Identity, ticket: UploadTicket): void {
  try {
    store.setItem(keyOf(file), JSON.stringify(ticket));
  } catch {
    store.removeItem(keyOf(file));
  }
}

export function findTicket(store: Store, file: Identity): UploadTicket | null {
  try {
    return ticketSchema.parse(JSON.parse(store.getItem(keyOf(file)) ?? "null"));
  } catch {
    return null;
  }
}

export function dropTicket(store: Store, file: Identity): void {
  store.removeItem(keyOf(file));
}
