"use client";

import { useEffect, useRef } from "react";

const quietDecibels = -60;
const segments = 24;

/** How loud the microphone hears: loudness of the moment in decibels below full scale, drawn at every frame. */
export function LevelMeter({ stream }: { stream: MediaStream }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    const draw = () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const decibels = power > 0 ? 10 * Math.log10(power) : quietDecibels;
      const share = Math.min(1, Math.max(0, 1 - decibels / quietDecibels));
      if (bar.current) {
        bar.current.style.clipPath = `inset(0 ${100 - Math.round(share * segments) * (100 / segments)}% 0 0)`;
      }
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
    };
  }, [stream]);
  const look = "absolute inset-0 grid grid-cols-[repeat(24,1fr)] gap-px";
  const cells = Array.from({ length: segments }, (_, index) => index);
  return (
    <div role="img" aria-label="Microphone level" className="relative h-3 w-full">
      <div className={look}>
        {cells.map((cell) => (
          <span key={cell} className="bg-line" />
        ))}
      </div>
      <div ref={bar} className={look} style={{ clipPath: "inset(0 100% 0 0)" }}>
        {cells.map((cell) => (
          <span key={cell} className={cell > 21 ? "bg-poor" : cell > 18 ? "bg-warn" : "bg-good"} />
        ))}
      </div>
    </div>
  );
}
