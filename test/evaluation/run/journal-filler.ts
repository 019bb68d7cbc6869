import { writeJournal } from "../../../src/evaluation/run/write-journal.ts";
import { caseOf, observationOf } from "../judge/given.ts";

// Fills a journal until there is no room, and prints how many answers it was told are kept.
const [path = ""] = process.argv.slice(2);
// Where nobody listens it ends the process, in place of an error of the write.
process.on("SIGXFSZ", () => {});
const writer = writeJournal(path, {
  ledgerEvalRun: 1,
  knowledge: { version: "v1", documents: 1, passages: 2 },
  ...{ model: "extractive", prompt: "none", answers: "offline", through: "path" },
});
let kept = 0;
try {
  for (;;) {
    const passages = [{ source: `${kept}.md#a`, text: "x".repeat(700) }];
    writer.add(caseOf({ id: `q${kept}` }), 1, { kind: "observed", observation: observationOf({ passages }) });
    kept += 1;
  }
} catch (error) {
  process.stdout.write(`${kept} ${error instanceof Error ? error.message : ""}`);
}
