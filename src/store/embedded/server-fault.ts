import { LedgerError } from "../../core/errors.ts";
import { notInstalled } from "./binaries.ts";
import { damaged } from "./cluster.ts";
import { unwritable } from "./data-dir.ts";

const SHOWN_LINES = 10;

type Fault = (path: string, line: string) => LedgerError;

/** What Postgres writes (in English, as we run it) when the cause is one that we can name. */
const KNOWN_FAULTS: readonly (readonly [RegExp, Fault])[] = [
  [/No space left on device|Disk quota exceeded|Read-only file system|Input\/output error/, unwritable],
  [/Permission denied/, unwritable],
  [/could not look up effective user ID/, (_, line) => nameless(line)],
  [/error while loading shared libraries|Library not loaded/, (_, line) => notInstalled(line)],
  [/could not (?:locate a valid|read) checkpoint record|invalid checkpoint record/, damaged],
  [/could not (?:open|read|access) (?:file|directory) "(?:base|global|pg_[a-z]+)/, damaged],
  [/control file .*(?:corrupt|invalid)|incorrect checksum in control file/, damaged],
  [/database files are incompatible with server/, damaged],
  [/database subdirectory .* is missing/, damaged],
];

function nameless(line: string): LedgerError {
  return new LedgerError(
    "DATABASE_UNAVAILABLE",
    `Postgres does not run as a user without a name: ${line}`,
    "Run ledger as a user that /etc/passwd names, or set DATABASE_URL to a PostgreSQL 15 to 18 of your own.",
  );
}

/** Turns the last lines of a Postgres program that failed into a fault that a user can mend. */
export function faultOfLog(path: string, what: string, lines: readonly string[]): LedgerError {
  for (const [pattern, fault] of KNOWN_FAULTS) {
    const line = lines.find((text) => pattern.test(text));
    if (line !== undefined) return fault(path, line);
  }
  return new LedgerError(
    "DATABASE_UNAVAILABLE",
    [`${what}. It said last:`, ...lines.slice(-SHOWN_LINES).map((line) => `  ${line}`)].join("\n"),
    "Mend what it says, or set DATABASE_URL to a PostgreSQL 15 to 18 of your own.",
  );
}
