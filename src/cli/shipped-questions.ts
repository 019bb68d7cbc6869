import { join, relative } from "node:path";

/** The questions that come with Ledger, as one would type them: reports hold no path of a machine where they need not. */
export function shippedQuestions(fixtures: string): string[] {
  const folder = join(fixtures, "questions");
  const near = relative(process.cwd(), folder);
  return ["jsonl", "yaml", "csv"].map((extension) =>
    join(near.startsWith("..") ? folder : near, `*.${extension}`),
  );
}
