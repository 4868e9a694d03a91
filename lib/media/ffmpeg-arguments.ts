import type { FfmpegCommand } from "fluent-ffmpeg";

/** fluent-ffmpeg runs what it composes only by its own spawn; the argument list is all that is wanted of it. */
interface ArgumentList {
  _getArguments(): string[];
}

/** The command line fluent-ffmpeg composed. */
export function argumentsOf(command: FfmpegCommand): string[] {
  return (command as unknown as ArgumentList)._getArguments();
}
