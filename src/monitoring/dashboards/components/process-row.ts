import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { aSecond, ofBot } from "../promql.ts";

const MIB = 1024 ** 2;
/** What a process is given at most. */
const MEMORY_LIMIT = 512 * MIB;
const CPU_LIMIT_CORES = 0.5;

export const processRow: RowPlan = {
  title: "Processes of the bot",
  lines: [
    graphs(
      {
        kind: "graph",
        title: "CPU",
        description: `CPU time of each process. It asks for a quarter of a core, and is given ${CPU_LIMIT_CORES} at most.`,
        unit: "cores",
        queries: [{ expr: aSecond("process_cpu_seconds_total"), legend: "{{instance}}" }],
        limits: { poor: 0.25, bad: CPU_LIMIT_CORES, side: "above" },
        width: 6,
      },
      {
        kind: "graph",
        title: "Memory",
        description: `Memory that each process holds (resident), and what of it is JavaScript's heap in use. It asks for 256 MiB, and is ended at ${MEMORY_LIMIT / MIB}.`,
        unit: "bytes",
        queries: [
          { expr: ofBot("process_resident_memory_bytes"), legend: "{{instance}}" },
          { expr: ofBot("nodejs_heap_size_used_bytes"), legend: "{{instance}} heap" },
        ],
        limits: { poor: MEMORY_LIMIT * 0.9, bad: MEMORY_LIMIT, side: "above" },
        width: 6,
      },
      {
        kind: "graph",
        title: "Delay of the event loop",
        description:
          "How much later than asked for the process gets to its work: one time in a hundred later than p99. While it is late, nothing is answered.",
        unit: "seconds",
        queries: [
          { expr: ofBot("nodejs_eventloop_lag_p50_seconds"), legend: "{{instance}} p50" },
          { expr: ofBot("nodejs_eventloop_lag_p99_seconds"), legend: "{{instance}} p99" },
        ],
        limits: { poor: 0.1, bad: 0.5, side: "above" },
        width: 6,
      },
      {
        kind: "graph",
        title: "Time in garbage collection",
        description:
          "The share of its time in which each process does nothing but find memory that is free again.",
        unit: "share",
        queries: [
          {
            expr: `sum by (instance) (${aSecond("nodejs_gc_duration_seconds_sum")})`,
            legend: "{{instance}}",
          },
        ],
        limits: { poor: 0.05, bad: 0.2, side: "above" },
        width: 6,
      },
    ),
  ],
};
