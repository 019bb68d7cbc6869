import type { Mix, Question, Share } from "../mix.ts";
import { QUESTION_KINDS, type QuestionKind } from "../question-kind.ts";
import type { WrittenMix, WrittenQuestion } from "../schema/mix-shape.ts";
import { neededFor, questionsFor } from "./questions-for.ts";
import type { Path, Resolving } from "./resolving.ts";

/** What a file says of what is asked; a named scenario in it may say its own. */
export interface WrittenAsking {
  readonly mix: WrittenMix;
  readonly mixPath: Path;
  /** For kinds without questions of their own. */
  readonly questions?: readonly WrittenQuestion[] | undefined;
  readonly questionsPath: Path;
}

/** Kinds that ask what fresh questions ask where they name none. */
const LIKE_FRESH: readonly QuestionKind[] = ["fresh", "repeated", "over-limit"];
const SHIPPED: Partial<Record<QuestionKind, string>> = {
  refused: "unanswerable",
  "follow-up": "conversations",
};

/** Reads the questions of each kind that has a weight; faults are noted with their places. */
export async function resolveMix(asking: WrittenAsking, resolving: Resolving): Promise<Mix> {
  const { mix, mixPath } = asking;
  const shares: Partial<Record<QuestionKind, Share>> = {};
  for (const kind of QUESTION_KINDS) {
    const written = mix[kind];
    if (!written || written.weight === 0) continue;
    shares[kind] = { weight: written.weight, questions: await questionsOf(kind, asking, resolving) };
  }
  const [fresh, next] = [shares.fresh, shares["follow-up"]];
  if (next?.questions.some(({ after }) => after !== undefined) && next.weight > (fresh?.weight ?? 0))
    resolving.fault(
      [...mixPath, "follow-up"],
      "must not weigh more than fresh: each follows a fresh question of its own",
    );
  const over = mix["over-limit"];
  return {
    shares,
    ...(over && over.weight > 0 && { userLimit: { questions: over.limit, perMs: over.per } }),
  };
}

async function questionsOf(
  kind: QuestionKind,
  { mix, mixPath, questions, questionsPath }: WrittenAsking,
  resolving: Resolving,
): Promise<readonly Question[]> {
  const own = mix[kind]?.questions;
  if (own) return readAll(kind, own, [...mixPath, kind, "questions"], resolving);
  if (LIKE_FRESH.includes(kind)) {
    const fresh = mix.fresh?.questions;
    if (fresh) return readAll(kind, fresh, [...mixPath, "fresh", "questions"], resolving);
    if (questions) return readAll(kind, questions, questionsPath, resolving);
    resolving.fault(questionsPath, "is missing. It must be a list of questions");
    return [];
  }
  return readAll(kind, [{ from: SHIPPED[kind] ?? "", passed: "baseline" }], [...mixPath, kind], resolving);
}

async function readAll(
  kind: QuestionKind,
  written: readonly WrittenQuestion[],
  path: Path,
  resolving: Resolving,
): Promise<readonly Question[]> {
  const read: Question[] = [];
  for (const [at, each] of written.entries()) {
    if (typeof each === "string") read.push(kind === "refused" ? { text: each, gold: [] } : { text: each });
    else read.push(...(await readSet(kind, each, [...path, at], resolving)));
  }
  return read;
}

async function readSet(
  kind: QuestionKind,
  { from, tags, passed }: Exclude<WrittenQuestion, string>,
  place: Path,
  resolving: Resolving,
): Promise<readonly Question[]> {
  const file = await resolving.questionFile(from);
  const cases = passed === undefined ? { ids: undefined } : await resolving.passedCases(passed);
  if ("fault" in file || "fault" in cases) {
    for (const each of [file, cases]) if ("fault" in each) resolving.fault(place, each.fault);
    return [];
  }
  const found = questionsFor(kind, file.questions, { tags, ids: cases.ids });
  if (found.length === 0)
    resolving.fault(place, `has no question for ${kind} in ${from}: it needs ${neededFor(kind)}`);
  return found;
}
