import type { Fingerprint } from "./fingerprint.ts";
import type { Machine } from "./machine.ts";

/** Two starts of the same machine differ by what its system keeps for itself. */
const MEMORY_TOLERANCE = 0.02;

/** What differs between a baseline and a run, a clause for each; empty where they can be compared. */
export function differencesOf(before: Fingerprint, after: Fingerprint): string[] {
  return [
    ...scenarioDifferences(before.scenario, after.scenario),
    ...datasetDifferences(before.dataset, after.dataset),
    ...machineDifferences(before.machine, after.machine),
  ];
}

function scenarioDifferences(before: Fingerprint["scenario"], after: Fingerprint["scenario"]): string[] {
  const names = new Set([...Object.keys(before.parts), ...Object.keys(after.parts)]);
  const changed = [...names].filter((name) => before.parts[name] !== after.parts[name]).sort();
  return [
    ...(changed.length > 0 ? [`the scenario: its ${changed.join(", ")}`] : []),
    ...said("the target", before.target, after.target),
  ];
}

function datasetDifferences(before: Fingerprint["dataset"], after: Fingerprint["dataset"]): string[] {
  return [
    ...(before.questions === after.questions ? [] : ["the dataset: its questions"]),
    ...said("the dataset: its knowledge", before.knowledge, after.knowledge),
  ];
}

function machineDifferences(before: Machine, after: Machine): string[] {
  return [
    ...said("the machine: its processor", before.cpu, after.cpu),
    ...said("the machine: its cores", before.cores, after.cores),
    ...(isNear(before.memoryMiB, after.memoryMiB)
      ? []
      : said("the machine: its memory", `${before.memoryMiB} MiB`, `${after.memoryMiB} MiB`)),
    ...said("the machine: Node.js", before.node, after.node),
    ...said("the machine: its platform", before.platform, after.platform),
  ];
}

function said(what: string, before: string | number, after: string | number): string[] {
  return before === after ? [] : [`${what} (was ${before}, is ${after})`];
}

function isNear(before: number, after: number): boolean {
  return Math.abs(after - before) <= MEMORY_TOLERANCE * before;
}
