import { afterAll, afterEach, beforeAll } from "vitest";
import type { LedgerEvent } from "../../src/core/events.ts";
import { conversationIdOf, newQuestionId } from "../../src/core/ids.ts";
import { startEmbeddedDatabase } from "../../src/store/embedded/start.ts";
import { openStore, type Store, type Work } from "../../src/store/open-store.ts";
import type { QuestionHandler } from "../../src/store/question-queue.ts";
import type { NewQuestion, Questions } from "../../src/store/questions.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { makePostgresServer } from "./postgres-server.ts";
import type { Server } from "./servers.ts";

/** A real Postgres of the test file's own: the embedded one, unless the test names another. */
export function testDatabase(server: Partial<Server> = {}): { readonly url: string } {
  const used: { url: string } = { url: "" };
  let database: { readonly url: string; stop(): Promise<void> };
  beforeAll(async () => {
    database = server.binaries ? await startSystemServer(server) : await startEmbedded();
    used.url = database.url;
  });
  afterAll(async () => {
    await database?.stop();
    await removeTemporaryFolders();
  });
  return used;
}

async function startEmbedded() {
  return startEmbeddedDatabase({ dataDir: await temporaryFolder(), owner: "a test" });
}

async function startSystemServer(server: Partial<Server>) {
  const made = await makePostgresServer(server);
  await made.start();
  return made;
}

export interface OpenedStore extends Store {
  readonly events: LedgerEvent[];
  /** Works on questions as the bot does: takes each one up, and marks it as done when the handler has ended. */
  answer(handler: QuestionHandler, work?: Partial<Work>): Promise<void>;
}

/** A store of its own on a database, as a replica has one. */
export async function openTestStore(url: string): Promise<OpenedStore> {
  const events: LedgerEvent[] = [];
  const store = await openStore(url, (event) => events.push(event));
  return {
    ...store,
    events,
    answer: (handler, work) =>
      store.work({ slots: 10, perAsker: 10, question: taking(store.questions, handler), tasks: {}, ...work }),
    async close() {
      await store.stopWork(1_000);
      await store.close();
    },
  };
}

/** Opens stores of one database, as its replicas have them; all are closed after each test. */
export function storesOf(database: { readonly url: string }): () => Promise<OpenedStore> {
  const open: OpenedStore[] = [];
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
  });
  return async () => {
    const store = await openTestStore(database.url);
    open.push(store);
    return store;
  };
}

function taking(questions: Questions, handler: QuestionHandler): QuestionHandler {
  return async (id, given) => {
    const taken = await questions.take(id);
    if (!taken) return;
    await handler(id, given);
    await questions.markDone(taken.claim, new Date());
  };
}

let lastTs = 1_700_000_000;

/** A question in a conversation of its own, unless the test says otherwise. */
export function newQuestion({
  conversation,
  ...given
}: Partial<NewQuestion> & { conversation?: string } = {}): NewQuestion {
  lastTs += 1;
  const ts = `${lastTs}.000100`;
  return {
    id: newQuestionId(),
    eventId: `Ev${ts}`,
    messageId: `slack:T1:C1:${ts}`,
    text: "What is a hard close?",
    asker: { id: "U1" },
    place: {
      channel: "slack",
      conversation: conversationIdOf("slack", "T1", "C1", conversation ?? ts),
      address: { team: "T1", channel: "C1", thread: ts, message: ts },
    },
    askedAt: new Date(lastTs * 1000),
    ...given,
  };
}
