import { afterAll, beforeAll } from "vitest";
import type { LedgerEvent } from "../../src/core/events.ts";
import { conversationIdOf, newQuestionId } from "../../src/core/ids.ts";
import type { EmbeddedDatabase } from "../../src/store/embedded/start.ts";
import { startEmbeddedDatabase } from "../../src/store/embedded/start.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import type { NewQuestion } from "../../src/store/questions.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

/** A real Postgres of the test file's own. */
export function testDatabase(): { readonly url: string } {
  const used: { url: string } = { url: "" };
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await startEmbeddedDatabase({ dataDir: await temporaryFolder(), owner: "a test" });
    used.url = database.url;
  });
  afterAll(async () => {
    await database?.stop();
    await removeTemporaryFolders();
  });
  return used;
}

export interface OpenedStore extends Store {
  readonly events: LedgerEvent[];
}

export async function openTestStore(url: string): Promise<OpenedStore> {
  const events: LedgerEvent[] = [];
  const store = await openStore(url, (event) => events.push(event));
  return { ...store, events };
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
