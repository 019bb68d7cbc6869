import { closeSync, openSync, readSync } from "node:fs";
import type { z } from "zod";
import { reasonOf } from "../../core/errors.ts";
import type { Case } from "../case.ts";
import type { ReadPassage } from "../observation.ts";
import type { Asked } from "../through/asked.ts";
import { invalidRun, unreadableRun } from "./journal-fault.ts";
import {
  ASKED_LINE,
  type AskedLine,
  digestOf,
  PASSAGE_LINE,
  type PassageLine,
  RUN_HEADER,
  type RunHeader,
} from "./journal-line.ts";
import { linesOf, type PlacedLine } from "./journal-lines.ts";

/** The journal of an earlier run, from which answers are looked up one by one. */
export interface ReadJournal {
  readonly header: RunHeader;
  /** How many samples of cases it holds, and how many passages. */
  readonly samples: number;
  readonly passages: number;
  /** What came of a sample; undefined where it was not asked, or asked something else. */
  find(given: Case, sample: number): Asked | undefined;
  close(): void;
}

/**
 * Reads a journal to its end, and keeps where each line stands: of a long run not the answers.
 * @throws LedgerError RUN_INVALID
 */
export function readJournal(path: string): ReadJournal {
  const file = opened(path);
  try {
    const passages: PlacedLine[] = [];
    const asked = new Map<string, PlacedLine>();
    let header: RunHeader | undefined;
    for (const line of linesOf(file, path)) {
      if (!header) header = headerOf(line, path);
      else {
        const value = parsed(line, path);
        if (isPassage(value)) notePassage(line, checked(PASSAGE_LINE, value, line, path));
        else asked.set(keyOf(checked(ASKED_LINE, value, line, path)), placeOf(line));
      }
    }
    if (!header) throw invalidRun(path, "it is empty", ANEW);
    const read = <Shape extends z.ZodType>(shape: Shape, place: PlacedLine) =>
      checked(shape, parsed({ ...place, text: textAt(file, place) }, path), place, path);
    return {
      header,
      samples: asked.size,
      passages: passages.length,
      find(given, sample) {
        const place = asked.get(keyOf({ id: given.id, sample }));
        if (!place) return undefined;
        const line = read(ASKED_LINE, place);
        return line.digest === digestOf(given) ? askedOf(line, passageAt) : undefined;
      },
      close: () => closeSync(file),
    };

    function notePassage(line: PlacedLine & { readonly text: string }, { passage }: PassageLine): void {
      const before = passages[passage];
      if (before && textAt(file, before) !== line.text)
        throw invalidRun(
          path,
          `its passage ${passage} is there twice, with other words (lines ${before.number} and ${line.number})`,
          ANEW,
        );
      passages[passage] = placeOf(line);
    }

    function passageAt(number: number): ReadPassage {
      const place = passages[number];
      if (!place) throw invalidRun(path, `it names the passage ${number}, which it does not hold`, ANEW);
      const { source, text, about } = read(PASSAGE_LINE, place);
      return { source, text, ...(about !== undefined && { about }) };
    }
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

const ANEW = "Ask anew: leave out --resume and --rescore.";

function opened(path: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw unreadableRun(path, error);
  }
}

/** Whatever stands first in a file of another kind: what is wrong is the file. */
function headerOf(line: PlacedLine & { readonly text: string }, path: string): RunHeader {
  try {
    return RUN_HEADER.parse(JSON.parse(line.text));
  } catch (error) {
    throw invalidRun(
      path,
      "line 1 does not begin a run of `ledger eval`",
      "Name a run by its file in --data-dir, or `last`.",
      error,
    );
  }
}

function textAt(file: number, { offset, bytes }: PlacedLine): string {
  const buffer = Buffer.alloc(bytes);
  readSync(file, buffer, 0, bytes, offset);
  return buffer.toString("utf8");
}

function parsed({ text, number }: PlacedLine & { readonly text: string }, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidRun(path, `line ${number} is no JSON (${reasonOf(error)})`, ANEW, error);
  }
}

function checked<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  { number }: PlacedLine,
  path: string,
): z.infer<Shape> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const [fault] = result.error.issues;
  throw invalidRun(path, `line ${number}: ${fault?.path.join(".") || "the whole"}: ${fault?.message}`, ANEW);
}

function isPassage(value: unknown): boolean {
  return typeof value === "object" && value !== null && "passage" in value;
}

function placeOf({ number, offset, bytes }: PlacedLine): PlacedLine {
  return { number, offset, bytes };
}

function keyOf({ id, sample }: { readonly id: string; readonly sample: number }): string {
  return `${sample} ${id}`;
}

function askedOf(line: AskedLine, passageAt: (number: number) => ReadPassage): Asked {
  if (line.kind !== "observed") return { kind: line.kind, because: line.because };
  return {
    kind: "observed",
    observation: { ...line.observation, passages: line.observation.passages.map(passageAt) },
  };
}
