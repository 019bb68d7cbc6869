import { describe, expect, it } from "vitest";
import { type ErrorCode, EXIT_CODES, LedgerError, reasonOf } from "../../src/core/errors.ts";

/** A new code needs its line here, and its line in the README. */
const EXPECTED = {
  SETTINGS_INVALID: 3,
  KNOWLEDGE_MISSING: 3,
  KNOWLEDGE_EMPTY: 3,
  KNOWLEDGE_UNREADABLE: 3,
  SOURCES_INVALID: 3,
  SOURCE_UNAVAILABLE: 4,
  QUESTION_INVALID: 2,
  PERIOD_INVALID: 2,
  VIEWER_INVALID: 2,
  PERSON_UNKNOWN: 1,
  QUESTIONS_INVALID: 3,
  QUESTIONS_UNWRITABLE: 3,
  INTENTS_INVALID: 3,
  FEEDBACK_UNWRITABLE: 3,
  THRESHOLD_INVALID: 2,
  BASELINE_INVALID: 3,
  BASELINE_DIFFERS: 3,
  BASELINE_NOT_BLESSED: 1,
  BLESS_INVALID: 2,
  GATE_INVALID: 3,
  RUN_INVALID: 3,
  RUN_IN_USE: 4,
  RUN_UNKNOWN: 3,
  RUN_UNWRITABLE: 3,
  SCENARIO_MISSING: 3,
  SCENARIO_INVALID: 3,
  DATA_DIR_MISSING: 3,
  DATA_DIR_UNWRITABLE: 3,
  DATA_DIR_IN_USE: 4,
  DATA_DIR_OTHER_VERSION: 3,
  DATA_DIR_DAMAGED: 3,
  DATABASE_NOT_INSTALLED: 4,
  DATABASE_UNAVAILABLE: 4,
  DATABASE_OF_ANOTHER_APP: 3,
  SEED_INVALID: 3,
  FAULTS_INVALID: 3,
  SCRIPT_INVALID: 3,
  CASSETTE_INVALID: 3,
  CASSETTE_MISS: 1,
  CASSETTE_UNSAFE: 1,
  CASSETTE_UNWRITABLE: 3,
  REPORT_UNWRITABLE: 3,
  RECORDING_REFUSED: 2,
  NETWORK_BLOCKED: 1,
  FILES_TOO_LARGE: 3,
  JOURNAL_UNWRITABLE: 3,
  JOURNAL_INVALID: 3,
  JOURNAL_IS_INPUT: 2,
  PORT_IN_USE: 4,
  SLACK_UNAVAILABLE: 4,
  MODEL_UNAVAILABLE: 4,
  BOT_UNAVAILABLE: 4,
  TARGET_REFUSED: 2,
  PUSH_URL_INVALID: 2,
  RATE_TOO_HIGH: 3,
  ENGINE_UNAVAILABLE: 4,
  ENGINE_REFUSED: 4,
  ENGINE_FULL: 4,
  IMAGE_UNAVAILABLE: 4,
  STACK_SERVICE_UNKNOWN: 2,
  STACK_NAME_TAKEN: 4,
  STACK_SERVICE_FAILED: 4,
  STACK_NOT_VERIFIED: 4,
  STACK_FILES_MISSING: 3,
  CONFIRMATION_MISSING: 2,
  REQUEST_URL_INVALID: 3,
  REQUEST_URL_NOT_VERIFIED: 4,
  NOT_BUILT: 2,
} as const satisfies Record<ErrorCode, number>;

describe("a fault that the user can mend", () => {
  it.each(Object.entries(EXPECTED) as [ErrorCode, number][])(
    "%s ends a command with %i",
    (code, exitCode) => {
      expect(new LedgerError(code, "It is wrong.", "Mend it.").exitCode).toBe(exitCode);
    },
  );

  it("says what is wrong, what to do, and what lay beneath", () => {
    const cause = new Error("EACCES");
    const error = new LedgerError("DATA_DIR_UNWRITABLE", "Cannot write.", "Choose another folder.", cause);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: "LedgerError",
      code: "DATA_DIR_UNWRITABLE",
      message: "Cannot write.",
      remedy: "Choose another folder.",
      cause,
    });
  });

  it("has no cause where none was given", () => {
    expect(new LedgerError("NOT_BUILT", "a", "b")).not.toHaveProperty("cause");
  });
});

it("keeps the exit codes that scripts rely on", () => {
  expect(EXIT_CODES).toEqual({
    fine: 0,
    failed: 1,
    usage: 2,
    input: 3,
    unavailable: 4,
    bug: 70,
    threshold: 99,
    interrupted: 130,
  });
});

describe("the reason of something thrown", () => {
  it.each([
    ["an error", new Error("boom"), "boom"],
    ["a string", "boom", "boom"],
    ["nothing", undefined, "undefined"],
    ["an error without words", new TypeError(""), "TypeError"],
    // What Node throws when neither 127.0.0.1 nor ::1 takes a connection.
    [
      "several errors without words of their own",
      new AggregateError([
        new Error("connect ECONNREFUSED ::1:5432"),
        new Error("connect ECONNREFUSED 127.0.0.1:5432"),
      ]),
      "connect ECONNREFUSED ::1:5432; connect ECONNREFUSED 127.0.0.1:5432",
    ],
    [
      "several errors with words of their own",
      new AggregateError([new Error("one")], "All failed"),
      "All failed",
    ],
  ])("of %s", (_what, thrown, reason) => {
    expect(reasonOf(thrown)).toBe(reason);
  });
});
