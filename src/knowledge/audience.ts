import { z } from "zod";
import { type Audience, type Audiences, isAudience } from "../core/audience.ts";
import type { Groups } from "./audience-groups.ts";
import { slipIn } from "./audience-slips.ts";
import type { SplitDocument } from "./front-matter.ts";

export interface ReadAudiences {
  /** Absent where the document is for everybody. */
  readonly audiences?: Audiences;
  /** What is wrong with what it says. Whatever cannot be read lets nobody in. */
  readonly faults: readonly string[];
}

const entries = z.array(z.unknown());
const GROUP = /^group:(.+)$/;

/** For whom a document is, as its beginning says. Whatever looks as if it said so and cannot be read lets nobody in. */
export function audiencesOf(
  { frontMatter, withheld }: Pick<SplitDocument, "frontMatter" | "withheld">,
  groups: Groups,
): ReadAudiences {
  return withheld
    ? nobody("they stand in front matter that cannot be read")
    : readAudiences(frontMatter, groups);
}

/**
 * For whom a document's front matter says it is: `audiences: [channel:C0123, user:U0123, group:support]`, each by
 * the channel's own id. A group stands for its members.
 */
export function readAudiences(frontMatter: Readonly<Record<string, unknown>>, groups: Groups): ReadAudiences {
  const slip = slipIn(frontMatter);
  if (slip !== undefined) return nobody(slip);
  if (!Object.hasOwn(frontMatter, "audiences")) return { faults: [] };
  const { data: given } = entries.safeParse(frontMatter.audiences);
  if (!given) return nobody("audiences is no list");
  if (given.length === 0) return nobody("audiences is empty");
  const read = given.map((entry) => readEntry(entry, groups));
  return {
    audiences: [...new Set(read.flatMap(({ allows }) => allows))].sort(),
    faults: read.flatMap(({ fault }) => fault ?? []),
  };
}

function nobody(fault: string): ReadAudiences {
  return { audiences: [], faults: [fault] };
}

interface Entry {
  readonly allows: Audiences;
  readonly fault?: string;
}

function readEntry(entry: unknown, groups: Groups): Entry {
  if (typeof entry !== "string") return unknownEntry(JSON.stringify(entry));
  const group = GROUP.exec(entry)?.[1];
  if (group !== undefined) {
    const members = groups.get(group);
    return members
      ? { allows: members.map((id): Audience => `user:${id}`) }
      : { allows: [], fault: `${entry} is no group of audiences.yaml` };
  }
  return isAudience(entry) ? { allows: [entry] } : unknownEntry(`"${entry}"`);
}

function unknownEntry(shown: string): Entry {
  return { allows: [], fault: `${shown} is no channel:ID, user:ID or group:NAME` };
}
