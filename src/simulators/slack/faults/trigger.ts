import { descriptionOf, type FaultName, type OccurrenceKind } from "./fault-table.ts";

/** What a rule says of what it waits for. */
export interface Waiting {
  readonly fault: FaultName;
  readonly method?: string | readonly string[] | undefined;
  readonly event?: string | readonly string[] | undefined;
  readonly at?: string | readonly string[] | undefined;
  readonly every?: number | string | undefined;
  readonly nth?: number | readonly number[] | undefined;
  readonly probability?: number | undefined;
}

interface PlanFault {
  readonly field: string;
  readonly message: string;
}

/** The kind of occurrence that a rule waits for: what it names, else what is usual for its fault. */
export function kindOf(rule: Waiting): OccurrenceKind {
  return kindsNamedIn(rule)[0]?.kind ?? descriptionOf(rule.fault).on[0];
}

/** What does not fit together in a rule, each thing well formed. */
export function planFaultsOf(rule: Waiting): readonly PlanFault[] {
  const { on } = descriptionOf(rule.fault);
  const named = kindsNamedIn(rule);
  return [
    ...named
      .filter(({ kind }) => !on.includes(kind))
      .map(({ field, kind }) => ({
        field,
        message: `does not fit: ${rule.fault} happens on a ${on.join(" or ")}, not on a ${kind}`,
      })),
    ...tooMany(named.map(({ field }) => field)),
    ...tooMany(selectionsIn(rule)),
  ];
}

function kindsNamedIn({ method, event, at, every }: Waiting) {
  const named: { readonly field: string; readonly kind: OccurrenceKind }[] = [];
  if (method !== undefined) named.push({ field: "method", kind: "request" });
  if (event !== undefined) named.push({ field: "event", kind: "delivery" });
  if (at !== undefined) named.push({ field: "at", kind: "time" });
  if (typeof every === "string") named.push({ field: "every", kind: "time" });
  return named;
}

function selectionsIn({ nth, every, probability }: Waiting): readonly string[] {
  const named: string[] = [];
  if (nth !== undefined) named.push("nth");
  if (typeof every === "number") named.push("every");
  if (probability !== undefined) named.push("probability");
  return named;
}

function tooMany([first, ...others]: readonly string[]): readonly PlanFault[] {
  return others.map((field) => ({ field, message: `cannot stand beside ${first}` }));
}
