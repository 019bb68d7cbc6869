import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faultPlan } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import { FAULTS } from "../../../../src/simulators/slack/faults/fault-table.ts";
import { parseFaultPlan } from "../../../../src/simulators/slack/faults/parse-fault-plan.ts";

const FOLDER = new URL("../../../../fixtures/faults/", import.meta.url);

const parse = (text: string) => parseFaultPlan({ path: "plan.yaml", text });

describe("a fault plan", () => {
  it("is read from YAML, and from JSON", () => {
    const plan = { seed: 7, rules: [{ fault: "latency", method: "chat.*", every: 10, by: "500ms" }] };
    expect(
      parse("seed: 7\nrules:\n  - fault: latency\n    method: chat.*\n    every: 10\n    by: 500ms\n"),
    ).toEqual(plan);
    expect(parse(JSON.stringify(plan))).toEqual(plan);
  });

  it.each(Object.keys(FAULTS))("may name each fault of the table: %s", (fault) => {
    const { error } = faultPlan.safeParse({ rules: [{ fault }] });
    expect((error?.issues ?? []).filter(({ path }) => path.at(-1) === "fault")).toEqual([]);
  });

  it.each(readdirSync(FOLDER).filter((file) => !file.startsWith("model-")))(
    "comes with Ledger ready made: %s",
    (file) => {
      const text = readFileSync(new URL(file, FOLDER), "utf8");
      expect(text).toMatch(/^# /);
      expect(parse(text).rules.length).toBeGreaterThan(0);
    },
  );

  it.each([
    ["no YAML", "rules: [", /plan\.yaml:1:9 /],
    ["another shape", "rules: 3", /plan\.yaml:1:8 rules: /],
    ["a fault that is none", "rules:\n  - fault: meteor", /plan\.yaml:2:12 rules\[0\]\.fault: /],
    [
      "a setting of another fault",
      "rules:\n  - fault: hang\n    code: x",
      /plan\.yaml:3:5 rules\[0\]: .*code/,
    ],
    ["a missing setting", "rules:\n  - fault: latency", /plan\.yaml:2:5 rules\[0\]\.by: /],
    ["a number out of bounds", "rules:\n  - fault: hang\n    nth: 0", /plan\.yaml:3:10 rules\[0\]\.nth/],
    [
      "a time that is none",
      "rules:\n  - fault: outage\n    for: soon",
      /plan\.yaml:3:10 .*such as 500ms, 12s/,
    ],
    [
      "what the fault cannot wait for",
      "rules:\n  - fault: hang\n    event: message",
      /plan\.yaml:3:12 rules\[0\]\.event: does not fit: hang happens on a request/,
    ],
    [
      "two ways to choose",
      "rules:\n  - fault: hang\n    nth: 1\n    probability: 0.5",
      /plan\.yaml:4:18 rules\[0\]\.probability: cannot stand beside nth/,
    ],
    [
      "a method that is none",
      "rules:\n  - fault: hang\n    method: chat.postMesage",
      /plan\.yaml:3:13 rules\[0\]\.method: chat\.postMesage is no method/,
    ],
    [
      "a family that has no method, in a list",
      "rules:\n  - fault: hang\n    method: [chat.*, chats.*]",
      /plan\.yaml:3:22 rules\[0\]\.method\[1\]: chats\.\* is no method/,
    ],
    [
      "an event that is none",
      "rules:\n  - fault: lost_ack\n    event: app_mentions",
      /plan\.yaml:3:12 rules\[0\]\.event: app_mentions is no event/,
    ],
    ["nothing in the file", "", /plan\.yaml:1:1 the file: has to hold `rules:`/],
    ["a reference to nothing", "rules: *nowhere", /plan\.yaml:1:/],
  ])("is refused with its place: %s", (_what, text, message) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({
        name: "LedgerError",
        code: "FAULTS_INVALID",
        message: expect.stringMatching(message),
      }),
    );
  });

  it.each(["response_url", "files.upload", "files.download", "chat.*"])(
    "may name what calls are: %s",
    (method) => {
      expect(parse(JSON.stringify({ rules: [{ fault: "hang", method }] })).rules).toHaveLength(1);
    },
  );

  it.each(["slash_commands", "interactive", "app_*", "file_shared"])(
    "may name what is delivered: %s",
    (event) => {
      expect(parse(JSON.stringify({ rules: [{ fault: "lost_ack", event }] })).rules).toHaveLength(1);
    },
  );

  it("tells all that is wrong at once", () => {
    expect(() => parse("rules:\n  - fault: hang\n    nth: 0\n  - fault: latency\n")).toThrow(/2 faults/);
  });
});
