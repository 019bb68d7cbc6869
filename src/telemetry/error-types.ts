/** What faults are counted as; any other type is counted from its first one on. */
export const ERROR_TYPES = [
  // A question got no answer: the alerts on answers go by it.
  "given_up",
  ...["answer", "reply", "nobody_to_answer"],
  ...["model_budget", "model_budget_unavailable", "model_unexpected", "vectors"],
  ...["intake", "unreadable_event", "unknown_interaction", "http_api"],
  ...["slack_blocks", "slack_client", "slack_connection", "slack_greeting", "slack_rate_limited"],
  ...["database", "queue", "recovery", "retention", "sweep", "task", "task_given_up"],
] as const;
