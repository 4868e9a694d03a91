import { rm } from "node:fs/promises";
import type { FormDeclaration } from "./declaration.ts";
import { parseInput } from "./read-input.ts";
import { type ReceivedFile, receiveFile } from "./receive-file.ts";
import { withHeapRoom } from "./with-heap-room.ts";

export type ReceivedForm<Fields> = { file: ReceivedFile; fields: Fields };

/**
 * Takes a form to disk, hands it to `work` and removes its file afterwards, whatever happened.
 * @throws AppError of `receiveFile`; 422 `invalid_request` for the other fields
 */
export function withForm<Fields, T>(
  request: Request,
  declaration: FormDeclaration,
  work: (form: ReceivedForm<Fields>) => Promise<T>,
): Promise<T> {
  return withHeapRoom(async () => {
    const { file, fields } = await receiveFile(request, declaration);
    try {
      const parsed = parseInput(declaration.fields, fields, "invalid_request") as Fields;
      return await work({ file, fields: parsed });
    } finally {
      await rm(file.path, { force: true });
    }
  });
}
