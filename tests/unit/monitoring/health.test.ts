import { expect, it } from "vitest";
import { deriveHealth } from "#lib/monitoring/health.ts";

const fine = { totalAnalyses: 5, averageScore: 70, failureRate: 0, failingChecks: [] as string[] };
const health = (changed: Partial<typeof fine>) => deriveHealth({ ...fine, ...changed }).health;

it("judges by the average score from five analyses on", () => {
  expect(health({ totalAnalyses: 4, averageScore: 10 })).toBe("healthy");
  expect(health({ averageScore: 29.9 })).toBe("critical");
  expect(health({ averageScore: 30 })).toBe("warning");
  expect(health({ averageScore: 49.9 })).toBe("warning");
  expect(health({ averageScore: 50 })).toBe("healthy");
});

it("is never healthy while a part does not work or more than a fifth of the last hour failed", () => {
  expect(health({ failingChecks: ["storage"] })).toBe("warning");
  expect(health({ failureRate: 0.21 })).toBe("warning");
  expect(health({ failureRate: 0.2 })).toBe("healthy");
  expect(health({ totalAnalyses: 0, failingChecks: ["database"] })).toBe("warning");
});

it("names what is wrong", () => {
  expect(deriveHealth({ ...fine, failingChecks: ["ffmpeg"] }).reason).toContain("ffmpeg");
});
