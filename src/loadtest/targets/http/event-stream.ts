export interface StreamedEvent {
  /** `message` where the stream names none. */
  readonly event: string;
  readonly data: string;
}

/**
 * Reads server-sent events from text that comes in pieces of any size; comments and fields without use here are
 * passed over. Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export function createEventReader(onEvent: (event: StreamedEvent) => void): (text: string) => void {
  let rest = "";
  let event = "";
  let data: string[] = [];

  const take = (line: string) => {
    if (line === "") return dispatch();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") event = value;
    if (field === "data") data.push(value);
  };

  const dispatch = () => {
    if (data.length > 0) onEvent({ event: event || "message", data: data.join("\n") });
    event = "";
    data = [];
  };

  return (text) => {
    const all = rest + text;
    // A line feed may follow this carriage return in the next piece.
    const whole = all.endsWith("\r") ? all.slice(0, -1) : all;
    const lines = whole.split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "") + all.slice(whole.length);
    for (const line of lines) take(line);
  };
}
