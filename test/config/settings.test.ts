import { describe, expect, it } from "vitest";
import type { SettingDefinition } from "../../src/config/settings/setting-definition.ts";
import { SETTINGS, type SettingName } from "../../src/config/settings.ts";

const ALL = Object.entries(SETTINGS) as [SettingName, SettingDefinition][];

describe("every setting", () => {
  it.each(ALL)("%s says what it is for and what to do", (_name, { description, remedy }) => {
    expect(description).toMatch(/^[A-Z].*[^.]$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
  });

  it.each(ALL)("%s may be left out", (_name, { schema }) => {
    expect(schema.safeParse(undefined).success).toBe(true);
  });
});

it("keeps secret what opens something", () => {
  const secrets = ALL.filter(([, { secret }]) => secret).map(([name]) => name);
  expect(secrets).toEqual([
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "LITELLM_DEVELOPER_KEY",
    "DATABASE_URL",
    "REDIS_URL",
    "API_TOKEN",
    "OTEL_EXPORTER_OTLP_HEADERS",
  ]);
});

const GOOD: readonly [SettingName, string, unknown][] = [
  ["SLACK_BOT_TOKEN", " xoxb-1 ", "xoxb-1"],
  ["SLACK_APP_TOKEN", "xapp-1", "xapp-1"],
  ["SLACK_API_URL", "http://127.0.0.1:7777/api/", "http://127.0.0.1:7777/api/"],
  ["LITELLM_BASE_URL", "https://litellm.example.com/v1", "https://litellm.example.com/v1"],
  ["DATABASE_URL", "postgres://u:p@h:5432/ledger", "postgres://u:p@h:5432/ledger"],
  ["DATABASE_URL", "postgresql://h/ledger", "postgresql://h/ledger"],
  ["REDIS_URL", "redis://h:6379/0", "redis://h:6379/0"],
  ["REDIS_URL", "rediss://h", "rediss://h"],
  ["LEDGER_FALLBACK_MODEL", "claude-haiku-4.5", "claude-haiku-4.5"],
  ["LEDGER_EMBEDDING_MODEL", "text-embedding-3-small", "text-embedding-3-small"],
  ["LEDGER_CHEAP_MODEL", "claude-haiku-4.5", "claude-haiku-4.5"],
  ["INTENTS_FILE", "docs/intents.yaml", "docs/intents.yaml"],
  ["LLM_TIMEOUT_SECONDS", "600", 600],
  ["LLM_CONNECT_TIMEOUT_SECONDS", "1", 1],
  ["LLM_FIRST_TOKEN_TIMEOUT_SECONDS", "300", 300],
  ["LLM_MAX_CONCURRENT", "1", 1],
  ["LLM_MAX_OUTPUT_TOKENS", "64", 64],
  ["PORT", "0", 0],
  ["PORT", "65535", 65_535],
  ["LOG_LEVEL", "DEBUG", "debug"],
  ["WORKER_CONCURRENCY", "1", 1],
  ["SLACK_PACED", "false", false],
  ["STRICT_INPUT", "true", true],
  ["STRICT_INPUT", "false", false],
  ["HOST", "::1", "::1"],
  ["METRICS_HOST", "172.17.0.1", "172.17.0.1"],
  ["METRICS_HOST", "fe80::1%eth0", "fe80::1%eth0"],
  ["METRICS_HOST", "bot-1.internal", "bot-1.internal"],
];

it.each(GOOD)("takes %s=%j", (name, given, value) => {
  expect(SETTINGS[name].schema.parse(given)).toBe(value);
});

const WRONG: readonly [SettingName, string][] = [
  ["SLACK_BOT_TOKEN", "xapp-1"],
  ["SLACK_APP_TOKEN", "xoxb-1"],
  ["SLACK_API_URL", "slack.com/api"],
  ["SLACK_API_URL", "ftp://slack.com/api/"],
  ["LITELLM_BASE_URL", "file:///etc/passwd"],
  ["LITELLM_DEVELOPER_KEY", "   "],
  ["LEDGER_FALLBACK_MODEL", " "],
  ["LLM_CONNECT_TIMEOUT_SECONDS", "0"],
  ["LLM_FIRST_TOKEN_TIMEOUT_SECONDS", "301"],
  ["LLM_MAX_CONCURRENT", "0"],
  ["LLM_MAX_OUTPUT_TOKENS", "63"],
  ["LLM_TIMEOUT_SECONDS", "0"],
  ["LLM_TIMEOUT_SECONDS", "601"],
  ["LLM_TIMEOUT_SECONDS", "1.5"],
  ["DATABASE_URL", "mysql://h/ledger"],
  ["DATABASE_URL", "h:5432"],
  ["REDIS_URL", "http://h:6379"],
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "http"],
  ["PORT", " "],
  ["LOG_LEVEL", "loud"],
  ["RETENTION_DAYS", " "],
  ["ANSWER_CACHE_TTL_SECONDS", " "],
  ["ANSWER_CACHE_SIZE", "-1"],
  ["WORKER_CONCURRENCY", "201"],
  ["RATE_LIMIT_PER_MINUTE", "0"],
  ["USER_RATE_LIMIT_PER_MINUTE", "-5"],
  ["RATE_LIMIT_PER_HOUR", "Infinity"],
  ["RATE_LIMIT_PER_DAY", "NaN"],
  ["STRICT_INPUT", "yes"],
];

it.each(WRONG)("refuses %s=%j", (name, given) => {
  expect(SETTINGS[name].schema.safeParse(given).success).toBe(false);
});
