interface Coefficients {
  b: [number, number, number];
  a: [number, number];
}

/** Second-order Butterworth sections after R. Bristow-Johnson's "Audio EQ cookbook". */
function design(kind: "highpass" | "lowpass", frequency: number, sampleRate: number): Coefficients {
  const omega = (2 * Math.PI * frequency) / sampleRate;
  const cosine = Math.cos(omega);
  const alpha = Math.sin(omega) / Math.SQRT2;
  const gain = kind === "lowpass" ? 1 - cosine : 1 + cosine;
  const middle = kind === "lowpass" ? gain : -gain;
  const scale = 1 / (1 + alpha);
  return {
    b: [(gain / 2) * scale, middle * scale, (gain / 2) * scale],
    a: [-2 * cosine * scale, (1 - alpha) * scale],
  };
}

/** Filters in place and remembers its state between pieces. */
class Biquad {
  private readonly coefficients: Coefficients;
  private first = 0;
  private second = 0;

  constructor(coefficients: Coefficients) {
    this.coefficients = coefficients;
  }

  process(samples: Float32Array): void {
    const { b, a } = this.coefficients;
    for (let index = 0; index < samples.length; index += 1) {
      const input = samples[index] as number;
      const output = b[0] * input + this.first;
      this.first = b[1] * input - a[0] * output + this.second;
      this.second = b[2] * input - a[1] * output;
      samples[index] = output;
    }
  }
}

/** Lets a band of a signal that comes in pieces through, 12 dB an octave on either side. */
export class BandPass {
  private readonly sections: Biquad[];

  constructor(lowHertz: number, highHertz: number, sampleRate: number) {
    this.sections = [
      new Biquad(design("highpass", lowHertz, sampleRate)),
      new Biquad(design("lowpass", highHertz, sampleRate)),
    ];
  }

  push(samples: Float32Array): Float32Array {
    const output = samples.slice();
    for (const section of this.sections) section.process(output);
    return output;
  }
}
