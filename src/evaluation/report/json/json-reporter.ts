import type { Writable } from "node:stream";
import { createGatheredText } from "../../../report-files/gathered-text.ts";
import { jsonText } from "../../../report-files/json-text.ts";
import { createStreamOut } from "../../../report-files/stream-out.ts";
import type { Reporter, RunHead } from "../reporter.ts";
import { endRecord } from "./end-record.ts";
import { questionRecord } from "./question-record.ts";

/**
 * Prints a run as one JSON object on one line, a question at a time: the run waits for the reader, and of 100,000 questions
 * no more than some are in memory. The same run has the same bytes. A run that breaks leaves a line without an end, or none
 * where nothing had gone out; neither is JSON.
 */
export function createJsonReporter(output: Writable): Reporter {
  const stream = createStreamOut(output);
  const text = createGatheredText(stream.write);
  let repeat = 1;
  let separator = "";
  let ended = false;
  return {
    begin(head) {
      repeat = head.repeat;
      return text.write(`${opened(headRecord(head))},"questions":[`);
    },
    result(result) {
      const before = separator;
      separator = ",";
      return text.write(before + jsonText(questionRecord(result, repeat)));
    },
    async end(end) {
      ended = true;
      await text.write(`],${jsonText(endRecord(end)).slice(1)}\n`);
      await text.flush();
    },
    async abandon() {
      // The fault that is told next stands on a line of its own. One of the stream itself was told already.
      if (stream.begun() && !ended) await stream.write("\n").catch(() => {});
    },
  };
}

function headRecord({ knowledge, model, prompt, answers, through, seed, repeat, files }: RunHead) {
  const { version, documents, passages } = knowledge;
  return {
    knowledge: { version, documents, passages },
    ...{ model, prompt, answers, through, seed, repeat, files },
  };
}

/** An object that goes on. */
function opened(record: object): string {
  return jsonText(record).slice(0, -1);
}
