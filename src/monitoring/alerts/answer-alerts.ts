import { FEW_BAD } from "../objectives.ts";
import { type Alert, SILENT_WITHOUT_SERIES } from "./alert.ts";

/** What people get: whether it is an answer, how soon, and whether people must step in. */
export const ANSWER_ALERTS: readonly Alert[] = [
  {
    name: "LedgerBotErrorRatioHigh",
    expr: `ledger:errors:ratio_5m > 0.05 and ledger:errors:count_5m > ${FEW_BAD}`,
    for: "5m",
    severity: "critical",
    component: "answers",
    summary: "Many questions fail",
    description: "{{ $value | humanizePercentage }} of the questions of five minutes got no answer.",
    proofs: {
      fires: [
        {
          when: "6 of 100 answers a minute fail",
          series: answers("0+94x40", "0x10 0+6x30"),
          at: "21m",
          fired: [{ description: "6% of the questions of five minutes got no answer." }],
        },
        {
          when: "as many questions are given up",
          series: {
            ...answers("0+94x40", "0x40"),
            'ledger_bot_errors_total{error_type="given_up"}': "0x10 0+6x30",
          },
          at: "21m",
          fired: [{ description: "6% of the questions of five minutes got no answer." }],
        },
        {
          when: "no answer is sent at all, because all are given up",
          series: { ...answers("50x30", "0x30"), 'ledger_bot_errors_total{error_type="given_up"}': "0+1x30" },
          at: "11m",
          fired: [{ description: "100% of the questions of five minutes got no answer." }],
        },
        {
          when: "one answer a minute is enough to tell",
          series: answers("0x30", "0+1x30"),
          at: "10m",
          fired: [{ description: "100% of the questions of five minutes got no answer." }],
        },
      ],
      quiet: [
        { when: "it is so for less than five minutes", series: answers("0x30", "0+1x30"), at: "9m" },
        { when: "few of few fail", series: answers("0+1x40", "0 0+1x4 4x30"), at: "12m" },
        { when: "4 of 100 fail", series: answers("0+96x40", "0+4x40"), at: "30m" },
        {
          when: "so few are asked that one failure is much of it",
          series: answers("0x30", "0 1 1 2 3 3 4 5 5 6 7 7 8 9 9 10 11 11 12 13"),
          at: "19m",
        },
        { when: "nobody asks", series: answers("50x30", "5x30"), at: "30m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerBotAnswersSlow",
    expr: "ledger:response_time_seconds:p95_5m > 10",
    for: "5m",
    severity: "warning",
    component: "answers",
    summary: "Answers take long",
    description: "The slowest twentieth of the answers takes {{ $value | humanizeDuration }} or more.",
    proofs: {
      fires: [
        {
          when: "all take between 10 and 15 seconds",
          series: times("ledger_bot_response_time_seconds", ["10", "0x30"], ["15", "0+6x30"]),
          at: "6m",
          fired: [{ description: "The slowest twentieth of the answers takes 14.75s or more." }],
        },
      ],
      quiet: [
        {
          when: "they do for less than five minutes",
          series: times("ledger_bot_response_time_seconds", ["10", "0x30"], ["15", "0+6x30"]),
          at: "5m",
        },
        {
          when: "all take between 7.5 and 10 seconds",
          series: times("ledger_bot_response_time_seconds", ["7.5", "0x30"], ["10", "0+6x30"]),
          at: "20m",
        },
        {
          when: "nobody asks",
          series: times("ledger_bot_response_time_seconds", ["10", "1x30"], ["15", "9x30"]),
          at: "20m",
        },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerBotAcknowledgementsSlow",
    expr: "ledger:ack_time_seconds:p95_5m > 1",
    for: "5m",
    severity: "warning",
    component: "answers",
    summary: "People wait before they see that the bot is at work",
    description: "The slowest twentieth of the first messages takes {{ $value | humanizeDuration }} or more.",
    proofs: {
      fires: [
        {
          when: "6 of 100 take over a second",
          series: times("ledger_bot_ack_time_seconds", ["1", "0+94x30"], ["2.5", "0+100x30"]),
          at: "6m",
          fired: [{ description: "The slowest twentieth of the first messages takes 1.25s or more." }],
        },
      ],
      quiet: [
        {
          when: "they do for less than five minutes",
          series: times("ledger_bot_ack_time_seconds", ["1", "0+94x30"], ["2.5", "0+100x30"]),
          at: "5m",
        },
        {
          when: "all come within a second",
          series: times("ledger_bot_ack_time_seconds", ["0.5", "0x30"], ["1", "0+9x30"]),
          at: "20m",
        },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerBotEscalationsHigh",
    expr:
      "sum(increase(conversations_escalated_total[1h])) / sum(increase(conversations_started_total[1h])) > 0.3" +
      " and sum(increase(conversations_started_total[1h])) > 9",
    for: "10m",
    severity: "warning",
    component: "answers",
    summary: "Many conversations go to people",
    description: "{{ $value | humanizePercentage }} of an hour's conversations were handed over to a person.",
    proofs: {
      fires: [
        {
          when: "2 of 5 are handed over, for two reasons",
          series: conversations("0+5x120", "0+1x120", "0+1x120"),
          at: "71m",
          fired: [{ description: "40% of an hour's conversations were handed over to a person." }],
        },
        {
          when: "it is so for ten minutes",
          series: conversations("0+5x120", "0+1x120", "0+1x120"),
          at: "12m",
          fired: [{ description: "40% of an hour's conversations were handed over to a person." }],
        },
      ],
      quiet: [
        {
          when: "it is so for less",
          series: conversations("0+5x120", "0+1x120", "0+1x120"),
          at: "10m",
        },
        { when: "1 of 4 is", series: conversations("0+4x120", "0+1x120", "0x120"), at: "100m" },
        {
          when: "there are few",
          series: conversations("0x20 0+1x8 8x90", "0x20 0+1x8 8x90", "0x120"),
          at: "75m",
        },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
];

function answers(good: string, failed: string): Record<string, string> {
  return {
    'ledger_bot_answers_total{outcome="answered"}': good,
    'ledger_bot_answers_total{outcome="failed"}': failed,
  };
}

/** Two buckets tell between which bounds the times lie. */
function times(
  histogram: string,
  [below, none]: readonly [string, string],
  [within, all]: readonly [string, string],
): Record<string, string> {
  return {
    [`${histogram}_bucket{le="${below}"}`]: none,
    [`${histogram}_bucket{le="${within}"}`]: all,
    [`${histogram}_bucket{le="+Inf"}`]: all,
  };
}

function conversations(started: string, refused: string, wished: string): Record<string, string> {
  return {
    conversations_started_total: started,
    'conversations_escalated_total{reason="refused-twice"}': refused,
    'conversations_escalated_total{reason="asked-in-words"}': wished,
  };
}
