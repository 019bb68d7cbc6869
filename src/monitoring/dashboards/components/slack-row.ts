import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { anHour, aSecond, sum } from "../promql.ts";

export const slackRow: RowPlan = {
  title: "Slack",
  lines: [
    graphs(
      {
        kind: "bars",
        title: "Refused by Slack, an hour",
        description:
          "Calls that Slack answered with 429 because they came too fast, in the hour before each moment.",
        unit: "perHour",
        queries: [
          { expr: sum(anHour("ledger_bot_slack_rate_limited_total"), "method"), legend: "{{method}}" },
        ],
        limits: { bad: 10, side: "above" },
        whileEmpty: "none yet",
      },
      {
        kind: "graph",
        title: "Asked to wait, a second",
        description:
          "How long Slack asked not to be called, in seconds for each second that went by. Above 1, more is waited for than time goes by.",
        unit: "seconds",
        queries: [
          {
            expr: sum(aSecond("ledger_bot_slack_rate_limited_seconds_total"), "method"),
            legend: "{{method}}",
          },
        ],
        whileEmpty: "never yet",
      },
      {
        kind: "graph",
        title: "Waited for a turn, a second",
        description:
          "How long calls waited in the bot so that Slack's limits are kept, in seconds for each second that went by, over all calls that waited at once.",
        unit: "seconds",
        queries: [
          { expr: sum(aSecond("ledger_bot_slack_turn_wait_seconds_total"), "method"), legend: "{{method}}" },
        ],
        whileEmpty: "never yet",
      },
    ),
  ],
};
