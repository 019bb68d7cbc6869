import type { KnowledgePart } from "../part.ts";
import type { KnowledgeProblem } from "../source-file.ts";

/** A handful of documents comes and goes. */
const A_FEW = 10;

/**
 * What is to be told where a source lost more than half of its documents at once. They are left out all the same,
 * because somebody may have taken them out for a reason; a source that is empty altogether fails instead.
 */
export function suddenLoss(
  path: string,
  before: KnowledgePart | undefined,
  { documents }: KnowledgePart,
): readonly KnowledgeProblem[] {
  const held = before?.documents.length ?? 0;
  if (held <= A_FEW || documents.length >= held / 2) return [];
  return [
    {
      path,
      message: `holds ${documents.length} documents, and held ${held} before; the others are left out`,
      remedy: "Bring them back in the source, if they are missing by mistake.",
    },
  ];
}
