import { describe, expect, it } from "vitest";
import type { Passage } from "../../../src/core/answer.ts";
import { buildIndex } from "../../../src/knowledge/index/search-index.ts";
import { SHORT_FORMS } from "../../../src/knowledge/synonyms/short-forms.ts";
import { phraseOf } from "../../../src/knowledge/synonyms/thesaurus.ts";

const passage = (source: string, text: string): Passage => ({ source, title: "Page", headings: [], text });
const indexed = (...texts: readonly string[]) => buildIndex(texts.map((text, at) => passage(`${at}`, text)));

const EXPLAINS = "A service level objective (SLO) is a target for what people see.";
const OTHERS = ["The level of the sea has an objective name.", "A service is a thing that is run."];

describe("an abbreviation that some passage explains", () => {
  it.each([
    ["SLO of payments", "Payments: service level objective 99.9 %."],
    ["SLOs of payments", "Payments: service level objective 99.9 %."],
    ["service level objective of payments", "Payments: SLO 99.9 %."],
    ["service level objectives of payments", "Payments: SLOs 99.9 %."],
  ])("%j finds %j, and all of the question in it", (query, text) => {
    const found = indexed(...OTHERS, EXPLAINS, text).search(query, 5);
    expect(found.find(({ source }) => source === "3")?.coverage).toBeCloseTo(1);
    expect(
      indexed(...OTHERS, text)
        .search(query, 5)
        .find(({ source }) => source === "2")?.coverage,
    ).toBeLessThan(0.7);
  });

  it("is as near as the words that it stands for are to each other", () => {
    const scoreOf = (text: string) =>
      indexed("Of other things.", text).search("service level objective", 1, "everyone")[0]?.score ?? 0;
    const index = indexed(EXPLAINS, "The SLO of it all.", "The service level objective of it all.");
    const [long, short] = ["2", "1"].map(
      (wanted) =>
        index.search("service level objective", 5).find(({ source }) => source === wanted)?.score ?? 0,
    );
    expect(scoreOf("The SLO of it all.")).toBe(0);
    expect(short).toBeGreaterThan(0.95 * (long ?? 0));
  });

  it("stands for words side by side only", () => {
    const index = indexed("The level of a service has this objective.", EXPLAINS);
    expect(index.search("SLO", 5).map(({ source }) => source)).toEqual(["1"]);
  });
});

describe("a synonym that is declared", () => {
  const KEYS = [
    passage("key", "An idempotency key is remembered for 35 days."),
    passage("other", "A public key is remembered by nobody, and a door key by its owner."),
  ];
  const index = buildIndex(KEYS, [{ phrases: ["dedupe key", "idempotency key", "request id"] }]);

  it.each(["dedupe key", "how long is a request ID remembered", "dedupe keys"])("finds by %j", (query) => {
    expect(index.search(query, 1)[0]?.source).toBe("key");
    expect(buildIndex(KEYS).search("dedupe key", 1)[0]?.coverage).toBeLessThan(0.5);
  });

  it("covers the question as its own word does", () => {
    const [own] = index.search("idempotency key", 1);
    const [other] = index.search("dedupe key", 1);
    expect(other?.coverage).toBe(1);
    expect(other?.score).toBeLessThanOrEqual(own?.score ?? 0);
    expect(other?.score).toBeGreaterThan(0.8 * (own?.score ?? 0));
  });

  it("is one term with the word that it stands for: both together count no more than either twice", () => {
    const sets = [{ phrases: ["halt", "stop"] }];
    const of = (text: string) =>
      buildIndex([passage("a", text), passage("b", "Another.")], sets).search("halt the line", 1)[0];
    expect(of("Halt the line, stop the line.")?.score).toBeCloseTo(
      of("Halt the line, halt the line.")?.score ?? 0,
    );
    expect(of("Halt the line, stop the line.")?.coverage).toBe(1);
  });

  it("costs a search nothing where none of its words is asked for", () => {
    const plain = buildIndex(KEYS);
    for (const query of ["public key", "door", "remembered by nobody"])
      expect(index.search(query, 5)).toEqual(plain.search(query, 5));
  });

  it("is told in the explanation of what it found", () => {
    const { parts = [] } = index.explain("dedupe key lifetime", "key") ?? {};
    expect(parts.find(({ term }) => term === "dedup")).toMatchObject({
      synonyms: ["idempot kei"],
      fields: { body: 1 },
      passages: 1,
    });
    expect(parts.find(({ term }) => term === "kei")?.synonyms).toBeUndefined();
  });
});

describe("words that engineers write in several ways", () => {
  it.each([
    ["config of the gateway", "The configuration of the gateway is a file."],
    ["gateway configuration", "The gateway config is a file."],
    ["is the db encrypted", "The database is encrypted at rest."],
    ["clone the repository", "Clone the repo first."],
    ["kubernetes upgrade", "The k8s upgrade is done at night."],
    ["k8s upgrade", "The Kubernetes upgrade is done at night."],
    ["deduplication of events", "Events are dedupped by their number."],
    ["ratelimit of the api", "The API has a rate limit."],
    ["rate-limit of the api", "The API has a ratelimit."],
    ["rate limit of the api", "The API has a ratelimit."],
    ["time out of a call", "The timeout of a call is a second."],
    ["timeouts of a call", "A call may time out after a second."],
    ["how do I log in", "The login asks for a key."],
    ["I am signed in to Grafana", "Grafana has a signin of its own."],
    ["write a plug-in", "To write a plugin, copy one."],
    ["username", "Each has a user name of their own."],
    ["APIs", "The API has a key."],
  ])("%j finds %j", (query, text) => {
    expect(indexed(text, "Nothing of all this stands in here.").search(query, 2)[0]).toMatchObject({
      source: "0",
      coverage: expect.closeTo(1, 5),
    });
  });

  it("are taken for one word only where the knowledge has them side by side", () => {
    expect(indexed("Out of time, they said.").search("timeout", 1)).toEqual([]);
    expect(indexed("The date of a base.").search("database", 1)).toEqual([]);
  });

  it("are in a table that is small, and holds each once with something to search for", () => {
    expect(SHORT_FORMS.length).toBeLessThanOrEqual(80);
    const keys = SHORT_FORMS.map((forms) => forms.map((form) => phraseOf(form).join(" ")));
    for (const [short, long] of keys) expect(short && long && short !== long).toBeTruthy();
    expect(new Set(keys.map((each) => each.join("="))).size).toBe(keys.length);
  });
});
