import { afterAll, beforeAll, expect, it } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { runReport } from "../../src/report/run-report.ts";
import { askedAndAnswered } from "../store/answered-question.ts";
import { type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";

const database = testDatabase();
let store: OpenedStore;

beforeAll(async () => {
  store = await openTestStore(database.url);
});
afterAll(() => store?.close());

it("a report names no document that is not for everybody among the sources", async () => {
  const open = { marker: 1, source: "close.md#close", title: "Close", quote: "Closed." };
  const secret = {
    marker: 2,
    source: "plan.md#merger",
    title: "Plan",
    quote: "In June.",
    restricted: true as const,
  };
  await askedAndAnswered(store, { askedAt: "2026-11-10T09:00:00Z", answer: { citations: [open, secret] } });
  const printed = await runReport({
    env: { DATABASE_URL: database.url },
    since: "30d",
    minutesSaved: 10,
    most: 10,
    json: true,
    now: new Date("2026-11-15T12:00:00Z"),
  });
  expect((JSON.parse(printed) as Report).sources).toEqual([{ source: "close.md#close", answers: 1 }]);
  expect(printed).not.toContain("plan.md");
});
