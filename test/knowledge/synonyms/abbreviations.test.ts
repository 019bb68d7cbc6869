import { describe, expect, it } from "vitest";
import { abbreviationsIn } from "../../../src/knowledge/synonyms/abbreviations.ts";

const found = (text: string, headings: readonly string[] = []) =>
  abbreviationsIn([{ source: "a.md", title: "Handbook", headings, text }]).map(
    ({ short, long }) => `${short} = ${long}`,
  );

describe("an abbreviation that a passage explains", () => {
  it.each([
    ["A service level objective (SLO) is a target.", "SLO = service level objective"],
    ["An SLO (service level objective) is a target.", "SLO = service level objective"],
    ["An SLO (a service level objective, met or not) is a target.", "SLO = service level objective"],
    ["Our service level objectives (SLOs) are public.", "SLO = service level objectives"],
    ["The **dead letter\nqueue** (`DLQ`) holds them.", "DLQ = dead letter queue"],
    ["Set the time to live (TTL) first.", "TTL = time to live"],
    ["Use [role-based access control](rbac.md) (RBAC).", "RBAC = role-based access control"],
    ["- proof of concept (PoC)", "PoC = proof of concept"],
    ["Call the hypertext transfer protocol (HTTP) endpoint.", "HTTP = hypertext transfer protocol"],
  ])("in %j is learned", (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    ["- **SLO**: service level objective, met or not", "SLO = service level objective"],
    ["| Short | Long |\n|---|---|\n| RPO | Recovery point objective |\n", "RPO = Recovery point objective"],
    ["| `TTL` | Time to live of a key |", "TTL = Time to live"],
    ["RBAC – role-based access control", "RBAC = role-based access control"],
    ["DLQ stands for dead letter queue.", "DLQ = dead letter queue"],
    ["Here QA is short for the quality of answers.", "QA = quality of answers"],
    ["SOW: statement of work", "SOW = statement of work"],
    ["R&D: research and development", "R&D = research and development"],
  ])("in a glossary is learned: %j", (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it("is learned from headings too", () => {
    expect(found("Text.", ["Limits", "Requests per minute (RPM)"])).toEqual(["RPM = Requests per minute"]);
  });

  it.each([
    "Retries are off (default).",
    "It runs on AWS (GA).",
    "See the list (RFC 7231) of verbs.",
    "Send the entry (POST) again.",
    "Option B (AWS)",
    "NOTE: nothing of this is told elsewhere",
    "POST: sends an entry",
    "OK means that all is well.",
    "- API: call it twice",
    "Give the name to cancel. This is a thing of the cloud (NOTE) for all.",
    "Set --node-affinity=my,label=extra (NAME) before.",
    "Call close(SLO) at the end of a service level objective.",
    "| SLO | (service level objective)",
    "One thing ends here.\n\n(SLO) begins there.",
    "An (SLO (nested) thing).",
    "()()(((((",
  ])("is not seen in %j", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("is sought in a long text of nothing but signs too", () => {
    expect(found("service level objective (".repeat(40_000))).toEqual([]);
    expect(found("SLO (a b) ".repeat(40_000))).toEqual([]);
    expect(found("*".repeat(200_000))).toEqual([]);
    expect(found("| \t".repeat(100_000))).toEqual([]);
  });
});
