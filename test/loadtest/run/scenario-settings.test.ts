import { expect, it } from "vitest";
import { scenarioSettings } from "../../../src/loadtest/run/open-scenario-bot.ts";
import { opened } from "../scenario/opened.ts";

const SCENARIO = `executor: constant-arrival-rate
rate: 1
duration: 1m
users: 30
questions: [Why?]
mix: {fresh: 1, repeated: 1, over-limit: {weight: 1, limit: 6, per: 1m}}
`;

it("gives the bot the limit of a person and the cache that the scenario is about", async () => {
  expect(scenarioSettings(await opened(SCENARIO), false)).toEqual({
    USER_RATE_LIMIT_PER_MINUTE: "6",
    ANSWER_CACHE_SIZE: "1000",
  });
});

it("gives it neither in a search, where they would make of one probe something that the next depends on", async () => {
  expect(scenarioSettings(await opened(SCENARIO), true)).toEqual({});
});
