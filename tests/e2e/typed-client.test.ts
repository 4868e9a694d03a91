import { readFile } from "node:fs/promises";
import { join } from "node:path";
import createClient from "openapi-fetch";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { untilEnded } from "#tests/fixtures/api.ts";
import type { paths } from "#tests/fixtures/api-types.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const url = inject("url");
const client = createClient<paths>({ baseUrl: url });
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
});
afterAll(() => folder.remove());

it("goes the whole way of a video with the client that is generated from the document", async () => {
  const clip = new Blob([await readFile(await makeClip(join(folder.path, "typed.mp4"), { seconds: 2 }))]);
  const uploaded = await client.POST("/api/upload", {
    body: { file: "typed.mp4" },
    bodySerializer: ({ file }) => {
      const form = new FormData();
      form.set("file", clip, file);
      return form;
    },
  });
  expect(uploaded.data).toMatchObject({ filename: "typed.mp4", status: "uploaded" });
  const params = { path: { video_id: uploaded.data?.video_id ?? "" } };

  const early = await client.GET("/api/results/{video_id}", { params });
  expect(early.response.status).toBe(202);
  const started = await client.POST("/api/analyze/{video_id}", { params });
  expect(started.data?.video_id).toBe(params.path.video_id);
  await untilEnded(url, params.path.video_id);
  const { data: status } = await client.GET("/api/status/{video_id}", { params });
  expect(status).toMatchObject({ status: "completed", progress: 100 });
  const { data: results } = await client.GET("/api/results/{video_id}", { params });
  expect(results && "results" in results && results.results.content_analysis).toBeTruthy();

  const again = await client.POST("/api/analyze/{video_id}", { params });
  expect(again.error?.code).toBe("already_analyzed");
  await client.DELETE("/api/videos/{video_id}", { params });
  const gone = await client.GET("/api/status/{video_id}", { params });
  expect(gone.error).toMatchObject({ code: "video_not_found", status_code: 404 });
});
