export interface Spoiler {
  /** Which field it is, and what is wrong with it. */
  readonly what: string;
  spoil(body: unknown): unknown;
}

const MEGABYTE = "x".repeat(1_000_000);

/** What stands in the place of a field's value; undefined leaves the field out. */
const WRONGS: Readonly<Record<string, (value: unknown) => unknown>> = {
  missing: () => undefined,
  null: () => null,
  "of the wrong type": (value) => (typeof value === "string" ? 5 : "5"),
  "an object": () => ({ id: {}, ts: [], text: 5 }),
  "an array": (value) => [value, value],
  "1 MB": () => MEGABYTE,
  "no text": () => "a\u0000b\ud800",
  endless: (value) => (typeof value === "string" ? "9".repeat(400) : 1e300),
};

/** One for each of the fields of such a body, at any depth, and each way in which that can be wrong. */
export function* spoilersOf(like: unknown): Generator<Spoiler> {
  for (const path of pathsIn(like)) {
    for (const [wrong, make] of Object.entries(WRONGS)) {
      yield { what: `${path.join(".")} ${wrong}`, spoil: (body) => replaced(body, path, make) };
    }
  }
}

type Path = readonly string[];

function* pathsIn(value: unknown, at: Path = []): Generator<Path> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [...at, key];
    yield* pathsIn(inner, [...at, key]);
  }
}

function replaced(value: unknown, [key, ...deeper]: Path, make: (value: unknown) => unknown): unknown {
  if (key === undefined) return make(value);
  if (Array.isArray(value)) {
    return value.map((each, at) => (String(at) === key ? replaced(each, deeper, make) : each));
  }
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaced(object[key], deeper, make) };
}
