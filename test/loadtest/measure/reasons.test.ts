import { expect, it } from "vitest";
import { createReasons } from "../../../src/loadtest/measure/reasons.ts";

it("counts each reason, and takes together what comes after the most", () => {
  const reasons = createReasons(2);
  for (const reason of ["refused", "reset", "refused", "port 4711", "port 4712", "reset"])
    reasons.add(reason);
  expect(reasons.counts()).toEqual({ refused: 2, reset: 2, others: 2 });
});
