/** What an app keeps to, whatever happens to it. The documentation is made of this table. */
export const INVARIANTS = [
  {
    name: "one-answer",
    says: "Every mention and every direct message reaches the app, and has exactly one answer of it.",
    blind: [
      "What did not reach the app is told apart, and no violation, where events without a connection are dropped, over Slack's hourly limit, and once a planned fault has struck a delivery or a connection.",
      "It counts by order: two wrong answers that stand in for each other in one thread look right.",
      "A follow-up in a channel's thread without a mention may be answered once or not at all.",
      "Messages outside threads of a channel are no second answers: the app may have news of its own.",
      "After a click, a command or a submission the app may post one message more in that channel.",
    ],
  },
  {
    name: "no-leak",
    says: "No six words in a row of a direct message or a private channel are shown by the app to people who are not in it.",
    blind: [
      "Texts of fewer than six words (or 40 characters, where no spaces are) and words said differently.",
      "Words that were public before, or that the app had said to anybody before.",
      "What people enter into commands and modals.",
    ],
  },
  {
    name: "no-orphan-stream",
    says: "Every stream that was started is stopped: by the app, by a person, or by Slack's five minutes.",
    blind: ["Streams that are let go because too many are open."],
  },
  {
    name: "none-left-thinking",
    says: "No message stays a placeholder, and no status stays set.",
    blind: ["Placeholders in words that the setting does not know."],
  },
  {
    name: "rate-limits-kept",
    says: "The app is never told to slow down, and calls nothing before its Retry-After is over.",
    blind: ["Refusals by a seeded fault count only where the app calls again too early."],
  },
] as const satisfies readonly Invariant[];

export interface Invariant {
  readonly name: string;
  /** One sentence. */
  readonly says: string;
  /** What it cannot see. */
  readonly blind: readonly string[];
}

export type InvariantName = (typeof INVARIANTS)[number]["name"];
