import { join } from "node:path";
import { afterEach } from "vitest";
import type { LedgerEvent } from "../../../src/core/events.ts";
import {
  type KnowledgeOptions,
  type LiveKnowledge,
  openKnowledge,
} from "../../../src/knowledge/live-knowledge.ts";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { writeInto } from "../write-folder.ts";

const opened: LiveKnowledge[] = [];

afterEach(async () => {
  for (const knowledge of opened.splice(0)) await knowledge.close();
  await removeTemporaryFolders();
});

/** A declaration in a folder of its own, with what is kept beside it. */
export async function declare(
  yaml: string,
  folder?: string,
): Promise<{ file: string; dataDir: string; folder: string }> {
  const home = folder ?? (await temporaryFolder());
  await writeInto(home, "knowledge.yaml", yaml);
  return { file: join(home, "knowledge.yaml"), dataDir: join(home, "kept"), folder: home };
}

export type Place = Awaited<ReturnType<typeof declare>>;

/** Opens declared sources on a clock that stands still, without jitter. */
export async function openDeclared({ file, dataDir }: Place, options: Partial<KnowledgeOptions> = {}) {
  const events: LedgerEvent[] = [];
  const time = createTurnedClock();
  const knowledge = await openKnowledge({
    folder: file,
    dataDir,
    emit: (event) => void events.push(event),
    scheduler: time.clock,
    random: () => 0.5,
    ...options,
  });
  opened.push(knowledge);
  const problems = () =>
    events.flatMap((event) => (event.type === "knowledge_problem" ? `${event.path} ${event.message}` : []));
  const sources = (query: string) => knowledge.search(query, 5).map(({ source }) => source);
  return { knowledge, events, problems, sources, ...time };
}
