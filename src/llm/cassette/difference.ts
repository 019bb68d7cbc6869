import { COMPONENTS, type Component, type Described, type Hashes } from "./described.ts";
import type { Entry } from "./entry.ts";

/** A request with its hashes; its texts are masked as those of a cassette are. */
export interface Wanted {
  readonly described: Described;
  readonly hashes: Hashes;
}

/** The recording with the fewest components that differ; of those the one that shares the most passages. */
export function nearestOf<Near extends Entry>(entries: Iterable<Near>, wanted: Wanted): Near | undefined {
  let nearest: Near | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const distance = differing(entry, wanted).length - sharedPassages(entry, wanted);
    if (distance >= least) continue;
    nearest = entry;
    least = distance;
  }
  return nearest;
}

/** What differs between a recording and a request: a short phrase for each component. */
export function differenceOf(entry: Entry, wanted: Wanted): readonly string[] {
  return differing(entry, wanted).map(
    (name) => `${NAMES[name]} (${DETAILS[name](entry.request, wanted.described)})`,
  );
}

const NAMES: Readonly<Record<Component, string>> = {
  model: "model",
  system: "system prompt",
  passages: "passages",
  history: "history",
  question: "question",
  parameters: "parameters",
};

type Detail = (was: Described, is: Described) => string;

const DETAILS: Readonly<Record<Component, Detail>> = {
  model: (was, is) => changed(was.model, is.model),
  system: (was, is) => byLine("line", was.system.split("\n"), is.system.split("\n")),
  passages: (was, is) => ofPassages(was.passages, is.passages),
  history: (was, is) => byLine("turn", was.history, is.history),
  question: (was, is) => changed(was.question, is.question),
  parameters: (was, is) => {
    const names = new Set([...Object.keys(was.parameters), ...Object.keys(is.parameters)]);
    const other = [...names].filter((name) => was.parameters[name] !== is.parameters[name]);
    return other
      .slice(0, SHOWN_PARAMETERS)
      .map((name) => `${name}: ${changed(was.parameters[name], is.parameters[name])}`)
      .join(", ");
  },
};

const SHOWN_PARAMETERS = 3;

function differing({ hashes }: Entry, wanted: Wanted): readonly Component[] {
  return COMPONENTS.filter((name) => hashes[name] !== wanted.hashes[name]);
}

/** Under 1, so that it decides only among equals. */
function sharedPassages({ request }: Entry, { described }: Wanted): number {
  const ours = new Set(request.passages.map(({ hash }) => hash));
  const shared = described.passages.filter(({ hash }) => ours.has(hash)).length;
  return shared / (described.passages.length + 1);
}

function ofPassages(was: Described["passages"], is: Described["passages"]): string {
  const at = is.findIndex(
    ({ source, hash }, place) => was[place]?.source !== source || was[place]?.hash !== hash,
  );
  const [before, after] = [was[at], is[at]];
  if (!after) return `${was.length} were recorded, now ${is.length}`;
  if (before?.source === after.source) return `${at + 1}: ${shortened(after.source)} has another text`;
  return `${at + 1}: ${changed(before?.source, after.source)}`;
}

function byLine(unit: string, was: readonly string[], is: readonly string[]): string {
  const length = Math.max(was.length, is.length);
  const at = Array.from({ length }, (_, place) => place).find((place) => was[place] !== is[place]);
  // Two texts that are masked alike.
  if (at === undefined) return "in what is masked";
  return `${unit} ${at + 1}: ${changed(was[at], is[at])}`;
}

function changed(was: string | undefined, is: string | undefined): string {
  if (was === is) return "in what is masked";
  const from = firstDifference(was ?? "", is ?? "");
  return `was ${quoted(was, from)}, is ${quoted(is, from)}`;
}

function quoted(text: string | undefined, from: number): string {
  if (text === undefined) return "nothing";
  const start = Math.max(0, from - CONTEXT);
  return `"${start > 0 ? "…" : ""}${shortened(text.slice(start))}"`;
}

/** How much is told of a text, and how much of it before the place where it differs. */
const LONGEST = 60;
const CONTEXT = 15;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
