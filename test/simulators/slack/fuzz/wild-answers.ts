import fc from "fast-check";
import { modal } from "../interactions/modal-app.ts";
import { option } from "../interactions/place-of-blocks.ts";

const section = { type: "section", text: { type: "mrkdwn", text: "hi" } };
const options = [option("apple"), option("pear")];

/** What makes sense in some answer, so that answers come further than their check. */
const SENSIBLE: Readonly<Record<string, readonly unknown[]>> = {
  text: ["hi", "", "x".repeat(50_000), "<!everyone> é\u0000\ud800"],
  blocks: [[section], [], Array(51).fill(section), [{ type: "input" }]],
  attachments: [[{ text: "hi", fallback: "hi" }], [{}]],
  response_type: ["in_channel", "ephemeral", "else"],
  replace_original: [true, false, "true"],
  delete_original: [true, "yes"],
  thread_ts: ["1700000000.000100", "soon"],
  metadata: [{ event_type: "e", event_payload: {} }, {}],
  response_action: ["errors", "update", "push", "clear", "else"],
  errors: [{ name: "No." }, { note: "No.", name: "No." }, { elsewhere: "No." }, {}],
  view: [modal("Next"), modal("Next", { external_id: "the same" }), { type: "home", blocks: [section] }, {}],
  options: [options, [], Array(101).fill(options[0]), [{ text: "apple" }]],
  option_groups: [[{ label: { type: "plain_text", text: "g" }, options }], []],
};

const fields = fc.record(
  Object.fromEntries(
    Object.entries(SENSIBLE).map(([name, values]) => [
      name,
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...values) },
        { weight: 1, arbitrary: fc.jsonValue() },
      ),
    ]),
  ),
  { requiredKeys: [] },
);

/** What an app rightly answers to one thing or another. */
export const RIGHT_ANSWERS: readonly unknown[] = [
  { response_action: "errors", errors: { name: "No." } },
  { response_action: "update", view: modal("Next") },
  { response_action: "push", view: modal("Next") },
  { response_action: "clear" },
  { options },
  { text: "hi", response_type: "in_channel" },
];

/** Any JSON that an app may answer with, most of it nearly right. */
export const anyAnswer: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fields },
  { weight: 2, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.constantFrom<unknown>({}, null, "", [], { __proto__: null, constructor: 1 }) },
);

export interface HttpAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

export const anyHttpAnswer: fc.Arbitrary<HttpAnswer> = fc.record({
  status: fc.oneof({ weight: 8, arbitrary: fc.constant(200) }, fc.integer({ min: 200, max: 599 })),
  type: fc.constantFrom("application/json", "text/plain", "text/html; charset=utf-16", "//"),
  body: fc.oneof(
    { weight: 6, arbitrary: anyAnswer.map((value) => JSON.stringify(value) ?? "") },
    fc.string({ unit: "binary" }),
    fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom("{", "[".repeat(100_000), "x".repeat(3_000_000)),
  ),
});

export function inHttp(answer: unknown): HttpAnswer {
  return { status: 200, type: "application/json", body: JSON.stringify(answer) };
}
