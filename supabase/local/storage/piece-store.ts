import type { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import { isDiskFull } from "./storage-error.ts";

/** Keeps the pieces of uploads as files, and says so where there is no room for one. */
export class PieceStore extends FileStore {
  override async write(piece: Readable, id: string, offset: number): Promise<number> {
    try {
      return await super.write(piece, id, offset);
    } catch (error) {
      // The store keeps to itself why it could not write; the piece was ended with the reason.
      throw isDiskFull(piece.errored) ? piece.errored : error;
    }
  }
}
