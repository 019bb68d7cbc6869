import type { Area } from "./area.ts";
import type { Basis } from "./behaviour.ts";

/** Something with a name of its own in the code, and what it is. */
export interface Named {
  readonly name: string;
  readonly says: string;
}

const BASES: readonly Basis[] = ["documented", "observed", "assumed"];

/** How many behaviours of each area are known, and how. */
export function tallyLines(areas: readonly Area[]): string[] {
  const rows = areas.map(({ name, behaviours }) => [
    name,
    ...BASES.map((basis) => String(behaviours.filter((behaviour) => behaviour.basis === basis).length)),
  ]);
  return [...table(["area", ...BASES], rows), ""];
}

/** An area and its behaviours. */
export function areaLines({ name, behaviours }: Area): string[] {
  const rows = behaviours.map(({ says, basis, source = "", test }) => [says, basis, source, test.file]);
  return [`## ${name}`, "", ...table(["behaviour", "basis", "source", "shown by"], rows), ""];
}

export function namedLines(title: string, intro: string, rows: readonly Named[]): string[] {
  const cells = rows.map(({ name, says }) => [`\`${name}\``, says]);
  return [`## ${title}`, "", intro, "", ...table(["name", "what it is"], cells), ""];
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`);
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
