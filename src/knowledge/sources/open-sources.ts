import { dirname, join, resolve } from "node:path";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { systemScheduler } from "../../core/scheduler.ts";
import { GROUPS_FILE } from "../audience-groups.ts";
import type { KnowledgeOptions, LiveKnowledge, SourceStatus } from "../knowledge.ts";
import { type KnowledgeSnapshot, loadKnowledge, snapshotOf, wholeVersionOf } from "../load.ts";
import { following } from "../moment.ts";
import type { KnowledgePart } from "../part.ts";
import { SYNONYMS_FILE } from "../synonyms/synonyms-file.ts";
import { ageOf } from "./age.ts";
import { openInTime } from "./open-in-time.ts";
import { readDeclaration } from "./read-declaration.ts";
import { sharedSynonyms } from "./shared-synonyms.ts";
import { tendOnTime } from "./tend-on-time.ts";
import { tendSource } from "./tended-source.ts";
import { watchFile } from "./watch-file.ts";

/**
 * Opens the sources that a file declares. Each that fails keeps its last good state; where there is nothing of any,
 * the fallback serves until there is. One that hangs does not hold up the others: it joins them when it comes.
 * @throws LedgerError where the declaration is faulty, or nothing can be loaded and there is no fallback
 */
export async function openSources(options: KnowledgeOptions): Promise<LiveKnowledge> {
  const { folder: file, fallback, emit, dataDir, env = {} } = options;
  const { scheduler = systemScheduler, random = Math.random, signal, whole = false } = options;
  const startedAt = performance.now();
  const closing = new AbortController();
  const home = dirname(resolve(file));
  const declarations = await readDeclaration(file, env);
  const sources = declarations.map((declared) =>
    tendSource(declared, { dataDir, home, scheduler, emit, closing: closing.signal }),
  );
  const shared = sharedSynonyms(home, emit);
  const giveUp = () => closing.abort();
  signal?.addEventListener("abort", giveUp, { once: true });
  const openings = sources.map((source) => ({ name: source.declared.name, opened: source.open() }));
  await shared.read();
  await openInTime(openings, {
    scheduler,
    isEnough: () => !whole && (fallback !== undefined || sources.some((source) => source.part())),
    onWaiting: (names) => emit({ type: "knowledge_awaited", folder: file, sources: names.join(", ") }),
  });
  signal?.removeEventListener("abort", giveUp);
  signal?.throwIfAborted();
  let current = joined() ?? (await loadFallback());
  tellLoaded(startedAt);
  for (const { opened } of openings) void opened.then(swap);
  const stops: (() => Promise<void>)[] = [];

  return {
    ...following(() => current),
    status() {
      const { folder, version, documents, passages, problems } = current;
      const states = sources.map((source) => source.status());
      const instead = folder === file ? [] : [`${folder} is used instead`];
      const degraded = [...states.flatMap(failureOf), ...instead].join("; ");
      return {
        ...{ folder, version, documents, passages, problems: problems.length, sources: states },
        ...(degraded && { degraded }),
      };
    },
    async watch() {
      const timing = { scheduler, random, onRefreshed: swap, onFault, onWatchFault: onFault };
      stops.push(
        ...(await Promise.all(sources.map((source) => tendOnTime(source, timing)))),
        await watchFile(join(home, GROUPS_FILE), () => void regroup(), onFault),
        await watchFile(join(home, SYNONYMS_FILE), () => void rename(), onFault),
      );
    },
    async close() {
      closing.abort();
      await Promise.all(stops.map((stop) => stop()));
    },
  };

  /** All sources in one whole, so that nobody ever sees a half of a change. */
  function joined(): KnowledgeSnapshot | undefined {
    const parts = partsNow();
    return parts.some((part) => part !== shared.part()) ? snapshotOf(file, parts) : undefined;
  }

  function partsNow(): readonly KnowledgePart[] {
    return [shared.part(), ...sources.map((source) => source.part())].filter((part) => part !== undefined);
  }

  /** What cannot be joined leaves the whole as it was, until the next change. */
  function swap(): void {
    try {
      if (!closing.signal.aborted) joinAnew();
    } catch (error) {
      onFault(error);
    }
  }

  function joinAnew(): void {
    const joinedAt = performance.now();
    // The index of a large whole takes long to make, so it is not made where nothing changed.
    if (wholeVersionOf(partsNow()) === current.version) return;
    const next = joined();
    if (!next) return;
    current = next;
    tellLoaded(joinedAt);
  }

  /** Who is in a group holds from the next question on, also for what is fetched only now and then. */
  async function regroup(): Promise<void> {
    await Promise.all(sources.map((source) => source.regroup()));
    swap();
  }

  /** So does what things are called. */
  async function rename(): Promise<void> {
    await shared.read();
    swap();
  }

  async function loadFallback(): Promise<KnowledgeSnapshot> {
    const failures = sources.map((source) => source.status()).flatMap(failureOf);
    if (fallback === undefined) throw nothingLoaded(file, failures);
    return loadKnowledge(fallback);
  }

  function tellLoaded(since: number): void {
    const { folder, version, documents, passages } = current;
    const durationMs = performance.now() - since;
    emit({ type: "knowledge_loaded", folder, version, documents, passages, durationMs });
  }

  function onFault(error: unknown): void {
    emit({ type: "knowledge_failed", folder: file, message: reasonOf(error) });
  }
}

function failureOf({ name, failure, ageMs }: SourceStatus): string[] {
  if (failure === undefined && ageMs === undefined)
    return [`${name}: it is still being fetched (nothing of it is there)`];
  if (failure === undefined) return [];
  const instead = ageMs === undefined ? "nothing of it is there" : `its state of ${ageOf(ageMs)} ago is used`;
  return [`${name}: ${failure.replace(/\.$/, "")} (${instead})`];
}

function nothingLoaded(file: string, failures: readonly string[]): LedgerError {
  return new LedgerError(
    "SOURCE_UNAVAILABLE",
    `None of the knowledge sources in ${file} can be loaded:\n${failures.map((failure) => `  - ${failure}`).join("\n")}`,
    "Look at each of them from this machine; `ledger doctor` tries them again.",
  );
}
