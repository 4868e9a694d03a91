"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";
import type { VideoCard } from "#lib/videos/video-view.ts";

type Change = { title?: string; project?: string | null; kept?: boolean };

/** What can be done to one take: rename, move, keep, delete. Opens below its button; Escape closes it. */
export function TakeActions(props: {
  video: VideoCard["video"];
  project: { name: string } | null;
  projectNames: string[];
  onDelete: () => Promise<void>;
}) {
  const { video, project } = props;
  const router = useRouter();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  // Made when it is first wanted: a page of many takes is mostly such panels.
  const [wanted, setWanted] = useState(false);

  async function act(work: () => Promise<unknown>) {
    setWorking(true);
    setError(null);
    try {
      await work();
      panel.current?.hidePopover();
    } catch (thrown) {
      setError(messageOf(thrown));
    } finally {
      setWorking(false);
    }
  }
  const change = (what: Change) =>
    act(async () => {
      await callApi("PATCH", `/api/videos/${video.id}`, what);
      router.refresh();
    });

  // Not as the form's action: that would undo what was typed when it could not be saved.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const title = String(form.get("title")).trim();
    const name = String(form.get("project")).trim();
    return change({
      ...(title === "" || title === video.title ? {} : { title }),
      ...(name === (project?.name ?? "") ? {} : { project: name === "" ? null : name }),
      kept: form.get("kept") === "on",
    });
  }
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        onPointerDown={() => setWanted(true)}
        onFocus={() => setWanted(true)}
        // The browser opens it after this, so it must be there by then, also where nothing came before the click.
        onClick={() => flushSync(() => setWanted(true))}
        aria-label={`Change ${video.title}`}
        className="control -mr-2 min-w-10 px-2! text-muted hover:text-ink"
      >
        <span aria-hidden="true" className="leading-none tracking-widest">
          ···
        </span>
      </button>
      {wanted && (
        <div
          ref={panel}
          id={id}
          popover="auto"
          className="fixed inset-0 m-auto h-fit w-80 max-w-[calc(100vw-2rem)] rounded-panel border border-line-strong bg-raised p-5 text-ink shadow-float"
        >
          <form onSubmit={submit} className="space-y-4">
            <label className="block text-caption text-muted">
              Name
              <input
                name="title"
                defaultValue={video.title}
                maxLength={200}
                required
                className="field mt-1 w-full"
              />
            </label>
            <label className="block text-caption text-muted">
              Project; a new name makes a new one
              <input
                name="project"
                list={`${id}-projects`}
                defaultValue={project?.name ?? ""}
                maxLength={200}
                autoComplete="off"
                className="field mt-1 w-full"
              />
              <datalist id={`${id}-projects`}>
                {props.projectNames.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </label>
            <label className="flex min-h-10 items-center gap-3 text-small">
              <input
                name="kept"
                type="checkbox"
                defaultChecked={video.kept}
                className="size-4 accent-accent"
              />
              Keep it, whatever expires
            </label>
            {error !== null && (
              <p role="alert" className="text-small text-poor">
                {error}
              </p>
            )}
            <div className="flex items-center justify-between gap-3">
              <button type="submit" disabled={working} className={buttonClass.primary}>
                Save
              </button>
              <button
                type="button"
                disabled={working}
                className={buttonClass.danger}
                onClick={() => act(props.onDelete)}
              >
                Delete
              </button>
            </div>
          </form>
        </div>
      )}
    </>
  );
}
