/** Checks and metrics, under the names that they have in Ledger's own load tests. */
export const MEASURING = `
const metrics = {
  ack_duration: new Trend("ack_duration", true),
  answer_duration: new Trend("answer_duration", true),
  service_duration: new Trend("service_duration", true),
  errors: new Rate("errors"),
  goodput: new Rate("goodput"),
  questions: new Counter("questions"),
  llm_cost_usd: new Counter("llm_cost_usd"),
  llm_tokens: new Counter("llm_tokens"),
};

const CHECKS = {
  "in its own thread": (seen) => !seen.elsewhere,
  "from the right source": citesRightly,
  "nothing left at thinking": ({ answer, outcome }) => answer !== undefined || outcome === "limited",
  "answered once": ({ times }) => times === 1,
};

function measure(seen, tags) {
  const { outcome, reason, elapsed, acknowledged, firstByte, answer } = seen;
  const isRight = check(seen, CHECKS, tags);
  const isError = WITHOUT_ANSWER.includes(outcome);
  // What did not come counts for no less than it was waited for.
  const waited = isError ? Math.max(elapsed, DEADLINE_MS) : elapsed;
  metrics.ack_duration.add(acknowledged ? firstByte : waited, tags);
  metrics.answer_duration.add(waited, tags);
  metrics.service_duration.add(waited, tags);
  metrics.errors.add(isError, isError ? Object.assign({ reason }, tags) : tags);
  metrics.goodput.add(isRight && !isError && elapsed <= OBJECTIVE_MS, tags);
  metrics.questions.add(1, tags);
  const usage = (answer && answer.usage) || {};
  if (typeof usage.costUsd === "number") metrics.llm_cost_usd.add(usage.costUsd, tags);
  if (typeof usage.outputTokens === "number") metrics.llm_tokens.add(usage.inputTokens + usage.outputTokens, tags);
}

// What has no answer must be refused, and what is over the limit may be turned away; where the right source is not
// known any one will do.
function citesRightly({ pick, outcome, answer }) {
  const { kind, question } = pick;
  const { gold, isOpener } = question;
  if (isOpener) return true;
  if (outcome === "limited") return kind === "over-limit";
  if (kind === "refused" || (gold && gold.length === 0)) return WITHOUT_SOURCE.includes(outcome);
  if (outcome !== "answered") return false;
  const sources = answer.citations.map(({ source }) => source);
  if (sources.length === 0 || !gold) return sources.length > 0;
  return sources.some((source) => gold.some((right) => isPassageOf(source, right)));
}

// A document that is right as a whole is so in each of its passages.
function isPassageOf(source, right) {
  return source === right || (!right.includes("#") && source.startsWith(right + "#"));
}
`;
