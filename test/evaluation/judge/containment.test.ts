import { beforeAll, expect, it } from "vitest";
import { EVERYONE } from "../../../src/core/audience.ts";
import type { Case } from "../../../src/evaluation/case.ts";
import { groundingOf, LEAST_CONTAINMENT } from "../../../src/evaluation/judge/grounding.ts";
import { observationOf } from "./given.ts";
import { bundledCases, bundledKnowledge, type Parts } from "./observed.ts";

let knowledge: Parts["knowledge"];
/** Bundled questions whose gold is found, with a reference in somebody's own words. */
let cases: readonly Case[];

beforeAll(async () => {
  knowledge = await bundledKnowledge();
  cases = bundledCases().filter(
    (given) =>
      given.reference &&
      given.gold.length > 0 &&
      given.gold.every((gold) => sourcesFor(given).includes(gold)),
  );
});

it("lets a reference stand in the passages that are found for its question", () => {
  const containments = cases.flatMap((given) => containmentsOf(given.reference, given));
  expect(containments.length).toBeGreaterThan(60);
  const missed = containments.filter((containment) => containment < LEAST_CONTAINMENT).length;
  expect(missed / containments.length).toBeLessThan(0.02);
});

it("finds that the reference of another question on the same subject does not", () => {
  const containments = cases.flatMap((given, at) => {
    const other = cases[(at + 37) % cases.length];
    const isOfOthers = other?.gold.every((gold) => !sourcesFor(given).includes(gold));
    return isOfOthers ? containmentsOf(other?.reference, given) : [];
  });
  expect(containments.length).toBeGreaterThan(60);
  const found = containments.filter((containment) => containment < LEAST_CONTAINMENT).length;
  expect(found / containments.length).toBeGreaterThan(0.8);
});

function containmentsOf(text = "", given: Case): number[] {
  const passages = foundFor(given).map(({ source, text, title, headings, owner, updated }) => ({
    source,
    text,
    about: [title, ...headings, owner, updated].filter(Boolean).join("\n"),
  }));
  return groundingOf(observationOf({ text, passages, cited: [] })).map(({ best }) => best.containment);
}

function foundFor({ question }: Case) {
  return knowledge.search(question, 8, EVERYONE);
}

function sourcesFor(given: Case) {
  return foundFor(given).map(({ source }) => source);
}
