import type { LoadResult } from "./load-result.ts";

/** That users did not come to all that they had to do; undefined where they did. The load was as planned, the bot slow. */
export function notAllBegunText({ notAllBegun }: Pick<LoadResult, "notAllBegun">): string | undefined {
  if (notAllBegun === undefined) return undefined;
  const { planned, begun } = notAllBegun;
  return `${begun} of ${planned} planned questions were begun before the time was over`;
}
