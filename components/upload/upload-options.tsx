"use client";

import { formatDuration } from "#components/ui/format.ts";
import { makes, reelLengths, type Wish, wantsReel } from "./wish.ts";

/** Names the list of projects that the page may offer; without it any name can still be written. */
export const projectListId = "project-names";

/** What is to become of the next recordings, and where they belong. */
export function UploadOptions({ wish, onChange }: { wish: Wish; onChange: (wish: Wish) => void }) {
  return (
    <fieldset className="flex flex-wrap items-end gap-x-5 gap-y-3">
      <legend className="sr-only">What to make of the next take</legend>
      <label className="text-caption text-muted">
        Make of it
        <select
          className="field mt-1 block"
          value={wish.make}
          onChange={(event) => onChange({ ...wish, make: event.currentTarget.value as Wish["make"] })}
        >
          {makes.map(({ make, label }) => (
            <option key={make} value={make}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {wantsReel(wish) && (
        <label className="text-caption text-muted">
          Length of the reel
          <select
            className="field mt-1 block"
            value={wish.reelSeconds}
            onChange={(event) => onChange({ ...wish, reelSeconds: Number(event.currentTarget.value) })}
          >
            {reelLengths.map((seconds) => (
              <option key={seconds} value={seconds}>
                {formatDuration(seconds)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="text-caption text-muted">
        Project, if any
        <input
          className="field mt-1 block w-52 max-w-full"
          list={projectListId}
          maxLength={200}
          autoComplete="off"
          value={wish.project}
          onChange={(event) => onChange({ ...wish, project: event.currentTarget.value })}
        />
      </label>
    </fieldset>
  );
}
