import { describe, expect, it } from "vitest";
import { parseThreshold } from "../../../src/loadtest/thresholds/parse-threshold.ts";

describe("a threshold in k6's form", () => {
  it.each([
    ["answer_duration", "p(95)<5000", { kind: "percentile", share: 95 }, "<", 5000],
    ["answer_duration", "p(99.9) <= 250.5", { kind: "percentile", share: 99.9 }, "<=", 250.5],
    ["ack_duration", "avg<200", { kind: "avg" }, "<", 200],
    ["ack_duration", "med < 100", { kind: "med" }, "<", 100],
    ["send_lag", "max>=0", { kind: "max" }, ">=", 0],
    ["send_lag", "min>0", { kind: "min" }, ">", 0],
    ["checks", "rate>0.99", { kind: "rate" }, ">", 0.99],
  ])("%s: %s", (metric, expression, aggregate, operator, limit) => {
    expect(parseThreshold(metric, expression)).toEqual({
      ok: true,
      threshold: { metric, expression, aggregate, operator, limit },
    });
  });
});

describe("what is no threshold", () => {
  it.each([
    ["http_req_duration", "p(95)<5000", /no metric "http_req_duration".*answer_duration, ack_duration/],
    ["constructor", "p(95)<5000", /no metric/],
    ["answer_duration", "p95<5000", /"p95<5000" is no threshold\. Write it as p\(95\)<5000/],
    ["answer_duration", "p(95)=5000", /no threshold/],
    ["answer_duration", "p(95)<5s", /no threshold/],
    ["answer_duration", "p(101)<5", /percentile over 100/],
    ["answer_duration", "", /no threshold/],
    ["answer_duration", "rate>0.99", /does not fit answer_duration\. Write it as p\(95\)/],
    ["checks", "p(95)<1", /does not fit checks\. Write it as rate>0\.99/],
  ])("%s: %s is refused with what to write", (metric, expression, fault) => {
    expect(parseThreshold(metric, expression)).toEqual({ ok: false, fault: expect.stringMatching(fault) });
  });
});
