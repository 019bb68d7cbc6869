/** Every fault that a user can mend, with the exit code that a command ends with. */
export const EXIT_CODES = {
  fine: 0,
  failed: 1,
  usage: 2,
  input: 3,
  unavailable: 4,
  bug: 70,
  threshold: 99,
  interrupted: 130,
} as const;

export type ExitName = keyof typeof EXIT_CODES;

const EXIT_OF_CODE = {
  SETTINGS_INVALID: "input",
  KNOWLEDGE_MISSING: "input",
  KNOWLEDGE_EMPTY: "input",
  KNOWLEDGE_UNREADABLE: "input",
  SOURCES_INVALID: "input",
  SOURCE_UNAVAILABLE: "unavailable",
  QUESTION_INVALID: "usage",
  PERIOD_INVALID: "usage",
  VIEWER_INVALID: "usage",
  PERSON_UNKNOWN: "failed",
  QUESTIONS_INVALID: "input",
  QUESTIONS_UNWRITABLE: "input",
  INTENTS_INVALID: "input",
  FEEDBACK_UNWRITABLE: "input",
  THRESHOLD_INVALID: "usage",
  BASELINE_INVALID: "input",
  BASELINE_DIFFERS: "input",
  BASELINE_NOT_BLESSED: "failed",
  BLESS_INVALID: "usage",
  GATE_INVALID: "input",
  RUN_INVALID: "input",
  RUN_IN_USE: "unavailable",
  RUN_UNKNOWN: "input",
  RUN_UNWRITABLE: "input",
  SCENARIO_MISSING: "input",
  SCENARIO_INVALID: "input",
  SEED_INVALID: "input",
  FAULTS_INVALID: "input",
  SCRIPT_INVALID: "input",
  CASSETTE_INVALID: "input",
  CASSETTE_MISS: "failed",
  CASSETTE_UNSAFE: "failed",
  CASSETTE_UNWRITABLE: "input",
  REPORT_UNWRITABLE: "input",
  RECORDING_REFUSED: "usage",
  NETWORK_BLOCKED: "failed",
  FILES_TOO_LARGE: "input",
  DATA_DIR_MISSING: "input",
  DATA_DIR_UNWRITABLE: "input",
  DATA_DIR_IN_USE: "unavailable",
  DATA_DIR_OTHER_VERSION: "input",
  DATA_DIR_DAMAGED: "input",
  DATABASE_NOT_INSTALLED: "unavailable",
  DATABASE_UNAVAILABLE: "unavailable",
  DATABASE_OF_ANOTHER_APP: "input",
  JOURNAL_UNWRITABLE: "input",
  JOURNAL_INVALID: "input",
  JOURNAL_IS_INPUT: "usage",
  PORT_IN_USE: "unavailable",
  SLACK_UNAVAILABLE: "unavailable",
  MODEL_UNAVAILABLE: "unavailable",
  BOT_UNAVAILABLE: "unavailable",
  TARGET_REFUSED: "usage",
  PUSH_URL_INVALID: "usage",
  RATE_TOO_HIGH: "input",
  ENGINE_UNAVAILABLE: "unavailable",
  ENGINE_REFUSED: "unavailable",
  ENGINE_FULL: "unavailable",
  IMAGE_UNAVAILABLE: "unavailable",
  STACK_SERVICE_UNKNOWN: "usage",
  STACK_NAME_TAKEN: "unavailable",
  STACK_SERVICE_FAILED: "unavailable",
  STACK_NOT_VERIFIED: "unavailable",
  STACK_FILES_MISSING: "input",
  CONFIRMATION_MISSING: "usage",
  REQUEST_URL_INVALID: "input",
  REQUEST_URL_NOT_VERIFIED: "unavailable",
  NOT_BUILT: "usage",
} as const satisfies Record<string, ExitName>;

export type ErrorCode = keyof typeof EXIT_OF_CODE;

/**
 * A fault that the user can mend. `message` says what is wrong, `remedy` what to do about it.
 * Anything else that is thrown is a bug.
 */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
  }

  get exitCode(): number {
    return EXIT_CODES[EXIT_OF_CODE[this.code]];
  }
}

/** What an unknown thrown value says, for a message. */
export function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return hasMessage(thrown) ? thrown.message : String(thrown);
  if (thrown.message) return thrown.message;
  // A refused connection to a host with several addresses has no words but those of each address.
  return thrown instanceof AggregateError ? thrown.errors.map(reasonOf).join("; ") : thrown.name;
}

/** Some libraries hand on the fields of an error instead of the error. */
function hasMessage(thrown: unknown): thrown is { readonly message: string } {
  return (
    typeof thrown === "object" && thrown !== null && "message" in thrown && typeof thrown.message === "string"
  );
}
