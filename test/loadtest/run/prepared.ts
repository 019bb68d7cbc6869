import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Asked, type Prepared, prepare } from "../../../src/loadtest/prepare/prepare.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

export interface Place {
  readonly folder: string;
  /** What the command knows, with what a test changes. */
  asked(changes?: Partial<Asked>): Asked;
}

/** A folder with a scenario, some knowledge, and a place for baselines. */
export async function placeOf(scenario: string): Promise<Place> {
  const folder = await temporaryFolder();
  const [file, knowledge, dataDir] = ["mine.yaml", "knowledge", "data"].map((name) => join(folder, name));
  await writeFile(String(file), scenario);
  await mkdir(String(knowledge));
  await writeFile(join(String(knowledge), "close.md"), "# Close\n");
  return {
    folder,
    asked: (changes = {}) => ({
      ...{ scenario: String(file), target: "http", thresholds: [], scale: {}, bless: false },
      ...{ shipped: folder, knowledge: String(knowledge), dataDir: String(dataDir) },
      ...changes,
    }),
  };
}

export async function preparedOf(scenario: string, changes?: Partial<Asked>): Promise<Prepared> {
  return prepare((await placeOf(scenario)).asked(changes));
}
