import { z } from "zod";
import { LedgerError } from "../../core/errors.ts";
import type { AlertReceiver } from "./alert-receivers.ts";
import { imageSetting } from "./image-setting.ts";
import type { Service } from "./service.ts";
import { unknownSettings } from "./unknown-settings.ts";

/** What the environment decides about the stack. */
export interface StackSettings {
  /** In the names of its containers, network and volumes, and in their label. */
  readonly name: string;
  /** Of a service's name: the image that replaces its own. */
  readonly images: ReadonlyMap<string, string>;
  /** Where the bot on this machine serves its metrics. */
  readonly botPort: number;
  /** How often Prometheus looks at its targets and its rules. */
  readonly scrapeSeconds: number;
  /** Where the runbook is read, without a fragment; alerts name its file where it is not set. */
  readonly runbookUrl?: string;
  /** Who is told of alerts, and the secret with which. */
  readonly alerts: ReadonlyMap<AlertReceiver["name"], string>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Words that stand for a mode where an engine takes a network's name. */
const MODES = ["default", "none", "host", "bridge", "container", "private", "pod", "ns"];
const nameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
  .refine((name) => !MODES.includes(name));
/** Registry, path, tag and digest, as an engine takes them. */
const imageSchema = z.string().regex(/^[a-z0-9][\w.:/-]*(@sha256:[0-9a-f]{64})?$/);
const portSchema = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(65_535));

const scrapeSchema = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(60));

const BOT_PORT = 8080;
export const SCRAPE_SECONDS = 15;

/** Unencrypted to this machine alone. */
const webhookSchema = z
  .string()
  .regex(/^(https:\/\/[\w.-]+|http:\/\/127\.0\.0\.1)(:\d{1,5})?\/[\w./~%?&=+-]*$/)
  .refine(URL.canParse);
/** Each alert's own part of the page is put behind it. */
const runbookSchema = z
  .string()
  .regex(/^(https:\/\/[\w.-]+|http:\/\/127\.0\.0\.1)(:\d{1,5})?(\/[\w./~%?&=+@-]*)?$/)
  .refine(URL.canParse);
const routingKeySchema = z.string().regex(/^[0-9A-Za-z]{32}$/);

const ALERT_SECRETS = [
  {
    receiver: "slack",
    setting: "STACK_ALERTS_SLACK_WEBHOOK_URL",
    schema: webhookSchema,
    remedy: "Give the https URL of an incoming webhook.",
  },
  {
    receiver: "pagerduty",
    setting: "STACK_ALERTS_PAGERDUTY_KEY",
    schema: routingKeySchema,
    remedy: "Give the 32 letters and digits of an integration key of the Events API v2.",
  },
] as const;

/** Besides an image for each service. */
export const STACK_SETTINGS: readonly string[] = [
  ...["STACK_NAME", "STACK_SCRAPE_SECONDS", "STACK_RUNBOOK_URL"],
  ...ALERT_SECRETS.map(({ setting }) => setting),
];

/**
 * Reads STACK_NAME, STACK_IMAGE_<SERVICE>, STACK_SCRAPE_SECONDS, STACK_RUNBOOK_URL, PORT and STACK_ALERTS_*; an empty variable counts as a missing one.
 * @throws LedgerError SETTINGS_INVALID that names every fault
 */
export function readStackSettings(env: Environment, services: readonly Service[]): StackSettings {
  const faults: string[] = [];
  const read = <Value>(
    name: string,
    schema: z.ZodType<Value>,
    remedy: string,
    show: (given: string) => string = JSON.stringify,
  ): Value | undefined => {
    const given = env[name] || undefined;
    if (given === undefined) return undefined;
    const { success, data } = schema.safeParse(given);
    if (!success) faults.push(`${name} is ${show(given)}. ${remedy}`);
    return data;
  };
  const alerts = ALERT_SECRETS.flatMap(({ receiver, setting, schema, remedy }) => {
    const secret = read(setting, schema, remedy, () => "not valid");
    return secret === undefined ? [] : [[receiver, secret] as const];
  });
  const name =
    read(
      "STACK_NAME",
      nameSchema,
      "Give up to 40 small letters, digits and hyphens, and no word of the engines such as host.",
    ) ?? "ledger";
  const botPort =
    read("PORT", portSchema.or(z.literal("0").transform(() => BOT_PORT)), "Give a port.") ?? BOT_PORT;
  const scrapeSeconds =
    read("STACK_SCRAPE_SECONDS", scrapeSchema, "Give a whole number from 1 to 60.") ?? SCRAPE_SECONDS;
  const runbookUrl = read(
    "STACK_RUNBOOK_URL",
    runbookSchema,
    "Give the https URL at which docs/runbook.md is read, or an http one at 127.0.0.1, without a part after #.",
  );
  const images = services.flatMap((service) => {
    const image = read(imageSetting(service), imageSchema, "Give an image such as redis:7-alpine.");
    return image === undefined ? [] : [[service.name, image] as const];
  });
  const given = Object.keys(env).filter((name) => env[name]);
  const named = services.map(({ name }) => name);
  faults.push(...unknownSettings(given, STACK_SETTINGS, named));
  if (faults.length > 0)
    throw new LedgerError(
      "SETTINGS_INVALID",
      faults.join("\n"),
      "Correct the environment variables above and start again.",
    );
  return {
    name,
    images: new Map(images),
    botPort,
    scrapeSeconds,
    alerts: new Map(alerts),
    ...(runbookUrl !== undefined && { runbookUrl }),
  };
}
