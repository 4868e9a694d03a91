"use client";

import { useId, useState } from "react";
import { formatScore } from "#components/ui/format.ts";
import { formatValue } from "#lib/pitch/format-value.ts";
import { whatIf } from "#lib/pitch/what-if.ts";
import { type PossibleChange, type Scored, toChange } from "./list-changes.ts";

function inWords({ unit, isContent }: PossibleChange, value: number): string {
  return isContent ? `${Number(value.toFixed(1))} of 5` : formatValue(value, unit);
}

function gainWords(gain: number): string {
  const points = Math.round(gain * 10) / 10;
  if (points === 0) return "no difference";
  return `${points > 0 ? "+" : "−"}${Math.abs(points)} ${Math.abs(points) === 1 ? "point" : "points"}`;
}

/** One thing of the take at another value, and the score that would have: by the function that scored it. */
export function WhatIf({ scored, changes }: { scored: Scored; changes: PossibleChange[] }) {
  const [metric, setMetric] = useState(changes[0]?.metric ?? "");
  const change = changes.find((one) => one.metric === metric) ?? changes[0];
  const [value, setValue] = useState(change?.best ?? 0);
  const [select, slider] = [useId(), useId()];
  if (!change) return null;
  const outcome = whatIf(scored, toChange(change, value));

  function choose(next: string) {
    setMetric(next);
    setValue(changes.find((one) => one.metric === next)?.best ?? 0);
  }
  return (
    <div className="grid max-w-160 gap-x-8 gap-y-3 border-y border-line py-5 sm:grid-cols-[1fr_auto]">
      <div className="space-y-2">
        <label htmlFor={select} className="sr-only">
          What would be different
        </label>
        <select
          id={select}
          value={metric}
          onChange={(event) => choose(event.currentTarget.value)}
          className="field w-full max-w-72"
        >
          {changes.map((one) => (
            <option key={one.metric} value={one.metric}>
              {one.label}
            </option>
          ))}
        </select>
        <label htmlFor={slider} className="sr-only">
          {change.label} of the next take
        </label>
        <input
          id={slider}
          type="range"
          min={change.low}
          max={change.high}
          step={(change.high - change.low) / 100}
          value={value}
          aria-valuetext={inWords(change, value)}
          onChange={(event) => setValue(event.currentTarget.valueAsNumber)}
          className="block h-10 w-full max-w-72 accent-accent"
        />
        <p className="text-small text-muted">
          With <span className="text-ink">{inWords(change, value)}</span>; this take has{" "}
          {inWords(change, change.value)}
        </p>
      </div>
      {outcome && (
        <output htmlFor={slider} className="self-center">
          <span className="sr-only">The score would be </span>
          <span className="block font-serif text-hero">{formatScore(outcome.overallScore)}</span>
          <span className={`text-small ${outcome.gain > 0.05 ? "text-good" : "text-muted"}`}>
            {gainWords(outcome.gain)}
          </span>
        </output>
      )}
    </div>
  );
}
