import { transform } from "esbuild";

/** A request of a script. */
export interface Sent {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A response as k6 gives it. */
export interface Given {
  readonly status: number;
  readonly type: string;
  readonly body: string | null;
  readonly errorCode?: number;
}

export interface Added {
  readonly metric: string;
  readonly value: number | boolean;
  readonly tags: Readonly<Record<string, string>>;
}

type Tags = Readonly<Record<string, string>>;
type Checks = Readonly<Record<string, (value: unknown) => boolean>>;

export interface K6Script {
  readonly options: {
    readonly scenarios: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly thresholds: Readonly<Record<string, readonly unknown[]>>;
    readonly summaryTrendStats: readonly string[];
  };
  setup(): { run: string };
  default(data: { run: string }): void;
}

/** What a script does in k6: the modules that it imports, with what they were told. */
export interface K6StandIn {
  readonly script: K6Script;
  readonly added: Added[];
  /** Seconds. */
  readonly sleeps: number[];
  /** Runs one iteration of a scenario, as the given virtual user. */
  iterate(scenario: string, iteration: number, run?: string): void;
}

export interface K6World {
  readonly env?: Readonly<Record<string, string>>;
  readonly vu?: number;
  readonly startTime?: number;
  respond(sent: Sent): Given;
}

/** Loads a script as one virtual user of k6 does. @throws where it is no module, or imports what k6 has not */
export async function loadInK6(
  source: string,
  { env = {}, vu = 1, startTime, respond }: K6World,
): Promise<K6StandIn> {
  const { code } = await transform(source, { format: "cjs", target: "es2022" });
  const added: Added[] = [];
  const sleeps: number[] = [];
  const scenario = { name: "", iterationInTest: 0, startTime: startTime ?? Date.now() };
  const modules = { ...metricsOf(added), ...requestsOf(respond), ...restOf(added, sleeps, scenario, vu) };
  const module = { exports: {} as K6Script };
  new Function("require", "module", "exports", "__ENV", code)(
    (name: keyof typeof modules) => {
      if (!Object.hasOwn(modules, name)) throw new Error(`k6 has no module ${name}.`);
      return modules[name];
    },
    module,
    module.exports,
    { API_TOKEN: "a-token-of-a-test", ...env },
  );
  const script = module.exports;
  return {
    script,
    added,
    sleeps,
    iterate(name, iteration, run = "r") {
      scenario.name = name;
      scenario.iterationInTest = iteration;
      script.default({ run });
    },
  };
}

function metricsOf(added: Added[]) {
  const metric = class {
    readonly name: string;
    constructor(name: string) {
      this.name = name;
    }
    add(value: number | boolean, tags: Tags = {}) {
      added.push({ metric: this.name, value, tags });
    }
  };
  return { "k6/metrics": { Counter: metric, Rate: metric, Trend: metric } };
}

function requestsOf(respond: K6World["respond"]) {
  const timings = { blocked: 1, connecting: 2, tls_handshaking: 0, sending: 3, waiting: 4, receiving: 90 };
  const post = (url: string, body: string, params: Omit<Sent, "url" | "body">) => {
    const { status, type, body: text, errorCode = 0 } = respond({ url, body, ...params });
    return { status, body: text, error_code: errorCode, headers: { "Content-Type": type }, timings };
  };
  return {
    "k6/http": { default: { post, setResponseCallback() {}, expectedStatuses() {} }, __esModule: true },
  };
}

function restOf(added: Added[], sleeps: number[], scenario: object, vu: number) {
  const check = (value: unknown, checks: Checks, tags: Tags) => {
    const held = Object.entries(checks).map(([name, holds]) => {
      const passed = holds(value);
      added.push({ metric: "checks", value: passed, tags: { ...tags, check: name } });
      return passed;
    });
    return held.every(Boolean);
  };
  const SharedArray = class {
    constructor(_name: string, make: () => unknown[]) {
      // biome-ignore lint/correctness/noConstructorReturn: as k6's own, which stands for the list that it was made of.
      return make();
    }
  };
  return {
    k6: { check, sleep: (seconds: number) => sleeps.push(seconds) },
    "k6/data": { SharedArray },
    "k6/execution": { default: { scenario, vu: { idInTest: vu } }, __esModule: true },
  };
}
