import { countsOfTest, EMPTY, type SuiteCounts, summed } from "../../../junit/suite.ts";
import type { TestCase } from "../../../junit/test-case.ts";
import { type Allowance, allowedCounts, allowedTest } from "./allowance.ts";
import type { Spool } from "./spool.ts";

/** The tests of the files. They are put by as they are: what becomes of a failure is known when the run ends. */
export interface FileSuites {
  add(file: string, test: TestCase): Promise<void>;
  /** In the order of the files, by what the gate allows for. */
  suites(allows: Allowance): FileSuite[];
}

export interface FileSuite {
  readonly file: string;
  readonly counts: SuiteCounts;
  tests(): AsyncIterable<TestCase>;
}

interface Begun {
  readonly file: string;
  /** Where in the spool it begins. */
  readonly from: number;
  readonly byType: Map<string, SuiteCounts>;
}

export function createFileSuites(spool: Spool): FileSuites {
  const begun: Begun[] = [];
  return {
    async add(file, test) {
      const { byType } = suiteOf(file);
      const type = test.fault?.type ?? "";
      byType.set(type, summed(byType.get(type) ?? EMPTY, countsOfTest(test)));
      await spool.write(`${JSON.stringify(test)}\n`);
    },
    suites: (allows) =>
      begun.map(({ file, from, byType }, at) => ({
        file,
        counts: allowedCounts(byType, allows),
        async *tests() {
          const texts = spool.read(from, begun[at + 1]?.from ?? spool.length());
          for await (const line of linesOf(texts)) yield allowedTest(JSON.parse(line), allows);
        },
      })),
  };

  function suiteOf(file: string): Begun {
    const last = begun.at(-1);
    if (last?.file === file) return last;
    const next = { file, from: spool.length(), byType: new Map<string, SuiteCounts>() };
    begun.push(next);
    return next;
  }
}

async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const text of texts) {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
