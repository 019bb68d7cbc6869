import { readFile } from "node:fs/promises";
import { z } from "zod";
import { shippedFile } from "../../../core/shipped-file.ts";
import { whyUnreadable } from "../../../core/why-unreadable.ts";
import { fromFolder, isPath, type Places } from "./places.ts";

const scores = z.looseObject({ "citation-recall": z.number().optional() });
const baseline = z.looseObject({
  format: z.literal("ledger-eval-baseline"),
  cases: z.record(z.string(), z.looseObject({ verdict: z.string(), scores: scores.optional() })),
});

export type PassedCases = { readonly ids: ReadonlySet<string> } | { readonly fault: string };

/**
 * The questions that a baseline of `ledger eval` holds as passed, with a right source cited where there is one: what fails
 * of them in a load test fails by the load.
 */
export async function readPassedCases(given: string, places: Places): Promise<PassedCases> {
  const file = isPath(given) ? fromFolder(places, given) : shippedFile("fixtures", `${given}.json`);
  try {
    const { cases } = baseline.parse(JSON.parse(await readFile(file, "utf8")));
    const passed = Object.entries(cases).filter(
      ([, { verdict, scores: of }]) => verdict === "pass" && of?.["citation-recall"] !== 0,
    );
    return { ids: new Set(passed.map(([id]) => id)) };
  } catch (error) {
    const reason = error instanceof z.ZodError ? "it is no baseline of ledger eval" : whyUnreadable(error);
    return { fault: `names a baseline that cannot be used, ${given}: ${reason}` };
  }
}
