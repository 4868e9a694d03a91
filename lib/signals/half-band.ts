const taps = 31;

/** Windowed-sinc low pass at a quarter of the sample rate. */
function designFilter(): Float32Array {
  const middle = (taps - 1) / 2;
  const filter = Float32Array.from({ length: taps }, (_, index) => {
    const x = index - middle;
    const sinc = x === 0 ? 0.5 : Math.sin((Math.PI * x) / 2) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (taps - 1)));
  });
  const sum = filter.reduce((total, value) => total + value, 0);
  return filter.map((value) => value / sum);
}

const filter = designFilter();

/** Halves the sample rate of a signal that comes in pieces; the delay of the filter is taken out. */
export class HalfBandDecimator {
  /** Samples not yet used up; the zeros stand before the first sample, half a filter long. */
  private pending = new Float32Array((taps - 1) / 2);

  push(samples: Float32Array): Float32Array {
    const input = new Float32Array(this.pending.length + samples.length);
    input.set(this.pending);
    input.set(samples, this.pending.length);
    const count = input.length < taps ? 0 : Math.floor((input.length - taps) / 2) + 1;
    const output = new Float32Array(count);
    for (let index = 0; index < count; index += 1) {
      let sum = 0;
      for (let tap = 0; tap < taps; tap += 1) {
        sum += (filter[tap] as number) * (input[2 * index + tap] as number);
      }
      output[index] = sum;
    }
    this.pending = input.slice(2 * count);
    return output;
  }
}
