import { shortened } from "../core/shortened.ts";
import { counted } from "../text/counted.ts";
import { percent } from "../text/percent.ts";
import type { Report } from "./report.ts";

const MOST_DAYS = 14;
const WIDTH = 100;

/** The report for a person to read. */
export function reportLines({
  from,
  until,
  usage,
  quality,
  cost,
  timeSaved,
  gaps,
  sources,
}: Report): string[] {
  const { outcomes } = quality;
  const days = usage.days.slice(-MOST_DAYS);
  return [
    `From ${from.slice(0, 10)} until ${until.slice(0, 16).replace("T", " ")} UTC`,
    ...section("Usage", [
      ["questions", String(usage.questions)],
      [
        "people who asked",
        `${usage.askers}, of whom ${usage.returningAskers} on two days or more (${shareOf(usage.repeatUse)})`,
      ],
      ...usage.weeks.map(
        ({ week, questions, askers }): Row => [
          `week of ${week}`,
          `${counted(questions, "question")} of ${people(askers)}`,
        ],
      ),
    ]),
    ...section(
      usage.days.length > MOST_DAYS ? `The last ${MOST_DAYS} days with questions` : "Days",
      days.map(({ day, questions, answered, refused, costUsd }) => [
        day,
        `${counted(questions, "question")}, ${answered} answered, ${refused} refused, ${dollars(costUsd)}`,
      ]),
    ),
    ...section("Quality", [
      ["answered", `${outcomes.answered ?? 0} (${shareOf(quality.answeredShare)})`],
      ...Object.entries(outcomes)
        .filter(([outcome]) => outcome !== "answered")
        .map(([outcome, questions]): Row => [outcome, String(questions)]),
      ["not by the preferred model", String(quality.degraded)],
      ["time to the answer", `${seconds(quality.medianMs)} median, ${seconds(quality.p95Ms)} for 95 %`],
      [
        "votes",
        `${quality.helped} helped, ${quality.notHelped} did not (${shareOf(quality.helpfulShare)} helped)`,
      ],
      ["handed over to people", String(quality.handovers)],
    ]),
    ...section("Cost", [
      [
        "in all",
        `${dollars(cost.totalUsd)}${cost.unpriced > 0 ? ` (${counted(cost.unpriced, "answer")} of unknown price)` : ""}`,
      ],
      ["a question", dollars(cost.perQuestionUsd)],
      ["calls without an answer", dollars(cost.otherUsd)],
      ...cost.models.map(
        ({ model, answers, inputTokens, cacheReadTokens, costUsd }): Row => [
          model,
          [
            counted(answers, "answer"),
            dollars(costUsd),
            ...(cacheReadTokens > 0
              ? [`${shareOf(cacheReadTokens / inputTokens)} of its input from the prompt cache`]
              : []),
          ].join(", "),
        ],
      ),
      ...cost.teams.map(
        ({ team, questions, askers, costUsd }): Row => [
          `team ${team}`,
          `${counted(questions, "question")} of ${people(askers)}, ${dollars(costUsd)}`,
        ],
      ),
    ]),
    ...section("Time saved", [
      [
        "hours",
        `${timeSaved.hours.toFixed(1)}, if an answer saves ${counted(timeSaved.minutesAnAnswer, "minute")} (--minutes-saved)`,
      ],
    ]),
    ...section(
      "Gaps",
      gaps.map(({ question, refused, notHelped }) => [
        counted(refused + notHelped, "time"),
        `${lineOf(question)}${notHelped > 0 ? ` (${notHelped} said that it did not help)` : ""}`,
      ]),
    ),
    ...section(
      "Most used sources",
      sources.map(({ source, answers }) => [counted(answers, "answer"), source]),
    ),
  ];
}

type Row = readonly [string, string];

function section(title: string, rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([name]) => name.length));
  return ["", title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)];
}

function people(number: number): string {
  return number === 1 ? "1 person" : `${number} people`;
}

function shareOf(share: number | null): string {
  return share === null ? "none" : percent(share);
}

function dollars(usd: number | null): string {
  if (usd === null) return "unknown";
  return `$${usd.toFixed(usd > 0 && usd < 1 ? 4 : 2)}`;
}

function seconds(ms: number | null): string {
  return ms === null ? "none" : `${(ms / 1000).toFixed(1)} s`;
}

/** A question is one line, whatever was typed. */
function lineOf(question: string): string {
  return shortened(question.replace(/\s+/gu, " ").trim(), WIDTH);
}
