import { JOBS } from "../scrape-jobs.ts";
import { type Alert, SILENT_WITHOUT_SERIES } from "./alert.ts";

const UP = `up{job="${JOBS.bot}",instance="a"}`;
const STARTED = `process_start_time_seconds{job="${JOBS.bot}",instance="a"}`;
const OF_A = { job: JOBS.bot, instance: "a" };
const NOBODY = "No replica of the bot answers Prometheus.";

/** The processes of the bot: whether they run, and whether they keep running. */
export const BOT_ALERTS: readonly Alert[] = [
  {
    name: "LedgerBotDown",
    expr: `(sum(up{job="${JOBS.bot}"}) or vector(0)) == 0`,
    for: "1m",
    severity: "critical",
    component: "bot",
    summary: "The bot is down",
    description: NOBODY,
    proofs: {
      fires: [
        {
          when: "the only replica is away for a minute",
          series: { [UP]: "1 1 0x9" },
          at: "3m",
          fired: [{ description: NOBODY }],
        },
        {
          when: "what is there is another job's",
          series: { [UP]: "1 1 0x9", 'up{job="another",instance="a"}': "1x9" },
          at: "3m",
          fired: [{ description: NOBODY }],
        },
      ],
      quiet: [
        { when: "it is away for less", series: { [UP]: "1 1 0x9" }, at: "2m" },
        { when: "one of two is there", series: { [UP]: "0x9", [UP.replace('"a"', '"b"')]: "1x9" }, at: "9m" },
      ],
      missing: { when: "nothing is scraped", series: {}, at: "1m", fired: [{ description: NOBODY }] },
    },
  },
  {
    name: "LedgerBotReplicaDown",
    expr: `up{job="${JOBS.bot}"} == 0`,
    for: "5m",
    severity: "warning",
    component: "bot",
    summary: "A replica of the bot is down",
    description: "{{ $labels.instance }} does not answer Prometheus.",
    proofs: {
      fires: [
        {
          when: "it is away for five minutes",
          series: { [UP]: "1 0x20", [UP.replace('"a"', '"b"')]: "1x20" },
          at: "6m",
          fired: [{ labels: OF_A, description: "a does not answer Prometheus." }],
        },
      ],
      quiet: [{ when: "it is away for less", series: { [UP]: "1 0x20" }, at: "5m" }],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerBotQuestionsWait",
    expr: "max(ledger_bot_oldest_waiting_seconds) > 60",
    for: "2m",
    severity: "critical",
    component: "bot",
    summary: "Questions wait for somebody to work on them",
    description: "The oldest one waits for {{ $value | humanizeDuration }}.",
    proofs: {
      fires: [
        {
          when: "two replicas tell of one that waits for over a minute",
          series: {
            'ledger_bot_oldest_waiting_seconds{instance="a"}': "0 65x20",
            'ledger_bot_oldest_waiting_seconds{instance="b"}': "0 64x20",
          },
          at: "3m",
          fired: [{ description: "The oldest one waits for 1m 5s." }],
        },
      ],
      quiet: [
        {
          when: "it waits so long for less than two minutes",
          series: { ledger_bot_oldest_waiting_seconds: "0 65x20" },
          at: "2m",
        },
        { when: "it waits for less", series: { ledger_bot_oldest_waiting_seconds: "55x20" }, at: "9m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerBotCrashLoop",
    expr: `changes(process_start_time_seconds{job="${JOBS.bot}"}[15m]) > 2`,
    severity: "critical",
    component: "bot",
    summary: "The bot starts again and again",
    description: "{{ $labels.instance }} was started again {{ $value }} times in 15 minutes.",
    proofs: {
      fires: [
        {
          when: "it started again three times, and was not seen in between",
          series: { [STARTED]: "100 100 200 _ 300 300 400 400" },
          at: "7m",
          fired: [{ labels: OF_A, description: "a was started again 3 times in 15 minutes." }],
        },
      ],
      quiet: [
        { when: "it was rolled out twice", series: { [STARTED]: "100 100 200 200 300 300" }, at: "5m" },
        { when: "it has run since", series: { [STARTED]: "100 200 300 400x30" }, at: "25m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerBotMemoryHigh",
    // Nine tenths of the 512 MiB at which a platform ends it.
    expr: `process_resident_memory_bytes{job="${JOBS.bot}"} > 483183820`,
    for: "5m",
    severity: "warning",
    component: "bot",
    summary: "The bot's memory is nearly used up",
    description: "{{ $labels.instance }} holds {{ $value | humanize1024 }}B of the 512 MiB that it may.",
    proofs: {
      fires: [
        {
          when: "it holds 480 MiB for five minutes",
          series: memory("200e6 503316480x20"),
          at: "6m",
          fired: [{ labels: OF_A, description: "a holds 480MiB of the 512 MiB that it may." }],
        },
      ],
      quiet: [
        { when: "it holds so much for less", series: memory("200e6 503316480x20"), at: "5m" },
        { when: "it holds less", series: memory("440e6x20"), at: "15m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
];

function memory(values: string): Record<string, string> {
  return { [`process_resident_memory_bytes{job="${JOBS.bot}",instance="a"}`]: values };
}
