import type { EmbeddingStore } from "../core/embedding.ts";
import type { Emit } from "../core/events.ts";
import type { Pace } from "../core/pace.ts";
import { quietFaults } from "../core/quiet-faults.ts";
import { createTeardown } from "../core/teardown.ts";
import type { Windows } from "../limits/windows.ts";
import type { DayBudget, ModelBudget } from "../llm/budget.ts";
import { type AppClaim, claimDatabase } from "./apps.ts";
import { createQuestions } from "./create-questions.ts";
import { openDatabase } from "./database.ts";
import { databaseFault } from "./database-faults.ts";
import type { DatabaseState } from "./database-state.ts";
import { createDayBudget, type DayLimit } from "./day-budget.ts";
import { createEmbeddingStore } from "./embedding-store.ts";
import { createLimitWindows } from "./limit-windows.ts";
import { type LivingRoles, type Role, readLivingRoles, takeRole } from "./living-roles.ts";
import { migrate } from "./migrate.ts";
import { type BudgetLimits, createModelBudget } from "./model-budget.ts";
import { openBoss } from "./open-boss.ts";
import { createPace } from "./pace.ts";
import { createPeopleStore, type PeopleStore } from "./people-store.ts";
import { openQuestionQueue, type QuestionHandler } from "./question-queue.ts";
import type { Questions } from "./questions.ts";
import { startRecovery } from "./recovery.ts";
import { joinReplicas } from "./replica.ts";
import { startRetention } from "./retention.ts";
import { openSession } from "./session.ts";
import { readSharedFigures, type SharedFigures } from "./shared-figures.ts";
import { openSignals, type Signals } from "./signals.ts";
import { startSweep } from "./sweep.ts";
import { openTaskQueue, type TaskHandlers, type TaskQueue } from "./task-queue.ts";

export interface Store extends PeopleStore {
  readonly questions: Questions;
  readonly tasks: Pick<TaskQueue, "add">;
  readonly signals: Signals;
  /** What all replicas count together. */
  readonly limitWindows: Windows;
  readonly pace: Pace;
  readonly embeddings: EmbeddingStore;
  modelBudget(limits: BudgetLimits): ModelBudget;
  dayBudget(limits: DayLimit): DayBudget;
  /** @throws LedgerError DATABASE_OF_ANOTHER_APP, or DATABASE_UNAVAILABLE where it has gone away meanwhile */
  claim(claim: AppClaim): Promise<void>;
  /** Starts to work on what is queued, and to look for what dead replicas left. */
  work(work: Work): Promise<void>;
  /** Takes up nothing more, lets what runs end within the deadline, and hands the rest over. */
  stopWork(deadlineMs: number): Promise<void>;
  /** Tells the other processes what this one does, for as long as it lives. */
  takeRole(role: Role): Promise<void>;
  livingRoles(): Promise<LivingRoles>;
  sharedFigures(): Promise<SharedFigures>;
  state(): Promise<DatabaseState>;
  poolUsage(): number;
  close(): Promise<void>;
}

export interface Work {
  /** How many conversations this process answers at the same time. */
  readonly slots: number;
  /** How many questions of one asker all processes answer at the same time. */
  readonly perAsker: number;
  readonly question: QuestionHandler;
  readonly tasks: TaskHandlers;
  /** Questions are deleted so many days after their answer; 0, the default, keeps them. */
  readonly retentionDays?: number;
}

/**
 * Opens everything that is kept in Postgres, at this version's schema.
 * @throws LedgerError DATABASE_UNAVAILABLE
 */
export async function openStore(url: string, tell: Emit): Promise<Store> {
  const opened = createTeardown();
  const { emit, close } = quietFaults(tell, FAULTS_OF_AN_OUTAGE);
  opened.add(async () => close());
  try {
    const database = await openDatabase(url, emit);
    opened.add(database.close);
    await migrate(url);
    const { db, pool, poolUsage } = database;
    const session = await openSession(url, emit);
    opened.add(session.close);
    const signals = await openSignals(db, session);
    const replica = await joinReplicas(db, session);
    const boss = await openBoss(pool, session, emit);
    opened.add(() => boss.stop({ graceful: false }));
    const questionQueue = await openQuestionQueue(boss, signals);
    const tasks = await openTaskQueue(boss, signals, emit);
    opened.add(startSweep(db, emit));
    return {
      questions: createQuestions(db, questionQueue, replica),
      tasks,
      ...createPeopleStore(db, tasks),
      signals,
      limitWindows: createLimitWindows(db),
      pace: createPace(db),
      embeddings: createEmbeddingStore(url, db),
      modelBudget: (limits) => createModelBudget(db, limits),
      dayBudget: (limits) => createDayBudget(db, limits),
      claim: (claim) =>
        claimDatabase(db, claim).catch((error: unknown) => {
          throw databaseFault(url, error);
        }),
      async work({ slots, perAsker, question, tasks: handlers, retentionDays = 0 }) {
        await questionQueue.work({ slots, perGroup: perAsker }, question);
        await tasks.work(handlers);
        const recovery = startRecovery(db, questionQueue, session, emit);
        opened.add(recovery.stop);
        opened.add(startRetention(db, retentionDays, emit));
      },
      async stopWork(deadlineMs) {
        await Promise.all([questionQueue.stop(deadlineMs), tasks.stop(deadlineMs)]);
      },
      takeRole: (role) => takeRole(session, replica.number, role),
      livingRoles: () => readLivingRoles(db),
      sharedFigures: () => readSharedFigures(db),
      state: database.state,
      poolUsage,
      close: () => opened.run(CLOSE_WITHIN_MS),
    };
  } catch (error) {
    await opened.run(CLOSE_WITHIN_MS);
    throw databaseFault(url, error);
  }
}

const CLOSE_WITHIN_MS = 1_000;

/** Each worker tries again and again while the database is away. */
const FAULTS_OF_AN_OUTAGE = ["database", "queue", "recovery", "sweep", "retention"];
