import { z } from "zod";
import { LedgerError } from "../../../core/errors.ts";
import type { SlackSeed } from "../seed/seed.ts";
import { seedSchema } from "../seed/seed-schema.ts";
import { JOURNAL_VERSION } from "./header.ts";
import { createLandmarkNames } from "./landmark-names.ts";
import { invalidLine, type ReadJournal, readJournal } from "./read-journal.ts";

/** What a replay takes from a journal. */
export interface Recording {
  readonly seed: SlackSeed;
  readonly acts: readonly RecordedAct[];
  /** The ids that the simulator made in the recorded run, by what the things are called in any run. */
  readonly ids: ReadonlyMap<string, string>;
  /** What was left out. */
  readonly notes: readonly string[];
}

export interface RecordedAct {
  readonly line: number;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** The name of a function of the people's door. */
  readonly act: string;
  readonly args: readonly unknown[];
}

const headerSchema = z.object({
  type: z.literal("journal"),
  version: z.literal(JOURNAL_VERSION),
  seed: seedSchema,
});
const actSchema = z.object({ act: z.string(), args: z.array(z.unknown()) });
const landmarkSchema = z.object({
  thing: z.enum(["message", "view", "file", "channel"]),
  id: z.string(),
  by: z.string(),
  place: z.array(z.string()),
});

const WANTED: ReadonlySet<string> = new Set(["journal", "person", "landmark"]);

/**
 * Reads what a replay needs, all of it before anything is done.
 *
 * @throws LedgerError JOURNAL_INVALID where a line cannot be read, or the header is missing or of another version.
 */
export async function readRecording(source: Iterable<string> | AsyncIterable<string>): Promise<Recording> {
  const journal = await readJournal(source, (type) => WANTED.has(type));
  const { seed } = headerOf(journal);
  const { lines, note } = journal;
  const names = createLandmarkNames();
  const acts: RecordedAct[] = [];
  const ids = new Map<string, string>();
  for (const { line, entry } of lines.slice(1)) {
    if (entry.type === "journal") throw invalidLine(line, "a second journal begins here");
    if (entry.type === "person") acts.push({ line, at: entry.at, ...parsed(actSchema, entry, line) });
    else {
      const landmark = parsed(landmarkSchema, entry, line);
      ids.set(names.nameOf(landmark), landmark.id);
    }
  }
  return { seed, acts, ids, notes: note === undefined ? [] : [note] };
}

function headerOf(journal: ReadJournal): z.output<typeof headerSchema> {
  const [first] = journal.lines;
  const header = headerSchema.safeParse(first?.entry);
  if (header.success && first?.line === 1) return header.data;
  throw new LedgerError(
    "JOURNAL_INVALID",
    `The journal does not begin with a header of version ${JOURNAL_VERSION}: ${faultOf(journal)}.`,
    "Give a journal as this version of the simulated Slack wrote it, from its first line on.",
    header.error,
  );
}

function faultOf({ lines: [first], entries, note }: ReadJournal): string {
  if (entries === 0) return note === undefined ? "it is empty" : "its first line is cut, or it is no journal";
  if (first?.line !== 1 || first.entry.type !== "journal") return "its first line is another entry";
  const { version } = first.entry;
  return version === JOURNAL_VERSION
    ? "the seed in it is not as it should be"
    : `it is of version ${JSON.stringify(version)}`;
}

function parsed<Schema extends z.ZodType>(schema: Schema, entry: unknown, line: number): z.output<Schema> {
  const read = schema.safeParse(entry);
  if (read.success) return read.data;
  throw invalidLine(line, `${read.error.issues[0]?.path.join(".")} is not as it should be`, read.error);
}
