import { describe, expect, it } from "vitest";
import { createPullProgress } from "../../../src/stack/engine/pull-progress.ts";

describe("how far a pull is", () => {
  it("is the sum of what the engine tells of each layer", () => {
    const told = createPullProgress();
    told({ status: "Pulling from library/redis", id: "7-alpine" });
    for (const id of ["a", "b"]) told({ status: "Pulling fs layer", progressDetail: {}, id });
    told({ status: "Already exists", progressDetail: {}, id: "c" });
    told({ status: "Downloading", progressDetail: { current: 10, total: 100 }, id: "a" });
    expect(told({ status: "Downloading", progressDetail: { current: 5, total: 50 }, id: "b" })).toEqual({
      bytes: 15,
      ofBytes: 150,
      layers: 1,
      ofLayers: 3,
    });
    told({ status: "Download complete", progressDetail: {}, id: "a" });
    // Its own count of what it has unpacked of it is no download.
    told({ status: "Extracting", progressDetail: { current: 1, total: 100 }, id: "a" });
    told({ status: "Pull complete", progressDetail: {}, id: "a" });
    expect(told({ status: "Pull complete", progressDetail: {}, id: "b" })).toEqual({
      bytes: 150,
      ofBytes: 150,
      layers: 3,
      ofLayers: 3,
    });
  });

  it.each([null, "text", {}, { id: 7, status: 8 }, { status: "Digest: sha256:0" }])(
    "is left as it is by %j",
    (event) => {
      expect(createPullProgress()(event)).toEqual({ bytes: 0, ofBytes: 0, layers: 0, ofLayers: 0 });
    },
  );
});
