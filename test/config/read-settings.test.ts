import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Environment } from "../../src/config/environment.ts";
import { readSettings, type SettingNeeds } from "../../src/config/read-settings.ts";
import type { SettingDefinition } from "../../src/config/settings/setting-definition.ts";
import { SETTINGS, type SettingName } from "../../src/config/settings.ts";
import { LedgerError } from "../../src/core/errors.ts";

const NAMES = Object.keys(SETTINGS) as SettingName[];
const SECRETS = NAMES.filter((name) => (SETTINGS[name] as SettingDefinition).secret);

function faultOf(env: Environment, needs?: SettingNeeds): LedgerError {
  try {
    readSettings(env, needs);
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
  throw new Error("The settings were taken.");
}

function linesOf({ message }: LedgerError): string[] {
  return message.split("\n").filter((line) => line.startsWith("  - "));
}

describe("without any variable", () => {
  it("gives the defaults that the README tells", () => {
    expect(readSettings({})).toEqual({
      LEDGER_MODEL: "claude-sonnet-4.5",
      LLM_CONNECT_TIMEOUT_SECONDS: 10,
      LLM_FIRST_TOKEN_TIMEOUT_SECONDS: 15,
      LLM_TIMEOUT_SECONDS: 30,
      LLM_MAX_CONCURRENT: 8,
      LLM_MAX_OUTPUT_TOKENS: 1000,
      KNOWLEDGE_DATA_DIR: ".ledger/knowledge",
      HOST: "127.0.0.1",
      PORT: 8080,
      API_WAIT_SECONDS: 60,
      HTTP_READ_SECONDS: 15,
      LOG_LEVEL: "info",
      WORKER_CONCURRENCY: 8,
      RATE_LIMIT_PER_MINUTE: 1000,
      USER_RATE_LIMIT_PER_MINUTE: 10,
      RATE_LIMIT_PER_HOUR: 60,
      RATE_LIMIT_PER_DAY: 500,
      MODEL_CALLS_PER_CONVERSATION: 10,
      MODEL_CALLS_PER_USER_DAY: 50,
      MODEL_BUDGET_USD_PER_DAY: 100,
      ANSWER_CACHE_TTL_SECONDS: 3600,
      ANSWER_CACHE_SIZE: 1000,
      SLACK_PACED: true,
      STRICT_INPUT: false,
      WORKER_PER_ASKER: 2,
      LEDGER_ROLE: "all",
      RETENTION_DAYS: 365,
      DRAIN_SECONDS: 25,
      HANDOVER_TIMEOUT_MINUTES: 60,
      HANDOVER_RULES: ["refused-twice", "voted-down", "asked-in-words"],
      OTEL_SERVICE_NAME: "ledger",
    });
  });

  it("counts an empty variable as a missing one", () => {
    const empty = Object.fromEntries(NAMES.map((name) => [name, ""]));
    expect(readSettings(empty)).toEqual(readSettings({}));
  });

  it("passes over variables that are none of its own", () => {
    expect(readSettings({ PATH: "/bin", port: "no" })).toEqual(readSettings({}));
  });
});

describe("wrong settings", () => {
  it("are told all at once, each with its name, its value, and what to do", () => {
    const error = faultOf({ PORT: "http", LOG_LEVEL: "loud", STRICT_INPUT: "true" });
    expect(error).toMatchObject({ code: "SETTINGS_INVALID", exitCode: 3 });
    expect(error.message).toMatch(/^2 settings are wrong:\n/);
    expect(linesOf(error)).toEqual([
      `  - LOG_LEVEL is not valid (it is "loud"): ${SETTINGS.LOG_LEVEL.description}. ${SETTINGS.LOG_LEVEL.remedy}`,
      `  - PORT is not valid (it is "http"): ${SETTINGS.PORT.description}. ${SETTINGS.PORT.remedy}`,
    ]);
    expect(error.remedy).toMatch(/environment variables/);
  });

  it("are told in the singular where it is one", () => {
    expect(faultOf({ PORT: "x" }).message).toMatch(/^One setting is wrong:\n {2}- PORT/);
  });

  it("are told without their value where they are secret", () => {
    const error = faultOf({ DATABASE_URL: "mysql://ledger:hunter2@db/ledger" });
    expect(linesOf(error)).toEqual([
      `  - DATABASE_URL is not valid: ${SETTINGS.DATABASE_URL.description}. ${SETTINGS.DATABASE_URL.remedy}`,
    ]);
  });

  it.each([
    "ftp://ana:hunter2@proxy.example.com/api/",
    "ana:hunter2@proxy.example.com/api/",
    "ftp://a:b/hunter2@c@proxy.example.com/api/",
  ])("are told without the password that stands in an ordinary URL such as %s", (url) => {
    const error = faultOf({ SLACK_API_URL: url });
    expect(error.message).not.toContain("hunter2");
    expect(error.message).toContain("***@proxy.example.com/api/");
  });
});

describe("what a command cannot do without", () => {
  it("is told when it is missing", () => {
    const error = faultOf({}, { required: ["DATABASE_URL"] });
    expect(linesOf(error)).toEqual([
      `  - DATABASE_URL is missing: ${SETTINGS.DATABASE_URL.description}. ${SETTINGS.DATABASE_URL.remedy}`,
    ]);
  });

  it("is fine when it is there, or has a default", () => {
    const settings = readSettings({ REDIS_URL: "redis://h" }, { required: ["REDIS_URL", "PORT"] });
    expect(settings).toMatchObject({ REDIS_URL: "redis://h", PORT: 8080 });
  });
});

describe("two settings that go together", () => {
  it.each([
    ["SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN"],
    ["SLACK_APP_TOKEN", "xapp-1", "SLACK_BOT_TOKEN"],
    ["LITELLM_BASE_URL", "https://llm.example.com", "LITELLM_DEVELOPER_KEY"],
    ["LITELLM_DEVELOPER_KEY", "key", "LITELLM_BASE_URL"],
  ] as const)("%s=%s alone is told as half of a pair", (given, value, missing) => {
    const error = faultOf({ [given]: value });
    expect(linesOf(error)).toHaveLength(1);
    expect(error.message).toContain(`${missing} is missing, though ${given} is set`);
  });

  it("are told once, also where both are required", () => {
    const required = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"] as const;
    expect(linesOf(faultOf({ SLACK_BOT_TOKEN: "xoxb-1" }, { required }))).toHaveLength(1);
    expect(linesOf(faultOf({}, { required }))).toHaveLength(2);
  });

  it("are fine together", () => {
    const both = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
    expect(readSettings(both)).toMatchObject(both);
  });
});

describe("whatever stands in the environment", () => {
  const wild = fc.oneof(fc.string(), fc.webUrl(), fc.integer().map(String), fc.constant("true"));
  const environment = fc.record(Object.fromEntries(NAMES.map((name) => [name, wild])), { requiredKeys: [] });

  it("gives settings, or one fault that names only settings", () => {
    fc.assert(
      fc.property(environment, fc.subarray(NAMES), (env, required) => {
        try {
          const settings = readSettings(env, { required });
          for (const name of required) expect(settings[name]).toBeDefined();
        } catch (error) {
          expect(error).toBeInstanceOf(LedgerError);
          expect(error).toMatchObject({ code: "SETTINGS_INVALID" });
        }
      }),
    );
  });

  it("never prints a secret", () => {
    const secret = fc.tuple(fc.string(), fc.string()).map(([before, after]) => `${before}hunter2${after}`);
    const url = fc.constantFrom("mysql", "ftp", "redis", "postgres", "https");
    const secretUrl = fc.tuple(url, secret).map(([protocol, password]) => `${protocol}://u:${password}@h/x`);
    const secrets = fc.record(
      Object.fromEntries(SECRETS.map((name) => [name, fc.oneof(secret, secretUrl)])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(secrets, (env) => {
        const error = faultOf({ ...env, PORT: "no" });
        expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("hunter2");
        expect(error.remedy).not.toContain("hunter2");
      }),
    );
  });
});
