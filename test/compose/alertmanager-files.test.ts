import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { COMPOSE } from "../stack/stack-of-tests.ts";

const read = (name: string) => parse(readFileSync(join(COMPOSE, "alertmanager", name), "utf8"));

interface Receiver {
  readonly name: string;
}

describe("Alertmanager's configurations", () => {
  const { receivers: all, ...rest } = read("alertmanager.yml");

  it.each([
    ["nobody", []],
    ["slack", ["slack-warnings", "slack-critical"]],
    ["pagerduty", ["pagerduty"]],
    ["all", ["slack-warnings", "slack-critical", "pagerduty"]],
  ])("tell %s, by the same routes", (choice, told) => {
    const { receivers, ...others } = read(`to-${choice}.yml`);
    expect(others).toEqual(rest);
    expect(receivers).toEqual(
      all.map((receiver: Receiver) => (told.includes(receiver.name) ? receiver : { name: receiver.name })),
    );
  });
});
