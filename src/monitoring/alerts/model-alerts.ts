import { type Alert, SILENT_WITHOUT_SERIES } from "./alert.ts";

const OF_SONNET = { model: "sonnet" };

/** The models: how soon and how surely they answer, and what they cost. */
export const MODEL_ALERTS: readonly Alert[] = [
  {
    name: "LedgerModelSlow",
    expr: "ledger:llm_response_time_seconds:p95_5m > 10",
    for: "5m",
    severity: "warning",
    component: "model",
    summary: "A model is slow",
    description:
      "The slowest twentieth of the calls to {{ $labels.model }} takes {{ $value | humanizeDuration }} or more.",
    proofs: {
      fires: [
        {
          when: "6 of 100 calls to one of two take over 10 seconds",
          series: {
            ...callTimes("sonnet", "0+94x30", "0+100x30"),
            ...callTimes("haiku", "0+100x30", "0+100x30"),
          },
          at: "6m",
          fired: [
            {
              labels: OF_SONNET,
              description: "The slowest twentieth of the calls to sonnet takes 13.33s or more.",
            },
          ],
        },
      ],
      quiet: [
        {
          when: "they do for less than five minutes",
          series: callTimes("sonnet", "0+94x30", "0+100x30"),
          at: "5m",
        },
        { when: "all come within 10 seconds", series: callTimes("sonnet", "0+9x30", "0+9x30"), at: "20m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerModelFailing",
    expr:
      'sum by (model) (rate(llm_requests_total{status="error"}[5m]))' +
      " / sum by (model) (rate(llm_requests_total[5m])) > 0.2",
    for: "5m",
    severity: "warning",
    component: "model",
    summary: "Calls to a model fail",
    description: "{{ $value | humanizePercentage }} of the calls to {{ $labels.model }} fail.",
    proofs: {
      fires: [
        {
          when: "every fourth call fails",
          series: calls("0+3x30", "0+1x30"),
          at: "6m",
          fired: [{ labels: OF_SONNET, description: "25% of the calls to sonnet fail." }],
        },
      ],
      quiet: [
        { when: "they do for less than five minutes", series: calls("0+3x30", "0+1x30"), at: "5m" },
        { when: "17 of 100 fail", series: calls("0+83x30", "0+17x30"), at: "20m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerModelBreakerOpen",
    // It is half open for a moment each time that it tries whether the endpoint is well again.
    expr: 'max by (model) (max_over_time(llm_breaker_state{state="open"}[2m])) == 1',
    for: "5m",
    severity: "warning",
    component: "model",
    summary: "A model is not asked any more",
    description:
      "The breaker of {{ $labels.model }} is open: the fallback answers, or the sources are quoted.",
    proofs: {
      fires: [
        {
          when: "it is open for five minutes, with tries in between",
          series: breaker("0 1 1 0 1 1 0 1 1 0 1"),
          at: "6m",
          fired: [
            {
              labels: OF_SONNET,
              description: "The breaker of sonnet is open: the fallback answers, or the sources are quoted.",
            },
          ],
        },
      ],
      quiet: [
        { when: "it is for less", series: breaker("0 1 1 0 1 1 0 1 1 0 1"), at: "5m" },
        { when: "it is closed", series: breaker("0x30", "1x30"), at: "20m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerModelBudgetNearlySpent",
    expr: "max(llm_daily_cost_usd) / max(llm_daily_budget_usd) > 0.8",
    for: "1m",
    severity: "warning",
    component: "model",
    labels: { budget: "day" },
    summary: "The day's budget for models is nearly spent",
    description:
      "{{ $value | humanizePercentage }} of it is spent or reserved; it begins anew at midnight UTC.",
    proofs: {
      fires: [
        {
          when: "85 of 100 dollars are gone, as two replicas tell",
          series: spent("70 85x9"),
          at: "2m",
          fired: [
            {
              labels: { budget: "day" },
              description: "85% of it is spent or reserved; it begins anew at midnight UTC.",
            },
          ],
        },
      ],
      quiet: [
        { when: "they are for less than a minute", series: spent("70 85x9"), at: "1m" },
        { when: "75 are", series: spent("75x9"), at: "9m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerModelBudgetSpent",
    // What is spent never exceeds the budget, because it is reserved first: that calls are refused tells that it is gone.
    expr: 'sum(increase(llm_budget_refusals_total{budget="day"}[10m])) > 0',
    severity: "critical",
    component: "model",
    labels: { budget: "day" },
    summary: "The day's budget for models is spent",
    description: "Calls to models are refused until midnight UTC; people get quotations of the sources.",
    proofs: {
      fires: [
        {
          when: "a call was refused",
          series: refused("0 0 1x20"),
          at: "3m",
          fired: [
            {
              labels: { budget: "day" },
              description:
                "Calls to models are refused until midnight UTC; people get quotations of the sources.",
            },
          ],
        },
      ],
      quiet: [
        { when: "none was", series: refused("0x20"), at: "9m" },
        { when: "none was for ten minutes", series: refused("0 0 1x40"), at: "30m" },
        {
          when: "somebody's own budget is spent",
          series: { 'llm_budget_refusals_total{budget="user-day"}': "0+1x20" },
          at: "9m",
        },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
];

function callTimes(model: string, within10: string, all: string): Record<string, string> {
  const bucket = (le: string) => `llm_response_time_seconds_bucket{model="${model}",le="${le}"}`;
  return { [bucket("10")]: within10, [bucket("30")]: all, [bucket("+Inf")]: all };
}

function calls(ok: string, error: string): Record<string, string> {
  const series = (status: string) => `llm_requests_total{model="sonnet",status="${status}"}`;
  return { [series("ok")]: ok, [series("error")]: error };
}

function breaker(open: string, closed?: string): Record<string, string> {
  const series = (state: string) => `llm_breaker_state{model="sonnet",state="${state}"}`;
  return { [series("open")]: open, ...(closed && { [series("closed")]: closed }) };
}

function spent(values: string): Record<string, string> {
  return {
    'llm_daily_cost_usd{instance="a"}': values,
    'llm_daily_cost_usd{instance="b"}': values,
    'llm_daily_budget_usd{instance="a"}': "100x9",
    'llm_daily_budget_usd{instance="b"}': "100x9",
  };
}

function refused(values: string): Record<string, string> {
  return { 'llm_budget_refusals_total{budget="day"}': values };
}
