import type { Environment } from "./environment.ts";
import { SETTINGS, type SettingName, type Settings } from "./settings.ts";

/** What settings, each well formed, must be together. */
interface Rule {
  readonly of: readonly SettingName[];
  /** What is wrong and how to mend it, if something is. */
  readonly fault: (settings: Settings, env: Environment) => string | undefined;
}

const RULES: readonly Rule[] = [
  pair("LITELLM_BASE_URL", "LITELLM_DEVELOPER_KEY"),
  pair("LITELLM_DEVELOPER_KEY", "LITELLM_BASE_URL"),
  pair("SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"),
  {
    of: ["SLACK_APP_TOKEN", "LEDGER_ROLE"],
    // A worker opens no socket.
    fault: ({ LEDGER_ROLE: role }, env) =>
      role === "worker" ? undefined : missing("SLACK_APP_TOKEN", "SLACK_BOT_TOKEN", env),
  },
  {
    of: ["WORKER_PER_ASKER", "WORKER_CONCURRENCY"],
    fault: ({ WORKER_PER_ASKER: each, WORKER_CONCURRENCY: all }, env) =>
      env.WORKER_PER_ASKER && each >= all && all > 1
        ? `WORKER_PER_ASKER is ${each}, and WORKER_CONCURRENCY ${all}: one person who asks much would keep all others waiting. Give WORKER_PER_ASKER a smaller number.`
        : undefined,
  },
  {
    of: ["LLM_FIRST_TOKEN_TIMEOUT_SECONDS", "LLM_TIMEOUT_SECONDS"],
    // The default may be longer: it then never comes to be.
    fault: ({ LLM_FIRST_TOKEN_TIMEOUT_SECONDS: first, LLM_TIMEOUT_SECONDS: whole }, env) =>
      env.LLM_FIRST_TOKEN_TIMEOUT_SECONDS && first > whole
        ? `LLM_FIRST_TOKEN_TIMEOUT_SECONDS is ${first}, longer than the whole answer may take (LLM_TIMEOUT_SECONDS is ${whole}). Lower the first, or raise the second.`
        : undefined,
  },
  {
    of: ["LEDGER_MODEL", "LEDGER_FALLBACK_MODEL"],
    fault: ({ LEDGER_MODEL: preferred, LEDGER_FALLBACK_MODEL: fallback }) =>
      fallback === preferred
        ? `LEDGER_FALLBACK_MODEL is the model that it is to stand in for (LEDGER_MODEL, ${preferred}). ${SETTINGS.LEDGER_FALLBACK_MODEL.remedy}`
        : undefined,
  },
];

/** The faults of settings that do not fit together; of what could not be read nothing is said again. */
export function faultsTogether(
  settings: Partial<Settings>,
  env: Environment,
  saidAlready: ReadonlySet<SettingName>,
): string[] {
  return RULES.filter(({ of }) => !of.some((name) => saidAlready.has(name))).flatMap(
    ({ fault }) => fault(settings as Settings, env) ?? [],
  );
}

/** Half of a pair is a mistake that would otherwise show only later, as a refused connection. */
function pair(given: SettingName, needs: SettingName): Rule {
  return { of: [needs], fault: (_, env) => missing(needs, given, env) };
}

function missing(name: SettingName, given: SettingName, env: Environment): string | undefined {
  if (!env[given] || env[name]) return undefined;
  return `${name} is missing, though ${given} is set: ${SETTINGS[name].description}. ${SETTINGS[name].remedy}`;
}
