import { describe, expect, it } from "vitest";
import type { Passage } from "../../../src/core/answer.ts";
import type { PlacedText, SearchedVectors } from "../../../src/core/searched-vectors.ts";
import { indexInDatabase } from "../../../src/knowledge/meaning/index-in-database.ts";
import { placesOf } from "../../../src/knowledge/meaning/passage-places.ts";

const PASSAGES: readonly Passage[] = [
  { source: "a", title: "", headings: [], text: "same" },
  { source: "b", title: "", headings: [], text: "same" },
  { source: "c", title: "", headings: [], text: "same", audiences: ["channel:C1"] },
  { source: "d", title: "", headings: [], text: "other" },
];
const PLACES = placesOf(PASSAGES, ["same", "same", "same", "other"]);

describe("vectors that a database searches", () => {
  it("are given up where it is silent", async () => {
    const silent = answering(() => new Promise(() => {}));
    const index = indexInDatabase("m", PLACES, silent, 20);
    await expect(index.nearest(Float32Array.of(1), 5, "everyone")).rejects.toThrow(
      "the database did not search them: it took longer than 0.02 s",
    );
  });

  it("are not asked for where the viewer may see nothing", async () => {
    const none = placesOf(PASSAGES.slice(2, 3), ["same"]);
    const never = answering(() => Promise.reject(new Error("it was asked")));
    expect(await indexInDatabase("m", none, never).nearest(Float32Array.of(1), 5, "everyone")).toEqual([]);
  });

  it("find all passages that have the same text, and of those the viewer's alone", async () => {
    const all = answering(async () => PLACES.texts);
    const foundBy = async (viewer: "everyone" | "channel:C1") =>
      (await indexInDatabase("m", PLACES, all).nearest(Float32Array.of(1), 5, viewer))?.map(
        ({ source }) => source,
      );
    expect(await foundBy("everyone")).toEqual(["a", "b", "d"]);
    expect(await foundBy("channel:C1")).toEqual(["a", "b", "c", "d"]);
  });
});

/** A database of which only the answer to a search matters. */
function answering(nearest: () => Promise<readonly PlacedText[]>): SearchedVectors {
  return { missing: async () => [], put: async () => {}, tidy: async () => {}, nearest };
}
