/** What each iteration does: pick a question, ask it, measure, and think. */
export const ASKING = String.raw`
const QUESTIONS_URL = (__ENV.TARGET_URL || BOT).replace(/\/+$/, "") + "/v1/questions";

// A question that a limit turns away is no failed request.
http.setResponseCallback(http.expectedStatuses(200, 429));

// Runs have idempotency keys of their own, or a second one would be given the answers of the first.
export function setup() {
  if (!__ENV.API_TOKEN) throw new Error("Set API_TOKEN to the token of the bot's HTTP API.");
  return { run: __ENV.RUN_ID || String(Date.now()) };
}

export default function ({ run }) {
  const { name, iterationInTest, startTime } = exec.scenario;
  const workload = WORKLOADS[name];
  const pick = nextPick(workload, name, iterationInTest);
  if (pick.atMs !== undefined) waitUntil(startTime + pick.atMs);
  const tags = { kind: pick.kind, stage: stageAt(workload, Date.now() - startTime) };
  const seen = ask(pick, [run, name, iterationInTest].join("-"), tags);
  if (seen.outcome === "answered") noteConversation(name, pick, seen.conversation);
  measure(seen, tags);
  if (workload.thinkMs) think(workload, iterationInTest);
}

function ask(pick, key, tags) {
  const question = { text: pick.question.text, asker: "load-" + (pick.user + 1) };
  if (pick.conversation !== undefined) question.conversation = pick.conversation;
  const sentAt = Date.now();
  const response = http.post(QUESTIONS_URL, JSON.stringify(question), {
    headers: {
      Authorization: "Bearer " + __ENV.API_TOKEN,
      Accept: "text/event-stream",
      "Content-Type": "application/json",
      "Idempotency-Key": key,
    },
    timeout: DEADLINE_MS + "ms",
    tags: Object.assign({ name: "POST /v1/questions" }, tags),
  });
  return seenOf(response, pick, Date.now() - sentAt);
}

function waitUntil(moment) {
  const left = moment - Date.now();
  if (left > 0) sleep(left / 1000);
}

function think(workload, iteration) {
  const [min, max] = workload.thinkMs;
  const pause = min + random(workload, iteration, "think") * (max - min);
  if (pause > 0) sleep(pause / 1000);
}

function stageAt({ stages }, offset) {
  const stage = stages.find(([, end]) => end === null || offset < end);
  return stage[0];
}
`;
