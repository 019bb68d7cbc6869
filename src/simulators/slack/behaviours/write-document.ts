import type { Area } from "../../behaviours/area.ts";
import { areaLines, type Named, namedLines, table, tallyLines } from "../../behaviours/markdown.ts";

export interface DocumentFacts {
  readonly areas: readonly Area[];
  readonly methods: readonly MethodFacts[];
  /** Methods that the SDK has and the simulator has not. */
  readonly missingMethods: readonly string[];
  readonly events: readonly string[];
  readonly faults: readonly Named[];
  readonly invariants: readonly WatchedInvariant[];
}

export interface MethodFacts {
  readonly name: string;
  readonly scopes: readonly string[];
  /** How often it may be called, in words. */
  readonly limit: string;
}

export interface WatchedInvariant extends Named {
  /** What it cannot see. */
  readonly blind: readonly string[];
}

/** Writes `docs/slack-simulator.md`: what is simulated, and how we know that Slack does it so. */
export function writeDocument(facts: DocumentFacts): string {
  return [
    "# The simulated Slack",
    "",
    "Made from the code by `npm run docs`; a test fails where the two differ. Each behaviour is *documented* by Slack,",
    "*observed* by somebody who said where, or *assumed*, and names the test that fails without it.",
    "",
    ...tallyLines(facts.areas),
    ...facts.areas.flatMap(areaLines),
    ...methodLines(facts.methods, facts.missingMethods),
    ...eventLines(facts.events),
    ...namedLines("Faults", "What a fault plan can do.", facts.faults),
    ...invariantLines(facts.invariants),
  ].join("\n");
}

function methodLines(methods: readonly MethodFacts[], missing: readonly string[]): string[] {
  const rows = methods.map(({ name, scopes, limit }) => [
    `\`${name}\``,
    scopes.map((scope) => `\`${scope}\``).join(" or "),
    limit,
  ]);
  const names = missing.map((name) => `\`${name}\``).join(", ");
  return [
    `## Methods: ${methods.length} of the SDK's ${methods.length + missing.length}, those for admins not counted`,
    "",
    ...table(["method", "scope", "limit"], rows),
    "",
    `Any other method is refused with \`unknown_method\`, and the journal says so: ${names}.`,
    "",
  ];
}

function eventLines(events: readonly string[]): string[] {
  return [`## Events: ${events.length}`, "", `${events.map((type) => `\`${type}\``).join(", ")}.`, ""];
}

function invariantLines(invariants: readonly WatchedInvariant[]): string[] {
  const rows = invariants.map(({ name, says, blind }) => [`\`${name}\``, says, blind.join(" ")]);
  const head = ["name", "what is watched while it runs", "what it cannot see"];
  return ["## Invariants", "", ...table(head, rows), ""];
}
