import { withoutComments } from "../../answer/ground/comments.ts";
import { believedOf } from "../../answer/ground/disarm-passage.ts";
import type { Finding } from "./finding.ts";
import type { Document } from "./read-documents.ts";

/** Sections that read as orders to whoever answers from them, so that nothing is answered from all or a part of them. */
export function checkOrders(documents: readonly Document[]): Finding[] {
  return documents.flatMap(({ path, sections }) =>
    sections.flatMap(({ text, line, heading }): Finding[] => {
      const seen = withoutComments(text);
      const { believed, isDistrusted } = believedOf(seen);
      if (!isDistrusted && believed === seen) return [];
      const what = isDistrusted ? "a section that reads" : "a paragraph that reads";
      return [
        {
          rule: "speaks-to-a-model",
          path,
          line,
          message: `has ${what} as an order to a model, and is not answered from${heading && `, under ${heading}`}`,
          remedy:
            "Take it out where nobody of yours wrote it; else say it so that it tells its reader something.",
        },
      ];
    }),
  );
}
