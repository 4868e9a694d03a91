import { mergeJob } from "#components/live/merge-rows.ts";
import type { Job } from "#lib/jobs/schema.ts";
import type { VideoCard } from "#lib/videos/video-view.ts";

/** Lays what was heard of jobs since over the cards of the server: per video the newest job, in its newest reading. */
export function mergeCards(cards: readonly VideoCard[], heard: ReadonlyMap<string, Job>): VideoCard[] {
  return cards.map((card) => {
    const news = heard.get(card.video.id);
    if (!news) return card;
    if (!card.job) return { ...card, job: news };
    if (news.id === card.job.id) return { ...card, job: mergeJob(card.job, news) };
    return Date.parse(news.createdAt) > Date.parse(card.job.createdAt) ? { ...card, job: news } : card;
  });
}
