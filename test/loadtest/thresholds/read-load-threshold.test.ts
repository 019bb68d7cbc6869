import { describe, expect, it } from "vitest";
import { readLoadThreshold } from "../../../src/loadtest/thresholds/read-load-threshold.ts";

const p = (share: number) => ({ kind: "percentile", share });

describe("a threshold in k6's grammar", () => {
  it.each([
    ["answer_duration", "p(95)<5000", p(95), "<", { limit: 5000 }],
    ["answer_duration", "p(99.9) <= 250.5", p(99.9), "<=", { limit: 250.5 }],
    ["ack_duration", "avg<200", { kind: "avg" }, "<", { limit: 200 }],
    ["first_text", "med < 100", { kind: "med" }, "<", { limit: 100 }],
    ["service_duration", "max>=0", { kind: "max" }, ">=", { limit: 0 }],
    ["send_lag", "min>0", { kind: "min" }, ">", { limit: 0 }],
    ["errors", "rate<0.01", { kind: "rate" }, "<", { limit: 0.01 }],
    ["checks", "rate==1", { kind: "rate" }, "==", { limit: 1 }],
    ["goodput", "rate>.95", { kind: "rate" }, ">", { limit: 0.95 }],
    ["dropped", "count===0", { kind: "count" }, "==", { limit: 0 }],
    ["questions", "rate>49.5", { kind: "rate" }, ">", { limit: 49.5 }],
    ["llm_cost_usd", "count<2.50", { kind: "count" }, "<", { limit: 2.5 }],
    ["llm_tokens", "count!=0", { kind: "count" }, "!=", { limit: 0 }],
    ["answer_duration", "p(95)<baseline*1.10", p(95), "<", { timesBaseline: 1.1 }],
    ["errors", "rate <= baseline", { kind: "rate" }, "<=", { timesBaseline: 1 }],
  ])("is read: %s: %s", (metric, expression, aggregate, operator, bound) => {
    expect(readLoadThreshold(metric, expression)).toEqual({
      ok: true,
      threshold: { metric, expression, aggregate, operator, bound },
    });
  });

  it.each([
    ["answer_duration{stage:peak}", { key: "stage", value: "peak" }],
    ["answer_duration{kind:follow-up}", { key: "kind", value: "follow-up" }],
    ["answer_duration{ stage : soft landing }", { key: "stage", value: "soft landing" }],
  ])("is of a part of the run: %s", (key, selector) => {
    expect(readLoadThreshold(key, "p(95)<5000", { stages: ["peak", "soft landing"] })).toMatchObject({
      ok: true,
      threshold: { metric: "answer_duration", selector },
    });
  });

  it("is of one check", () => {
    expect(readLoadThreshold("checks{check:right thread}", "rate==1")).toMatchObject({
      ok: true,
      threshold: { selector: { key: "check", value: "right thread" } },
    });
  });
});

describe("what is no threshold is refused with what to write", () => {
  const known = { stages: ["ramp", "peak"], checks: ["right thread"] };
  it.each([
    ["http_req_duration", "p(95)<5000", /no metric "http_req_duration"\. There are ack_duration, first_text/],
    ["answer_durations", "p(95)<5000", /no metric "answer_durations"; did you mean "answer_duration"\?/],
    ["frist_text", "p(95)<5000", /did you mean "first_text"\?/],
    ["constructor", "p(95)<5000", /no metric/],
    ["", "p(95)<5000", /"" is no metric/],
    ["answer_duration{stage", "p(95)<1", /is no metric, nor METRIC\{stage:NAME\}/],
    ["answer_duration{stage:peak}{kind:fresh}", "p(95)<1", /is no metric/],
    [
      "answer_duration{stage:peek}",
      "p(95)<1",
      /no stage "peek"; did you mean "peak"\? There are ramp, peak\.$/,
    ],
    ["answer_duration{stage:}", "p(95)<1", /names no stage/],
    ["answer_duration{kind:followup}", "p(95)<1", /no kind "followup"; did you mean "follow-up"/],
    [
      "answer_duration{stages:peak}",
      "p(95)<1",
      /by "stages"; did you mean "stage"\? It is by stage or kind\.$/,
    ],
    ["answer_duration{check:x}", "p(95)<1", /by "check"\. It is by stage or kind/],
    ["checks{check:right tread}", "rate==1", /no check "right tread"; did you mean "right thread"/],
    ["answer_duration", "p95<5000", /"p95<5000" is no threshold\. Write it as p\(95\)<5000/],
    ["answer_duration", "p(95)=5000", /no threshold/],
    ["answer_duration", "p(95)<5s", /no threshold/],
    ["answer_duration", "<5000", /no threshold/],
    ["answer_duration", "p(95)<baseline+10", /no threshold/],
    ["answer_duration", "", /no threshold/],
    ["answer_duration", "p(101)<5", /percentile over 100/],
    ["answer_duration", "rate>0.99", /a trend and has no rate\. Write it as p\(95\)/],
    ["answer_duration", "count>0.99", /a trend and has no count/],
    ["checks", "p(95)<1", /a rate and has no p\(95\)\. Write it as rate>0\.99/],
    ["dropped", "avg<1", /a counter and has no avg\. Write it as count<100/],
    ["errors", "rate<1.5", /a share from 0 to 1/],
    ["checks", "rate>99", /"rate>99" is never near.*99 % is 0\.99/],
  ])("%s: %s", (metric, expression, fault) => {
    expect(readLoadThreshold(metric, expression, known)).toEqual({
      ok: false,
      fault: expect.stringMatching(fault),
    });
  });
});
