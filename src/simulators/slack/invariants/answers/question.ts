/** A person's message that was sent to an app. */
export interface Question {
  readonly key: string;
  readonly app: string;
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  /** The ts of the thread that an answer in a thread goes to. */
  readonly root: string;
  /** When the event was sent, in milliseconds since the epoch. */
  readonly at: number;
  /** False where one answer is fine and none as well: a follow-up without a mention, a question that was deleted. */
  owed: boolean;
  /** `never` as long as it found no connection, or when it is given up. */
  reached: "waiting" | "yes" | "never";
  /** That it does not reach the app may be on purpose: by a setting, a fault of the plan or Slack's hourly limit. */
  excused: boolean;
  /** What the app shows for it: placeholders too. */
  readonly answers: Answer[];
  /** The app showed it something that is not kept. */
  ephemeral: boolean;
}

export interface Answer {
  readonly ts: string;
  /** Kept only where a text that comes twice is looked for. */
  readonly text?: string | undefined;
  /** It says something: neither a placeholder nor empty. */
  readonly final: boolean;
  /** Of an answer that names its question: which part of it. */
  readonly part?: string | undefined;
  /** It goes on with the answer before it. */
  readonly continues: boolean;
  /** It stands in a channel outside threads, where it may as well be the app's own news. */
  readonly loose: boolean;
}

/** How many answers there are: parts of one are one, and what is loose counts only where nothing else does. */
export function countAnswers(question: Question): number {
  const parts = new Map<string, number>();
  let unmarked = 0;
  let loose = 0;
  for (const answer of question.answers) {
    if (!answer.final || answer.continues) continue;
    if (answer.part !== undefined) parts.set(answer.part, (parts.get(answer.part) ?? 0) + 1);
    else if (answer.loose) loose = 1;
    else unmarked += 1;
  }
  return unmarked + Math.max(0, ...parts.values()) || loose;
}

/** Whether an answer by order may still be for the question. */
export function isSettled(question: Question): boolean {
  for (const { final, loose } of question.answers) if (final && !loose) return true;
  return false;
}

export function questionKey(app: string, channel: string, ts: string): string {
  return `${app} ${channel} ${ts}`;
}
