import type { VideoCard } from "#lib/videos/video-view.ts";
import { ContactSheet } from "./contact-sheet.tsx";
import { NoTakes } from "./no-takes.tsx";

export function Library({ cards }: { cards: VideoCard[] }) {
  return cards.length === 0 ? <NoTakes /> : <ContactSheet cards={cards} />;
}
