import type { Metadata } from "next";
import { headers } from "next/headers";
import { z } from "zod";
import { getPageCaller } from "#app/caller.ts";
import { GoneTake } from "#components/gone/gone-take.tsx";
import { NothingHere } from "#components/gone/nothing-here.tsx";
import { findGone } from "#lib/videos/gone-videos.ts";

export const metadata: Metadata = { title: "Not here" };

/** A page of what is not there is given no parameters: the address itself says which video was asked for. */
export default async function VideoNotFound() {
  const path = (await headers()).get("x-path") ?? "";
  const videoId = z.uuid().safeParse(/^\/videos\/([^/?]+)/.exec(path)?.[1]).data;
  const gone = videoId === undefined ? null : await findGone(await getPageCaller(), videoId);
  return videoId !== undefined && gone ? <GoneTake videoId={videoId} gone={gone} /> : <NothingHere />;
}
