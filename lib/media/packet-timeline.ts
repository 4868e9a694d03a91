/** Times of the packets of one stream, taken in as they are listed; keeps a bounded number of them. */
export class PacketTimeline {
  count = 0;
  private startSeconds = Number.POSITIVE_INFINITY;
  private lastSeconds = Number.NEGATIVE_INFINITY;
  private endSeconds = Number.NEGATIVE_INFINITY;
  private readonly head: number[] = [];

  add(timeSeconds: number, durationSeconds: number): void {
    this.count += 1;
    this.startSeconds = Math.min(this.startSeconds, timeSeconds);
    this.lastSeconds = Math.max(this.lastSeconds, timeSeconds);
    this.endSeconds = Math.max(this.endSeconds, timeSeconds + durationSeconds);
    if (this.head.length < 4096) this.head.push(timeSeconds);
  }

  /** First and last moment covered, or null without packets; the last packet lasts as long as its kind usually does. */
  span(): { startSeconds: number; endSeconds: number } | null {
    if (this.count === 0) return null;
    const endSeconds = Math.max(this.endSeconds, this.lastSeconds + (this.usualInterval() ?? 0));
    return { startSeconds: this.startSeconds, endSeconds };
  }

  /**
   * Usual distance of two packets in seconds, null with fewer than two: the mean of the distances within 10 % of
   * their median, so that clocks of whole milliseconds average out and gaps of a varying rate do not count.
   */
  usualInterval(): number | null {
    const times = this.head.toSorted((a, b) => a - b);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    const positive = gaps.filter((gap) => gap > 1e-6).sort((a, b) => a - b);
    const median = positive[positive.length >> 1];
    if (median === undefined) return null;
    const usual = positive.filter((gap) => Math.abs(gap - median) <= 0.1 * median);
    return usual.reduce((sum, gap) => sum + gap, 0) / usual.length;
  }
}
