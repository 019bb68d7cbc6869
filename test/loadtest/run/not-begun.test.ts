import { afterAll, expect, it } from "vitest";
import { verdictOf } from "../../../src/loadtest/report/verdict.ts";
import { notBegun } from "../../../src/loadtest/run/not-begun.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { preparedOf } from "./prepared.ts";

afterAll(removeTemporaryFolders);

it("is a result of nothing, with the fault as its verdict", async () => {
  const prepared = await preparedOf(
    "executor: constant-vus\nvus: 2\nduration: 20s\nquestions: [Why?]\nthresholds: {errors: [rate<0.1]}\n",
  );
  const result = notBegun(prepared, { kind: "target-down", because: "Nobody listens." });
  expect(result).toMatchObject({
    scenario: "mine",
    plannedSeconds: 20,
    ranSeconds: 0,
    stages: [],
    errors: [],
  });
  expect(result.metrics.questions).toMatchObject({ count: 0 });
  expect(result.thresholds).toMatchObject([{ value: null, crossed: true }]);
  expect(verdictOf(result)).toMatchObject({ kind: "target-down", exitCode: 4, says: "Nobody listens." });
});
