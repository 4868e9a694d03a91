"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { preload } from "react-dom";
import { buttonClass } from "#components/ui/button-class.ts";
import type { Chapter } from "#lib/exports/export-view.ts";
import type { Sprite } from "#lib/ingest/sprite.ts";
import type { Quote } from "#lib/pitch/report.ts";
import type { VideoFacts } from "#lib/videos/schema.ts";
import { ChapterList } from "./chapter-list.tsx";
import { usePlayback } from "./player-context.tsx";
import { Transport } from "./transport.tsx";
import { useCaptionTrack } from "./use-caption-track.ts";
import { useVisitor } from "./use-visitor.ts";

/** The one player of the page. Its box has its final size before a byte of the recording has come. */
export function Player(props: {
  url: string | null;
  posterUrl: string | null;
  picture: VideoFacts["video"];
  durationSeconds: number;
  cues: Quote[];
  chapters: Chapter[];
  sprite: Sprite | null;
}) {
  const playback = usePlayback();
  const router = useRouter();
  const element = useRef<HTMLVideoElement>(null);
  const [broken, setBroken] = useState(false);
  const captions = useCaptionTrack(props.cues);
  const { picture } = props;
  // Signed addresses change with every refresh of the page; the player takes a new one only when its own has run out.
  const [source, setSource] = useState(props.url);
  const [sprite] = useState(props.sprite);
  if (broken && props.url !== source) {
    setSource(props.url);
    setBroken(false);
  }

  // The largest thing that is seen first; a poster alone is asked for late.
  if (props.posterUrl !== null) preload(props.posterUrl, { as: "image", fetchPriority: "high" });
  useEffect(() => (element.current ? playback.attach(element.current) : undefined), [playback]);
  useVisitor(playback.prepare);

  return (
    <section
      aria-label="Player"
      className="scheme-dark bg-screen text-on-screen lg:overflow-hidden lg:rounded-panel"
    >
      <div
        className="relative mx-auto max-h-[26vh] w-full lg:max-h-[min(56vh,34rem)]"
        style={{ aspectRatio: picture ? `${picture.width} / ${picture.height}` : "16 / 5" }}
      >
        <video
          ref={element}
          src={source ?? undefined}
          poster={props.posterUrl ?? undefined}
          preload="none"
          playsInline
          className="absolute inset-0 size-full object-contain"
          onError={() => setBroken(source !== null)}
          onLoadedMetadata={() => setBroken(false)}
          onClick={() => playback.toggle()}
        >
          <track kind="captions" srcLang="en" label="Transcript" src={captions ?? undefined} />
        </video>
        {picture === null && (
          <p className="absolute inset-0 grid place-items-center text-small">Sound only</p>
        )}
        {(broken || source === null) && (
          <div className="absolute inset-0 grid place-content-center gap-3 bg-screen/90 p-4 text-center text-small">
            <p role="alert">
              {broken
                ? "The recording did not load; its address may have run out."
                : "The recording itself is not kept any more. The results are."}
            </p>
            {broken && (
              <button type="button" className={buttonClass.plain} onClick={() => router.refresh()}>
                Fetch it again
              </button>
            )}
          </div>
        )}
      </div>
      <Transport
        durationSeconds={props.durationSeconds}
        chapters={props.chapters}
        sprite={sprite}
        element={element}
      />
      <ChapterList chapters={props.chapters} />
    </section>
  );
}
