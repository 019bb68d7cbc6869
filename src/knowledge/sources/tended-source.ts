import { reasonOf } from "../../core/errors.ts";
import type { Emit } from "../../core/events.ts";
import type { Scheduler } from "../../core/scheduler.ts";
import { readAudiences } from "../audience.ts";
import { type ReadGroups, readGroupsOf } from "../audience-groups.ts";
import type { SourceStatus } from "../knowledge.ts";
import { type KnowledgePart, partOf } from "../part.ts";
import type { KnowledgeProblem } from "../source-file.ts";
import { readSynonyms } from "../synonyms/synonyms-file.ts";
import type { Declared } from "./declaration.ts";
import { fetchSource, placeOf } from "./fetch-source.ts";
import { type KeptState, readKept, writeKept } from "./kept-state.ts";
import { suddenLoss } from "./sudden-loss.ts";

/** A source with its last good state. */
export interface TendedSource {
  readonly declared: Declared;
  /** What it holds; undefined until something was fetched. */
  part(): KnowledgePart | undefined;
  status(): SourceStatus;
  /** Takes what is kept of it, and fetches it where that is too old or nothing. */
  open(): Promise<void>;
  /** Fetches it; where that fails, what was there stays. While one is under way it is that one. */
  refresh(): Promise<void>;
  /** Reads anew who is in the groups that its documents are for. */
  regroup(): Promise<void>;
}

export interface TendOptions {
  readonly dataDir: string | undefined;
  /** The folder of the declaration, whose `audiences.yaml` says who is in a group. */
  readonly home: string;
  readonly scheduler: Scheduler;
  readonly emit: Emit;
  /** Ends what is under way. */
  readonly closing: AbortSignal;
}

export function tendSource(declared: Declared, options: TendOptions): TendedSource {
  const { dataDir, home, scheduler, emit, closing } = options;
  let state: KeptState | undefined;
  let part: KnowledgePart | undefined;
  let failure: string | undefined;
  let underWay: Promise<void> | undefined;
  let taking = Promise.resolve();
  let told: ReadonlySet<string> = new Set();
  const startedAt = scheduler.now();

  return {
    declared,
    part: () => part,
    status: () => ({
      name: declared.name,
      documents: part?.documents.length ?? 0,
      ...(part && part.problems.length > 0 && { problems: part.problems.length }),
      ...(state
        ? { ageMs: Math.max(0, scheduler.now() - state.checkedAt) }
        : { missingMs: Math.max(0, scheduler.now() - startedAt) }),
      ...(failure !== undefined && { failure }),
    }),
    async open() {
      const kept = isKept() ? await readKept(dataDir ?? "", declared) : undefined;
      if (!kept) return refresh();
      await take(kept);
      tellProblems(part?.problems ?? []);
      if (!isFresh(kept)) await refresh();
    },
    refresh,
    regroup: () => inTurn(async () => state && (await apply(state))),
  };

  /** One that was checked in the future was so by another clock. */
  function isFresh({ checkedAt }: KeptState): boolean {
    const age = scheduler.now() - checkedAt;
    return age >= 0 && age < declared.every;
  }

  function refresh(): Promise<void> {
    underWay ??= fetchAndTake().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  async function fetchAndTake(): Promise<void> {
    const startedAt = performance.now();
    try {
      const fetched = await fetchSource(declared, state, closing);
      if (closing.aborted) return;
      const before = part;
      const taken = { ...fetched, checkedAt: scheduler.now() };
      // First, so that nothing takes time between being well again and being in use.
      await keep(taken);
      await take(taken);
      recover();
      if (!part) return;
      if (part.version !== before?.version) tellLoaded(part, performance.now() - startedAt);
      tellProblems([...suddenLoss(declared.name, before, part), ...part.problems]);
    } catch (error) {
      if (closing.aborted) return;
      fail(reasonOf(error));
    }
  }

  /** What goes on failing in the same way is told once. */
  function fail(message: string): void {
    if (message !== failure)
      emit({ type: "knowledge_failed", folder: placeOf(declared), source: declared.name, message });
    failure = message;
  }

  function recover(): void {
    if (failure !== undefined)
      emit({ type: "knowledge_recovered", folder: placeOf(declared), source: declared.name });
    failure = undefined;
  }

  function take(taken: KeptState): Promise<void> {
    return inTurn(() => apply(taken));
  }

  async function apply(taken: KeptState): Promise<void> {
    const { name, owner } = declared;
    const folder = declared.kind === "folder" ? declared.folder : home;
    const groups = await readGroupsOf(folder, home);
    // Those beside the declaration hold for all sources.
    const synonyms = folder === home ? undefined : await readSynonyms(folder);
    const files = taken.documents.map((document) => ({ owner, ...withoutMarks(document) }));
    const { problems } = taken;
    const audiences = audiencesOf(groups);
    part = partOf({ files, problems }, { name, groups, synonyms, audiences, before: part });
    state = taken;
  }

  /** So that groups which were read earlier never take the place of later ones. */
  function inTurn(act: () => Promise<void>): Promise<void> {
    taking = taking.then(act, act);
    return taking;
  }

  /** A declaration is the operator's, and so are the groups beside it. */
  function audiencesOf({ groups }: ReadGroups) {
    return declared.audiences && (readAudiences({ audiences: declared.audiences }, groups).audiences ?? []);
  }

  async function keep(kept: KeptState): Promise<void> {
    if (!isKept()) return;
    try {
      await writeKept(dataDir ?? "", declared, kept);
    } catch (error) {
      emit({
        type: "knowledge_problem",
        source: declared.name,
        path: declared.name,
        message: `cannot be kept for the next start: ${reasonOf(error)}`,
        remedy: "Let KNOWLEDGE_DATA_DIR be a folder that can be written.",
      });
    }
  }

  /** A folder is its own last good state. */
  function isKept(): boolean {
    return dataDir !== undefined && declared.kind !== "folder";
  }

  function tellLoaded({ documents, version }: KnowledgePart, durationMs: number): void {
    const passages = documents.reduce((sum, each) => sum + each.passages.length, 0);
    emit({
      ...{ type: "knowledge_loaded", folder: placeOf(declared), source: declared.name },
      ...{ version: version.slice(0, 12), documents: documents.length, passages, durationMs },
    });
  }

  /** Once each: what is still so at the next refresh is known. */
  function tellProblems(problems: readonly KnowledgeProblem[]): void {
    const keyOf = ({ path, message }: KnowledgeProblem) => `${path}\0${message}`;
    for (const problem of problems)
      if (!told.has(keyOf(problem))) emit({ type: "knowledge_problem", source: declared.name, ...problem });
    told = new Set(problems.map(keyOf));
  }
}

/** How a server names a state is no part of the content: a new name alone makes no new version. */
function withoutMarks<Document extends { etag?: unknown; lastModified?: unknown }>(document: Document) {
  const { etag: _, lastModified: _1, ...rest } = document;
  return rest;
}
