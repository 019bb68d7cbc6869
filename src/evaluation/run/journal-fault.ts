import { LedgerError, reasonOf } from "../../core/errors.ts";

/** A journal that cannot be gone on with. Nothing of it is changed. */
export function invalidRun(path: string, what: string, remedy: string, cause?: unknown): LedgerError {
  return new LedgerError("RUN_INVALID", `The run ${path} cannot be used: ${what}.`, remedy, cause);
}

export function unreadableRun(path: string, cause: unknown): LedgerError {
  return invalidRun(path, reasonOf(cause), "Name a run that is there, or `last`.", cause);
}

/** @param cause what the system said */
export function unwritableRun(path: string, cause: unknown): LedgerError {
  const code = cause instanceof Error && "code" in cause ? `${cause.code}` : "";
  const { says, remedy } = KNOWN[code] ?? { says: undefined, remedy: ELSEWHERE };
  const why = says === undefined ? reasonOf(cause) : `${says} (${code})`;
  return new LedgerError(
    "RUN_UNWRITABLE",
    `What is answered cannot be kept in ${path}: ${why}.`,
    remedy,
    cause,
  );
}

const ELSEWHERE = "Give another folder with --data-dir.";
const ROOM = "Make room there and go on with --resume, or give another folder with --data-dir.";
const WRITABLE = "Give a folder that you may write to with --data-dir.";

const KNOWN: Readonly<Record<string, { readonly says: string; readonly remedy: string }>> = {
  ENOSPC: { says: "the disk is full", remedy: ROOM },
  EDQUOT: { says: "the quota of the disk is used up", remedy: ROOM },
  EFBIG: { says: "the file may not become so large", remedy: ROOM },
  EROFS: { says: "the disk is read-only", remedy: WRITABLE },
  EACCES: { says: "it may not be written to", remedy: WRITABLE },
  EPERM: { says: "it may not be written to", remedy: WRITABLE },
  // Also said of a folder that is to be made on a read-only disk.
  ENOENT: { says: "no folder can be made there", remedy: WRITABLE },
};
