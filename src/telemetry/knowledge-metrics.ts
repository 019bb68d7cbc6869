import { Gauge, type Registry } from "prom-client";

/** How old what is in use of a source of the knowledge is. */
export interface SourceAge {
  readonly source: string;
  readonly seconds: number;
}

/** The knowledge at the moment in which it is asked. */
export interface KnowledgeFigures {
  readonly passages: number;
  readonly ages: readonly SourceAge[];
}

/** Shows how much knowledge there is, and how old each of its sources; nothing where there is none to ask. */
export function addKnowledgeGauges(registry: Registry, read: () => KnowledgeFigures | undefined): void {
  const registers = [registry];
  new Gauge({
    name: "ledger_bot_knowledge_passages",
    help: "Passages that can be retrieved",
    registers,
    collect() {
      const found = read();
      if (found) this.set(found.passages);
      else this.remove();
    },
  });
  new Gauge({
    name: "ledger_knowledge_age_seconds",
    help: "Time since a source of the knowledge was last known to be as it is in use, or since the start where nothing of it is there",
    labelNames: ["source"],
    registers,
    collect() {
      this.reset();
      for (const { source, seconds } of read()?.ages ?? []) this.set({ source }, seconds);
    },
  });
}
