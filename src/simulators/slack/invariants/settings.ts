/** What an app does in its own way, so that the watch over it knows what it sees. */
export interface InvariantSettings {
  /**
   * The field of a message's metadata (`event_payload`) in which the app says which message it answers, by its ts.
   * A message without it is counted by its order in the thread.
   */
  readonly answerKey: string;
  /** The field beside it that tells the parts of one long answer apart. */
  readonly partKey: string;
  /**
   * What makes several messages one answer: `marked` parts only (same `answerKey`, another `partKey`), or also
   * `consecutive` messages of the app with no person's message between them and no text twice.
   */
  readonly parts: "marked" | "consecutive";
  /** The text of a message that an app posts before it knows the answer. */
  readonly placeholder: RegExp;
  /** In seconds: a question, a placeholder or a status that is younger at the report is still open, and no violation. */
  readonly grace: number;
  /** An event that never reaches an app is no violation, as where those without a connection are dropped. */
  readonly mayLoseEvents: boolean;
  /** Texts that are no secret wherever they are said, such as the documents that the app answers from. */
  readonly publicTexts: readonly string[];
  /** So many questions and so many app messages are watched; older ones are judged when they are let go. */
  readonly remembered: number;
  /** So many runs of words of private texts are watched for, and as many of public texts are known. */
  readonly rememberedRuns: number;
}

export const INVARIANT_DEFAULTS: InvariantSettings = {
  answerKey: "message_ts",
  partKey: "part",
  parts: "marked",
  placeholder: /^\W*(thinking|working on it|searching|looking|one moment)\b[^\n]{0,40}$/i,
  grace: 10,
  mayLoseEvents: false,
  publicTexts: [],
  remembered: 20_000,
  rememberedRuns: 100_000,
};
