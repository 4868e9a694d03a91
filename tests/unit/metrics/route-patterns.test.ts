import { describe, expect, it } from "vitest";
import { createPatternFinder, toPattern } from "#lib/metrics/route-patterns.ts";

describe("the pattern of a file", () => {
  it.each([
    ["page.tsx", "/"],
    ["api/status/[video_id]/route.ts", "/api/status/{video_id}"],
    ["(auth)/login/page.tsx", "/login"],
    ["layout.tsx", null],
    ["api/not-a-route.ts", null],
  ])("%s is %s", (file, pattern) => expect(toPattern(file)).toBe(pattern));
});

describe("the pattern of a path", () => {
  const find = createPatternFinder([
    "/",
    "/api/videos/{id}",
    "/api/videos/sample",
    "/p/{p}/jobs",
    "/p/{p}/{kind}",
  ]);

  it.each([
    ["/", "/"],
    ["/api/videos/sample", "/api/videos/sample"],
    ["/api/videos/4f0c", "/api/videos/{id}"],
    ["/api/videos/4f0c/", "/api/videos/{id}"],
    ["/p/x/jobs", "/p/{p}/jobs"],
    ["/p/x/music", "/p/{p}/{kind}"],
    ["/_next/static/chunks/a.js", "/_next"],
    ["/wp-admin.php", "other"],
    ["/api/videos/4f0c/more", "other"],
  ])("%s is %s", (path, pattern) => expect(find(path)).toBe(pattern));
});
