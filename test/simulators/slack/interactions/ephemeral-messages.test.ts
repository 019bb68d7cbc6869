import { expect, it } from "vitest";
import { createEphemeralMessages } from "../../../../src/simulators/slack/workspace/ephemeral-messages.ts";
import { ANA, BEN, HELP } from "../clients.ts";

it("lets the oldest ephemeral messages go where there are too many", () => {
  const ephemerals = createEphemeralMessages({ tell: () => {} }, 2);
  for (const [index, user] of [ANA, BEN, ANA].entries()) {
    const message = { channel: HELP, ts: `1700000000.00000${index}`, user: "U0BOT", text: `${index}` };
    ephemerals.show({ message, user });
  }
  expect(ephemerals.of(ANA).map(({ text }) => text)).toEqual(["2"]);
  expect(ephemerals.of(BEN).map(({ text }) => text)).toEqual(["1"]);
  expect(ephemerals.get(HELP, "1700000000.000000")).toBeUndefined();
});
