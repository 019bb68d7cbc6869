import { stat } from "node:fs/promises";
import type { Settings } from "../../config/settings.ts";
import { LedgerError } from "../../core/errors.ts";
import type { Emit } from "../../core/events.ts";
import type { LiveKnowledge } from "../../knowledge/live-knowledge.ts";
import type { Cassettes } from "../../llm/cassette/cassettes.ts";
import type { EvalOptions } from "../eval-options.ts";
import type { OpenedCases } from "../fixtures/open-cases.ts";
import { openAnswering } from "./answering.ts";
import type { Asking } from "./asking.ts";
import { openJournal } from "./journal.ts";

/**
 * Opens the way to the answer path, with a journal of all that is asked.
 * @throws LedgerError where the model, a cassette, or the journal cannot be used
 */
export async function openAsking(
  options: EvalOptions,
  settings: Settings,
  knowledge: LiveKnowledge,
  { cases }: OpenedCases,
  emit: Emit,
): Promise<Asking> {
  const { env, answers, through, concurrency } = options;
  const cassettes = answers === "cassettes" ? await openReplay(options, cases) : undefined;
  try {
    const answering = await openAnswering({
      ...{ env, settings, knowledge, answers, cassettes, through, concurrency, emit },
    });
    const { version, documents, passages } = knowledge.status();
    const header = {
      ledgerEvalRun: 1,
      knowledge: { version, documents, passages },
      ...{ model: answering.model, prompt: answering.prompt, answers, through },
    } as const;
    const journal = await openJournal(options, header).catch(async (error: unknown) => {
      await answering.path.close();
      throw error;
    });
    return {
      header,
      async ask(given, sample, signal) {
        const before = journal.find(given, sample);
        if (before) return before;
        const asked = await answering.path.ask(given, sample, signal);
        journal.add(given, sample, asked);
        return asked;
      },
      async close() {
        journal.close();
        await answering.path.close();
        await cassettes?.close();
      },
    };
  } catch (error) {
    await cassettes?.close();
    throw error;
  }
}

/** What of the cassettes cannot be used is found before the first question. */
async function openReplay(
  { cassettes: folder, env, through }: EvalOptions,
  cases: OpenedCases["cases"],
): Promise<Cassettes> {
  await requireFolder(folder);
  const { openCassettes } = await import("../../llm/cassette/cassettes.ts");
  const reaching = through === "slack" ? await import("../through/ask-slack.ts") : undefined;
  const cassettes = openCassettes({
    ...{ folder, mode: "replay", env },
    ...(reaching && { mayConnect: reaching.mayConnect }),
  });
  try {
    const ids: string[] = [];
    for await (const { id } of cases()) ids.push(id);
    await cassettes.check(ids);
    return cassettes;
  } catch (error) {
    await cassettes.close();
    throw error;
  }
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new LedgerError(
    "CASSETTE_INVALID",
    found ? `${folder} is no folder of cassettes.` : `There is no folder ${folder} of cassettes.`,
    "Correct --cassettes, or record them there: `ledger record FILES --cassettes DIR`.",
  );
}
