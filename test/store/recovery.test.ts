import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import type { QuestionId } from "../../src/core/question.ts";
import { until } from "../until.ts";
import { killChildren, runCommand } from "./embedded/child-process.ts";
import { query } from "./embedded/databases.ts";
import { onEachServer } from "./servers.ts";
import { newQuestion, storesOf, testDatabase } from "./store-fixture.ts";

const DYING = fileURLToPath(new URL("dying-replica.ts", import.meta.url));

onEachServer((server) => {
  const database = testDatabase(server);
  const openOne = storesOf(database);

  afterEach(killChildren);

  async function startDying(takes: "takes" | "only-holds") {
    const replica = runCommand(process.execPath, [DYING, database.url, takes]);
    expect(await replica.nextLine()).toBe("ready");
    return replica;
  }

  describe("a replica that is killed", () => {
    it.each([
      ["in the middle of an answer", "takes"],
      ["before it noted what it took up", "only-holds"],
    ] as const)("%s leaves its questions to the others, in their order", async (_, takes) => {
      const replica = await startDying(takes);
      const store = await openOne();
      const questions = [newQuestion({ conversation: takes }), newQuestion({ conversation: takes })];
      for (const question of questions) await store.questions.keep(question);
      expect(await replica.nextLine()).toBe(questions[0]?.id);
      const handled: QuestionId[] = [];
      await store.answer(async (id) => void handled.push(id));
      replica.process.kill("SIGKILL");
      await until("the survivor has answered", () => handled.length === 2);
      expect(handled).toEqual(questions.map(({ id }) => id));
      expect(store.events).toContainEqual({ type: "question_recovered", questionId: questions[0]?.id });
    });
  });

  describe("replicas that live", () => {
    it("keep their questions when Postgres drops every connection", async () => {
      const [one, other] = [await openOne(), await openOne()];
      const question = newQuestion();
      const handled: QuestionId[] = [];
      const gate = Promise.withResolvers<void>();
      for (const store of [one, other])
        await store.answer(async (id) => {
          handled.push(id);
          await gate.promise;
        });
      await one.questions.keep(question);
      await until("one has taken it up", () => handled.length === 1);
      await query(
        database.url,
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'ledger%'",
      );
      const later = newQuestion();
      await until("questions can be kept again", () =>
        one.questions.keep(later).then(
          () => true,
          () => false,
        ),
      );
      await until("the other question is taken up, for which the replicas look anew", () =>
        handled.includes(later.id),
      );
      gate.resolve();
      await until("it is answered", async () => (await one.questions.load(question.id))?.done === true);
      expect(handled.sort()).toEqual([question.id, later.id].sort());
    });
  });

  describe("a question that nobody would answer", () => {
    it("is queued, where its intake died before it was", async () => {
      const store = await openOne();
      const question = newQuestion();
      await expect(store.questions.keep(question, () => Promise.reject(new Error("killed")))).rejects.toThrow(
        "killed",
      );
      await keptLongAgo(question.id);
      const handled: QuestionId[] = [];
      await store.answer(async (id) => void handled.push(id));
      await until("it is answered", () => handled.includes(question.id));
    });

    it("is queued again, where its job is over though it is not answered", async () => {
      const store = await openOne();
      const question = newQuestion();
      await store.questions.keep(question);
      await query(database.url, "update pgboss.job set state = 'completed', completed_on = now()");
      await keptLongAgo(question.id);
      const handled: QuestionId[] = [];
      await store.answer(async (id) => void handled.push(id));
      await until("it is answered", () => handled.includes(question.id));
    });
  });

  async function keptLongAgo(id: QuestionId): Promise<void> {
    await query(
      database.url,
      `update questions set kept_at = now() - interval '1 minute' where id = '${id}'`,
    );
  }
});
