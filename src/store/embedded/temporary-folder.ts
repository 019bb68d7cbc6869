import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * A new folder for a database that lasts as long as one run; other users may enter it: Postgres refuses root, and then
 * runs as one of them.
 */
export async function makeTemporaryFolder(owner: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `ledger-${owner}-`));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
