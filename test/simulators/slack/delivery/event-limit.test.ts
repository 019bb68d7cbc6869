import type { AppRateLimitedEvent } from "@slack/types";
import { expect, expectTypeOf, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { AppRateLimited } from "../../../../src/simulators/slack/delivery/app-rate-limited.ts";
import { ANA, HELP, rawSocket, startedSimulator } from "../clients.ts";
import { startedAppServer } from "../http-events/app-server.ts";

it("holds back what is beyond the hour's limit, and tells the app once a minute", async () => {
  // 2023-11-14 22:13:20 UTC.
  const { clock, turn } = createTurnedClock(1_700_000_000_000);
  const { slack } = await startedSimulator({ clock, delivery: { eventsPerHour: 2 } });
  const { url, got } = await startedAppServer((response) => response.end());
  await slack.setRequestUrl(url);
  const post = (text: string) => slack.post({ user: ANA, channel: HELP, text });
  for (const text of ["1", "2", "3", "4"]) post(text);
  await expect.poll(() => got).toHaveLength(3);
  turn(60_000);
  post("5");
  await expect.poll(() => got).toHaveLength(4);
  turn(3_600_000);
  post("6");
  await expect.poll(() => got).toHaveLength(5);

  const bodies = got.map(({ body }) => JSON.parse(body));
  expect(bodies.map((body) => body.event?.text ?? body.minute_rate_limited)).toEqual([
    "1",
    "2",
    1_699_999_980,
    1_700_000_040,
    "6",
  ]);
  expect(bodies[2]).toEqual({
    token: "simulated-verification-A0LEDGER001",
    type: "app_rate_limited",
    team_id: "T0SIMULATED",
    minute_rate_limited: 1_699_999_980,
    api_app_id: "A0LEDGER001",
  });
});

it("tells over Socket Mode in an envelope without an inner event", async () => {
  const { slack } = await startedSimulator({ delivery: { eventsPerHour: 1 } });
  const app = await rawSocket(slack);
  for (const text of ["1", "2"]) slack.post({ user: ANA, channel: HELP, text });
  await expect
    .poll(app.envelopes)
    .toMatchObject([{ payload: { type: "event_callback" } }, { payload: { type: "app_rate_limited" } }]);
});

it("has the shape of the SDK's type", () => {
  expectTypeOf<AppRateLimited>().toExtend<AppRateLimitedEvent>();
});
