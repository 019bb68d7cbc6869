import type { FaultAt } from "../scenario-fault.ts";
import { type PassedCases, readPassedCases } from "./passed-cases.ts";
import type { Places } from "./places.ts";
import { type ReadQuestions, readQuestionFile } from "./question-file.ts";

export type Path = readonly (string | number)[];

/** What reading the files of one scenario shares: where they are, what was read, and what is wrong so far. */
export interface Resolving {
  readonly places: Places;
  /** Each file is read once. */
  questionFile(given: string): Promise<ReadQuestions>;
  passedCases(given: string): Promise<PassedCases>;
  /** Notes a fault once, however many kinds of questions meet it. */
  fault(path: Path, message: string): void;
  faults(): readonly FaultAt[];
}

export function createResolving(places: Places): Resolving {
  const faults = new Map<string, FaultAt>();
  return {
    places,
    questionFile: once((given) => readQuestionFile(given, places)),
    passedCases: once((given) => readPassedCases(given, places)),
    fault: (path, message) => void faults.set(`${path.join("/")} ${message}`, { path, message }),
    faults: () => [...faults.values()],
  };
}

function once<Read>(read: (given: string) => Promise<Read>): (given: string) => Promise<Read> {
  const readings = new Map<string, Promise<Read>>();
  return (given) => {
    const reading = readings.get(given) ?? read(given);
    readings.set(given, reading);
    return reading;
  };
}
