/**
 * Cuts a stream of bytes into pictures of `frameBytes`. Two buffers take turns: a picture handed on stays as it is
 * until the next but one is complete.
 */
export class FrameSplitter {
  private readonly onFrame: (pixels: Uint8Array) => void;
  private readonly frameBytes: number;
  private current: Uint8Array;
  private spare: Uint8Array;
  private filled = 0;

  constructor(frameBytes: number, onFrame: (pixels: Uint8Array) => void) {
    this.frameBytes = frameBytes;
    this.onFrame = onFrame;
    this.current = new Uint8Array(frameBytes);
    this.spare = new Uint8Array(frameBytes);
  }

  push(chunk: Uint8Array): void {
    for (let offset = 0; offset < chunk.length; ) {
      const taken = Math.min(this.frameBytes - this.filled, chunk.length - offset);
      this.current.set(chunk.subarray(offset, offset + taken), this.filled);
      this.filled += taken;
      offset += taken;
      if (this.filled < this.frameBytes) continue;
      const complete = this.current;
      this.current = this.spare;
      this.spare = complete;
      this.filled = 0;
      this.onFrame(complete);
    }
  }
}
