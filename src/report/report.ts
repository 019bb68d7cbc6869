import type { Figures } from "../store/open-figures.ts";
import type { Period } from "../store/report/period.ts";
import { redact } from "../telemetry/redact.ts";

/** What the figures of a period say. Shares are from 0 to 1, and null where there is nothing to take one of. */
export interface Report {
  readonly from: string;
  readonly until: string;
  readonly usage: {
    readonly questions: number;
    readonly askers: number;
    readonly returningAskers: number;
    readonly repeatUse: number | null;
    readonly days: Figures["days"];
    readonly weeks: Figures["weeks"];
  };
  readonly quality: Figures["quality"] & {
    readonly answeredShare: number | null;
    readonly helpfulShare: number | null;
  };
  readonly cost: {
    readonly totalUsd: number;
    readonly perQuestionUsd: number | null;
    /** Of the total, what was not for an answer that was given: questions stopped, changed or handed over, failed tries. */
    readonly otherUsd: number;
    /** Answers of models whose price is not known: in the total with what the budget took them to cost, or with nothing. */
    readonly unpriced: number;
    readonly models: Figures["models"];
    readonly teams: Figures["teams"];
  };
  readonly timeSaved: { readonly minutesAnAnswer: number; readonly hours: number };
  readonly gaps: Figures["gaps"];
  readonly sources: Figures["sources"];
}

/** @param minutesAnAnswer what somebody would have spent without the answer: an assumption of the reader's */
export function reportOf(figures: Figures, { from, until }: Period, minutesAnAnswer: number): Report {
  const { days, weeks, askers, quality, models, teams, gaps, sources } = figures;
  const questions = sum(days.map((day) => day.questions));
  const answered = quality.outcomes.answered ?? 0;
  const totalUsd = sum(days.map(({ costUsd }) => costUsd));
  const answersUsd = sum(models.map(({ costUsd }) => costUsd ?? 0));
  return {
    from: from.toISOString(),
    until: until.toISOString(),
    usage: {
      questions,
      askers: askers.all,
      returningAskers: askers.returning,
      repeatUse: shareOf(askers.returning, askers.all),
      days,
      weeks,
    },
    quality: {
      ...quality,
      answeredShare: shareOf(answered, questions),
      helpfulShare: shareOf(quality.helped, quality.helped + quality.notHelped),
    },
    cost: {
      totalUsd,
      perQuestionUsd: shareOf(totalUsd, questions),
      otherUsd: totalUsd - answersUsd,
      unpriced: sum(models.map(({ costUsd, answers }) => (costUsd === null ? answers : 0))),
      models,
      teams,
    },
    timeSaved: { minutesAnAnswer, hours: (answered * minutesAnAnswer) / 60 },
    gaps: gaps.map((gap) => ({ ...gap, question: redact(gap.question) })),
    sources,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
