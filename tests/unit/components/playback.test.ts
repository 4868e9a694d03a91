import { describe, expect, it } from "vitest";
import { createPlayback, type Medium } from "#components/results/player/playback.ts";
import { actionOfKey, findNeighbour } from "#components/results/player/transport-keys.ts";

function makePlayer(duration = 100) {
  const frames: (() => void)[] = [];
  const medium = Object.assign(new EventTarget(), {
    currentTime: 0,
    paused: true,
    duration,
    playbackRate: 1,
    preload: "none",
    seeking: false,
    async play() {
      medium.paused = false;
      medium.dispatchEvent(new Event("play"));
    },
    pause() {
      medium.paused = true;
      medium.dispatchEvent(new Event("pause"));
    },
  });
  const playback = createPlayback((run) => frames.push(run));
  const detach = playback.attach(medium as Medium);
  return { playback, medium, detach, drawFrame: () => frames.shift()?.() };
}

describe("the one player of a page", () => {
  it("plays a range from its start and stops at its end", () => {
    const { playback, medium, drawFrame } = makePlayer();
    playback.playRange({ startSeconds: 10, endSeconds: 14 });
    expect([medium.currentTime, medium.paused]).toEqual([10, false]);
    medium.currentTime = 13.9;
    drawFrame();
    expect(medium.paused).toBe(false);
    medium.currentTime = 14;
    drawFrame();
    expect(medium.paused).toBe(true);
  });

  it("forgets the range when somebody goes elsewhere", () => {
    const { playback, medium, drawFrame } = makePlayer();
    playback.playRange({ startSeconds: 10, endSeconds: 14 });
    playback.seek(20);
    drawFrame();
    expect(medium.paused).toBe(false);
    expect(playback.getRange()).toBeNull();
  });

  it("asks for a recording that was left where it is once somebody wants another picture of it", () => {
    const { playback, medium } = makePlayer(Number.NaN);
    expect(medium.preload).toBe("none");
    playback.seek(20);
    expect([medium.preload, medium.currentTime]).toEqual(["metadata", 20]);
  });

  it("stays within the recording", () => {
    const { playback, medium } = makePlayer(100);
    playback.seek(500);
    expect(medium.currentTime).toBe(100);
    playback.skip(-900);
    expect(medium.currentTime).toBe(0);
  });

  it("tells its listeners of every frame while it plays, and stops drawing when it pauses", () => {
    const { playback, medium, drawFrame } = makePlayer();
    let heard = 0;
    const leave = playback.subscribe(() => heard++);
    playback.toggle();
    drawFrame();
    drawFrame();
    const whilePlaying = heard;
    expect(whilePlaying).toBeGreaterThanOrEqual(3);
    medium.pause();
    const atPause = heard;
    drawFrame();
    expect(heard).toBe(atPause);
    leave();
    playback.seek(3);
    expect(heard).toBe(atPause);
  });

  it("asks a medium that still seeks only for the last place wanted, and shows that place meanwhile", () => {
    const { playback, medium } = makePlayer();
    playback.seek(10);
    medium.seeking = true;
    playback.seek(20);
    playback.skip(10);
    expect([medium.currentTime, playback.getTime()]).toEqual([10, 30]);
    medium.seeking = false;
    medium.dispatchEvent(new Event("seeked"));
    expect([medium.currentTime, playback.getTime()]).toEqual([30, 30]);
  });

  it("does nothing without a recording", () => {
    const { playback, detach } = makePlayer();
    detach();
    playback.seek(5);
    expect([playback.getTime(), playback.isPlaying()]).toEqual([0, false]);
  });
});

describe("the keys", () => {
  const evidence = [
    { startSeconds: 50, endSeconds: 56 },
    { startSeconds: 10, endSeconds: 14 },
  ];

  it("go to the evidence after and before the playhead, in the order of time", () => {
    expect(findNeighbour(evidence, 0, 1)?.startSeconds).toBe(10);
    expect(findNeighbour(evidence, 10, 1)?.startSeconds).toBe(50);
    expect(findNeighbour(evidence, 50, 1)).toBeNull();
    expect(findNeighbour(evidence, 60, -1)?.startSeconds).toBe(50);
    expect(findNeighbour(evidence, 5, -1)).toBeNull();
  });

  it("work with caps lock, and others do nothing", () => {
    expect(actionOfKey("L", 0, [])).toEqual({ do: "skip", seconds: 10 });
    expect(actionOfKey(" ", 0, [])).toEqual({ do: "toggle" });
    expect(actionOfKey("Enter", 0, [])).toBeNull();
    expect(actionOfKey("]", 99, evidence)).toBeNull();
  });
});
