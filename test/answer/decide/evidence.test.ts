import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../../src/answer/decide/evidence.ts";
import { EVERYONE } from "../../../src/core/audience.ts";
import { buildIndex } from "../../../src/knowledge/index/search-index.ts";
import { passagesOf } from "../../../src/knowledge/passages.ts";

const PAGES: Readonly<Record<string, string>> = {
  "kafka.md": "# Kafka with Ledger\n\nLedger sends its events to Kafka, one topic for each tenant.",
  "limits.md": "# Limits\n\nLedger takes 50 requests a second from each client.",
  "close.md": "# Month end\n\nLedger closes a month on the third working day.",
  "keys.md": "# Keys\n\nLedger keeps an idempotency key for 14 days.",
};

function evidence(question: string, pages = PAGES) {
  const passages = Object.entries(pages).flatMap(([path, body]) => passagesOf(path, body));
  const index = buildIndex(passages);
  const size = () => ({ documents: passages.length, passages: passages.length });
  return evidenceOf(question, index.search(question, 8), { ...index, size }, EVERYONE);
}

describe("the names that the best passage lacks", () => {
  it("count as the share of the question that they are", () => {
    const { namesMissing } = evidence("Does Ledger send its events to Pulsar?");
    expect(namesMissing).toBeGreaterThan(0.2);
    expect(namesMissing).toBeLessThan(1);
    expect(evidence("Does Ledger send its events to Kafka?").namesMissing).toBe(0);
  });

  it("count the more the rarer they are: a name that every document holds tells nothing", () => {
    const held = "the topic for each tenant, as events are sent";
    const common = evidence(`Is Month ${held}?`, {
      ...PAGES,
      "kafka.md": "# Events\n\nOne topic for each tenant, as events are sent.",
    });
    const rare = evidence(`Is Pulsar ${held}?`, {
      ...PAGES,
      "kafka.md": "# Events\n\nOne topic for each tenant, as events are sent.",
    });
    expect(rare.namesMissing).toBeGreaterThan(common.namesMissing);
    expect(common.namesMissing).toBeGreaterThan(0);
  });

  it("count for less in a long question that is otherwise borne out", () => {
    const short = evidence("Are events sent to Pulsar?").namesMissing;
    const long = evidence("Are events sent to one topic for each tenant in Kafka or in Pulsar?").namesMissing;
    expect(long).toBeLessThan(short);
    expect(long).toBeGreaterThan(0);
  });

  it("are none where nothing is named", () => {
    expect(evidence("how long is it kept?").namesMissing).toBe(0);
  });
});

describe("the other signs", () => {
  it("say that nothing speaks for passages that match no better than by chance", () => {
    expect(evidence("What do zebras eat on working days?").match).toBeLessThan(0);
    expect(evidence("How long is an idempotency key kept?").match).toBeGreaterThan(0);
  });

  it("are numbers also where nothing was found", () => {
    expect(Object.values(evidence("zebra stripes")).every(Number.isFinite)).toBe(true);
  });
});
