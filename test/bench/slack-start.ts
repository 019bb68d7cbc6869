const startedAt = performance.now();
const { startSlackSimulator } = await import("../../src/simulators/slack/simulator.ts");
const importedAt = performance.now();
const slack = await startSlackSimulator();
const listeningAt = performance.now();
await slack.stop();
process.send?.({ startMs: listeningAt - importedAt, withImportMs: listeningAt - startedAt });
