import type { Environment } from "../../knowledge/sources/secret.ts";
import { checkDates, type Freshness } from "./check-dates.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { checkLinks } from "./check-links.ts";
import { checkOrders } from "./check-orders.ts";
import { checkOrphans } from "./check-orphans.ts";
import { checkSections } from "./check-sections.ts";
import { openChecked } from "./checked-source.ts";
import type { Finding } from "./finding.ts";
import { type OnProgress, readDocuments } from "./read-documents.ts";

export interface CheckOptions extends Freshness {
  /** A folder of Markdown, or a file that declares sources. */
  readonly folder: string;
  readonly dataDir: string;
  readonly env: Environment;
  readonly onProgress?: OnProgress;
}

export interface CheckedKnowledge {
  readonly folder: string;
  readonly documents: number;
  readonly sections: number;
  /** By path and line. */
  readonly findings: readonly Finding[];
}

/** Looks for what keeps knowledge from being found, trusted or seen by whom it is for. */
export async function checkKnowledge({
  folder,
  dataDir,
  env,
  onProgress = () => {},
  ...freshness
}: CheckOptions): Promise<CheckedKnowledge> {
  const sources = await openChecked(folder, { dataDir, env });
  const { documents, findings } = readDocuments(sources, onProgress);
  const all = [
    ...findings,
    ...(await checkLinks(documents)),
    ...checkOrphans(documents),
    ...checkSections(documents),
    ...checkOrders(documents),
    ...checkDates(documents, freshness),
    ...checkDuplicates(documents),
  ];
  return {
    folder,
    documents: documents.length,
    sections: documents.reduce((sum, { sections }) => sum + sections.length, 0),
    findings: all.sort(inOrder),
  };
}

function inOrder(a: Finding, b: Finding): number {
  const byPath = a.path < b.path ? -1 : Number(a.path > b.path);
  return byPath || (a.line ?? 0) - (b.line ?? 0) || (a.rule < b.rule ? -1 : Number(a.rule > b.rule));
}
