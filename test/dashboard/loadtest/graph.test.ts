import { expect, it } from "vitest";
import { graph, highest, mean } from "../../../src/dashboard/loadtest/graph.ts";

it.each<[string, (number | null)[], number, number, string[]]>([
  ["bars from zero up", [1, 2, 4, 8], 10, 1, ["▁▂▄█"]],
  ["two rows, the first at the top", [4, 8, 16], 10, 2, ["  █", "▄██"]],
  ["a gap where nothing is known", [8, null, 8], 10, 1, ["█ █"]],
  ["what is little, and still seen", [0, 1_000], 10, 1, ["▁█"]],
  ["nothing but zeros", [0, 0], 10, 1, ["▁▁"]],
  ["all values in fewer columns", [8, 0, 4, 4, 0, 0], 3, 1, ["██▁"]],
  ["nothing", [], 3, 1, [""]],
])("draws %s", (_title, values, columns, rows, drawn) => {
  expect(graph(values, { columns, rows }, mean)).toEqual(drawn);
});

it("keeps the highest of several where it is asked for", () => {
  expect(graph([8, 0, 2, 1], { columns: 2, rows: 1 }, highest)).toEqual(["█▂"]);
});
