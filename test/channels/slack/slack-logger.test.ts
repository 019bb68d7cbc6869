import { LogLevel } from "@slack/bolt";
import { expect, it } from "vitest";
import { createSlackLogger } from "../../../src/channels/slack/slack-logger.ts";
import type { LedgerEvent } from "../../../src/core/events.ts";

it("tells what Slack's SDK complains of, and drops its chatter", () => {
  const events: LedgerEvent[] = [];
  const logger = createSlackLogger((event) => events.push(event));
  logger.debug("d");
  logger.info("i");
  logger.warn("http request failed", "fetch failed");
  logger.error("WebSocket error!", new Error("reset"));
  logger.setLevel(LogLevel.DEBUG);
  logger.setName("bolt");
  expect(logger.getLevel()).toBe(LogLevel.WARN);
  expect(events).toEqual([
    { type: "error_occurred", errorType: "slack_client", message: "http request failed fetch failed" },
    { type: "error_occurred", errorType: "slack_client", message: "WebSocket error! Error: reset" },
  ]);
});
