/** What a response says: the stream's events, or the one body of it. */
export const SEEING = String.raw`
const WITHOUT_ANSWER = ["failed", "timed-out"];
const WITHOUT_SOURCE = ["refused", "clarify", "handed-over"];

function seenOf(response, pick, elapsed) {
  const events = eventsOf(response);
  const asked = events.find(({ event }) => event === "question");
  const endings = events.filter(({ event }) => ["answer", "pending", "problem"].includes(event));
  const { outcome, reason, answer } = endingOf(endings[0], response);
  const isOther = (known, told) => known !== undefined && known !== told;
  const { timings } = response;
  return {
    pick,
    outcome,
    reason,
    answer,
    elapsed,
    acknowledged: asked !== undefined || !WITHOUT_ANSWER.includes(outcome),
    firstByte:
      timings.blocked + timings.connecting + timings.tls_handshaking + timings.sending + timings.waiting,
    conversation: answer && answer.conversation,
    elsewhere:
      answer !== undefined &&
      (isOther(asked && asked.data.id, answer.id) || isOther(pick.conversation, answer.conversation)),
    times: endings.length,
  };
}

function eventsOf({ status, headers, body }) {
  if (!body) return [];
  const type = headers["Content-Type"] || "";
  if (type.startsWith("text/event-stream")) return streamedEvents(body);
  const event = { 200: "answer", 202: "pending" }[status] || "problem";
  return [{ event, data: parsed(body) }];
}

// Lines that begin with a colon keep the connection open and say nothing.
function streamedEvents(body) {
  return body.split(/\r\n\r\n|\n\n|\r\r/).flatMap((block) => {
    const lines = block.split(/\r\n|\n|\r/);
    const field = (name) =>
      lines.filter((line) => line.startsWith(name + ":")).map((line) => line.slice(name.length + 1).replace(/^ /, ""));
    const data = field("data");
    return data.length > 0 ? [{ event: field("event").pop() || "message", data: parsed(data.join("\n")) }] : [];
  });
}

function parsed(text) {
  try {
    return JSON.parse(text) || {};
  } catch (_) {
    return {};
  }
}

function endingOf(ending, { status, error_code }) {
  // k6's code of a request that took longer than its time-out.
  if (!ending && error_code === 1050) return { outcome: "timed-out", reason: "timed-out" };
  if (!ending) return { outcome: "failed", reason: status ? "The stream ended without an answer." : "k6 " + error_code };
  const { event, data } = ending;
  if (event === "pending") return { outcome: "timed-out", reason: "The bot itself waited no longer." };
  if (event === "answer" && typeof data.outcome === "string" && Array.isArray(data.citations))
    return { outcome: data.outcome, answer: data };
  if (event === "answer") return { outcome: "failed", reason: "The answer has not the form of one." };
  if (data.code === "LIMITED" || status === 429) return { outcome: "limited" };
  return { outcome: "failed", reason: data.code || "HTTP status " + status };
}
`;
