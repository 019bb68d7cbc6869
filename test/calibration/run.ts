// Calibrates when passages suffice, and prints what that does to questions that it was not fitted to; and how much more
// often the first passage is right for questions that go to the cheaper model.
//   npm run calibrate [-- --write]
import { createHash } from "node:crypto";
import { ANSWER_FROM } from "../../src/answer/decide/decide.ts";
import { bundled, type Case, claudeDocs, mtrag } from "./cases.ts";
import { confusionLines, qualityLine, tradeOffLine } from "./figures.ts";
import { fitTo, ship } from "./fit-model.ts";
import { routingLines } from "./routing.ts";
import { judge, type Model, type Seen, seeAll } from "./see.ts";
import { asClaims, ofFewDocuments } from "./shapes.ts";

const natural = [mtrag(), await claudeDocs(), await bundled()].filter((each) => each !== undefined);
const sets = new Map(natural.map((collection) => [collection.name, seeAll(collection)]));
const shapes = natural.flatMap((collection) => [
  { of: collection.name, made: ofFewDocuments(collection) },
  { of: collection.name, made: asClaims(collection) },
]);
const half = (isOther: boolean) => (sets.get("mtrag-un") ?? []).filter((each) => isHeldOut(each) === isOther);

const ofHalf = fitTo(half(false));
title("Fitted to one half of mtrag-un, nothing else", ofHalf);
show("mtrag-un, the other half", half(true), ofHalf);
for (const [name, seen] of sets) if (name !== "mtrag-un") show(name, seen, ofHalf);

const shipped = fitTo(...sets.values());
title("Shipped: fitted to all sets. Below, each set by a model that was fitted to the others", shipped);
for (const [name, seen] of sets) show(name, seen, fitWithout(name));
for (const { of, made } of shapes) if (made.cases.length > 0) show(made.name, seeAll(made), fitWithout(of));

for (const collection of natural) for (const line of routingLines(collection)) say(line);
if (process.argv.includes("--write")) ship(shipped);

function fitWithout(name: string): Model {
  return fitTo(...[...sets].filter(([other]) => other !== name).map(([, seen]) => seen));
}

function title(text: string, { intercept, weights }: Model): void {
  say(`\n== ${text}\n   ${JSON.stringify({ intercept, ...weights })}`);
}

function show(name: string, seen: readonly Seen[], model: Model): void {
  const judged = judge(model, seen);
  const lines = [...confusionLines(judged), qualityLine(judged), tradeOffLine(judged)];
  say(`\n${name}, answered from ${ANSWER_FROM}`);
  for (const line of lines) say(line);
}

/** Both of a pair, with and without its passages, are in one half. */
function isHeldOut({ id }: Case): boolean {
  return Number.parseInt(createHash("md5").update(id).digest("hex").slice(-2), 16) % 2 === 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
