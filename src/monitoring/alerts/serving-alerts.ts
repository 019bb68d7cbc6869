import { JOBS } from "../scrape-jobs.ts";
import { type Alert, type Proof, SILENT_WITHOUT_SERIES } from "./alert.ts";

/** Processes that run, and whether they are enough of each kind and fit to serve. */
export const SERVING_ALERTS: readonly Alert[] = [
  {
    name: "LedgerBotNotReady",
    expr: `max by (role) (ledger_bot_ready{job="${JOBS.bot}"}) == 0`,
    for: "2m",
    severity: "critical",
    // While Postgres is down nobody is ready, and that is told already.
    component: "answers",
    summary: "The bot runs and cannot serve",
    description: notReady("{{ $labels.role }}"),
    proofs: {
      fires: [
        {
          when: "both gateways have lost Slack, and a worker is well",
          series: ready({ a: ["gateway", "1 0x20"], b: ["gateway", "1 0x20"], c: ["worker", "1x20"] }),
          at: "3m",
          fired: [{ labels: { role: "gateway" }, description: notReady("gateway") }],
        },
      ],
      quiet: [
        { when: "it is so for less", series: ready({ a: ["all", "1 0x20"] }), at: "2m" },
        { when: "one of two is ready", series: ready({ a: ["all", "0x20"], b: ["all", "1x20"] }), at: "9m" },
        { when: "a restart is soon over", series: ready({ a: ["all", "1 0 0 1x20"] }), at: "9m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerBotNobodyAnswers",
    expr: 'max(ledger_bot_replicas{role="all"}) + max(ledger_bot_replicas{role="worker"}) == 0',
    for: "2m",
    severity: "critical",
    component: "bot",
    summary: "Questions are taken in and nobody answers them",
    description: "There are gateways, and no process with the role worker or all.",
    proofs: {
      fires: [
        {
          when: "the last worker is gone for two minutes",
          series: replicas({ all: "0x20", gateway: "1x20", worker: "1 0x20" }),
          at: "3m",
          fired: [{ description: "There are gateways, and no process with the role worker or all." }],
        },
      ],
      quiet: [
        {
          when: "it is gone for less",
          series: replicas({ all: "0x20", gateway: "1x20", worker: "1 0x20" }),
          at: "2m",
        },
        {
          when: "one process does all",
          series: replicas({ all: "1x20", gateway: "0x20", worker: "0x20" }),
          at: "9m",
        },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerBotNobodyListens",
    expr: 'max(ledger_bot_replicas{role="all"}) + max(ledger_bot_replicas{role="gateway"}) == 0',
    for: "2m",
    severity: "critical",
    component: "bot",
    summary: "Nobody takes questions in",
    description: "There are workers, and no process with the role gateway or all.",
    proofs: {
      fires: [
        {
          when: "the last gateway is gone for two minutes",
          series: replicas({ all: "0x20", gateway: "1 0x20", worker: "1x20" }),
          at: "3m",
          fired: [{ description: "There are workers, and no process with the role gateway or all." }],
        },
      ],
      quiet: [
        {
          when: "it is gone for less",
          series: replicas({ all: "0x20", gateway: "1 0x20", worker: "1x20" }),
          at: "2m",
        },
        {
          when: "one process does all",
          series: replicas({ all: "1x20", gateway: "0x20", worker: "0x20" }),
          at: "9m",
        },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
];

function notReady(role: string): string {
  return `No process with the role ${role} is ready: /ready of each names the part that is down, and why.`;
}

/** Processes by their instance: the role of each, and whether it is ready. */
function ready(
  processes: Readonly<Record<string, readonly [role: string, values: string]>>,
): Proof["series"] {
  return Object.fromEntries(
    Object.entries(processes).map(([instance, [role, values]]) => [
      `ledger_bot_ready{job="${JOBS.bot}",instance="${instance}",role="${role}"}`,
      values,
    ]),
  );
}

function replicas(living: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(living).map(([role, values]) => [`ledger_bot_replicas{role="${role}"}`, values]),
  );
}
