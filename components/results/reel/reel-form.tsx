"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";
import { formatDuration } from "#components/ui/format.ts";
import { aspectOf, firstLength, offeredLengths, readReelForm, reelAspects } from "./reel-request.ts";

/** Asks for a reel; the page, refreshed, then shows it being made. `made` is what the reel there is was asked for. */
export function ReelForm(props: {
  videoId: string;
  durationSeconds: number;
  made: Record<string, unknown> | null;
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);
  const lengths = offeredLengths(props.durationSeconds);
  const { made } = props;

  function make(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const request = readReelForm(new FormData(event.currentTarget));
    startTransition(async () => {
      setError(null);
      try {
        await callApi("POST", `/api/videos/${props.videoId}/reels`, request);
        router.refresh();
      } catch (refusal) {
        setError(messageOf(refusal));
      }
    });
  }
  return (
    <form onSubmit={make} className="space-y-3">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <label className="text-caption text-muted">
          Length
          <select
            name="length"
            defaultValue={firstLength(lengths, made?.target_duration)}
            className="field mt-1 block"
          >
            {lengths.map((length) => (
              <option key={length} value={length}>
                {formatDuration(length)}
              </option>
            ))}
          </select>
        </label>
        <label className="text-caption text-muted">
          Shape
          <select name="aspect" defaultValue={aspectOf(made ?? {})} className="field mt-1 block">
            {reelAspects.map(([aspect, label]) => (
              <option key={aspect} value={aspect}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="inline-flex min-h-10 items-center gap-2 text-small">
          <input
            type="checkbox"
            name="sections"
            defaultChecked={made?.mode !== "highlights"}
            className="size-4 accent-accent"
          />
          Cover each part of the pitch
        </label>
        <label className="inline-flex min-h-10 items-center gap-2 text-small">
          <input
            type="checkbox"
            name="crossfade"
            defaultChecked={Number(made?.crossfade_seconds ?? 0) > 0}
            className="size-4 accent-accent"
          />
          Soft cuts
        </label>
        <button type="submit" disabled={pending} className={made ? buttonClass.plain : buttonClass.primary}>
          {pending ? "Starting …" : made ? "Cut it again" : "Make a reel"}
        </button>
      </div>
      {error !== null && (
        <p role="alert" className="text-small text-poor">
          {error}
        </p>
      )}
    </form>
  );
}
