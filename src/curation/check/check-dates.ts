import { updatedOf } from "../../knowledge/front-matter.ts";
import type { Finding } from "./finding.ts";
import type { Document } from "./read-documents.ts";

const DAY_MS = 86_400_000;

export interface Freshness {
  readonly staleAfterDays: number;
  readonly now: Date;
}

/** Documents that were last changed too long ago, by `updated` or `date` in front matter. Without one none is told. */
export function checkDates(documents: readonly Document[], { staleAfterDays, now }: Freshness): Finding[] {
  return documents.flatMap(({ path, frontMatter }): Finding[] => {
    const day = updatedOf(frontMatter);
    const given = frontMatter.updated ?? frontMatter.date;
    if (day === undefined || !isDay(day))
      return given === undefined
        ? []
        : [dateFault(path, `has a date that is no day: ${JSON.stringify(given)}`)];
    const age = Math.floor((now.getTime() - Date.parse(`${day}T00:00:00Z`)) / DAY_MS);
    if (age < -1) return [dateFault(path, `was last changed on ${day}, which is still to come`)];
    if (age <= staleAfterDays) return [];
    return [
      {
        rule: "stale",
        path,
        line: 1,
        message: `was last changed on ${day}, ${age} days ago`,
        remedy: "Read it again, correct it, and set updated in its front matter to today.",
      },
    ];
  });
}

/** The thirtieth of February is none. */
function isDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function dateFault(path: string, message: string): Finding {
  return { rule: "date", path, line: 1, message, remedy: "Write it as updated: 2026-11-01." };
}
