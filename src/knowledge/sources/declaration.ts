import { z } from "zod";
import { parseDuration } from "../../core/duration.ts";
import { type Environment, secret } from "./secret.ts";

const MEBIBYTE = 1024 * 1024;

const address = (protocols: RegExp, message: string) =>
  z.string().refine((text) => isAddress(text, protocols), { message });
const webAddress = address(
  /^https?:$/,
  "must be an http(s) address without a password in it; a header takes it from a variable of the environment",
);
const gitAddress = z.string().refine((text) => isScp(text) || isAddress(text, /^(?:https|ssh|file):$/), {
  message:
    "must be an https, ssh or file address without a password in it; `token` takes it from a variable of the environment",
});
const duration = z.string().transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined && milliseconds >= 1_000 && milliseconds <= LONGEST_MS) return milliseconds;
  context.addIssue({
    code: "custom",
    message: "must be a duration from 1s to 168h, such as 90s, 15m or 1h30m",
  });
  return z.NEVER;
});
/** More than a timer of Node can wait is no schedule; a week is well below it. */
const LONGEST_MS = 7 * 24 * 3_600_000;
const globs = z.array(z.string().min(1));
const dotted = z
  .string()
  .regex(/^[\w-]+(?:\.[\w-]+)*$/, "must be names joined by dots, such as data.articles.nodes");

const everySource = {
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, "must be lower-case letters, digits, - and _, 63 at most"),
  every: duration.prefault("15m"),
  /** For one whole refresh. */
  timeout: duration.prefault("2m"),
  owner: z.string().min(1).optional(),
  audiences: z.array(z.string().min(1)).min(1).optional(),
};

const choice = { include: globs.default([]), exclude: globs.default([]) };

/** What one source may bring at most. */
const bounds = {
  max_documents: z.int().min(1).max(100_000).default(1_000),
  max_bytes: z
    .int()
    .min(1_024)
    .max(1_024 * MEBIBYTE)
    .default(64 * MEBIBYTE),
};

/** The kinds of source, by the key that declares where they are. */
function schemasOf(env: Environment) {
  const value = secret(env);
  const headers = {
    headers: z.record(z.string().regex(/^[\w-]+$/, "is no header's name"), value).default({}),
  };
  const requests = { ...headers, request_timeout: duration.prefault("30s") };
  const pages = { ...requests, ...bounds, origins: z.array(webAddress).default([]) };
  return {
    folder: z.strictObject({ ...everySource, ...choice, folder: z.string().trim().min(1) }),
    git: z.strictObject({
      ...everySource,
      ...choice,
      ...bounds,
      git: gitAddress,
      branch: z
        .string()
        .regex(/^[^-\s~^:?*[\\][^\s~^:?*[\\]*$/, "must be a branch or a tag")
        .optional(),
      subfolder: z
        .string()
        .regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))./, "must be a path inside the repository")
        .optional(),
      token: value.optional(),
      link: webAddress.optional(),
    }),
    http: z.strictObject({ ...everySource, ...pages, http: z.array(webAddress).min(1) }),
    sitemap: z.strictObject({ ...everySource, ...choice, ...pages, sitemap: webAddress }),
    graphql: z.strictObject({
      ...everySource,
      ...requests,
      ...bounds,
      graphql: webAddress,
      query: z.string().trim().min(1),
      variables: z.record(z.string(), z.unknown()).default({}),
      items: dotted,
      fields: z.strictObject({
        body: dotted,
        id: dotted.optional(),
        title: dotted.optional(),
        url: dotted.optional(),
        updated: dotted.optional(),
      }),
      format: z.enum(["markdown", "html"]).default("markdown"),
      /** Where a connection says how it goes on, and the variable that takes its cursor. */
      pages: z.strictObject({ info: dotted, variable: z.string().min(1).default("after") }).optional(),
    }),
  };
}

type Schemas = ReturnType<typeof schemasOf>;
export type Kind = keyof Schemas;
/** A source as it is declared: its kind, and what that kind takes. */
export type Declared<Of extends Kind = Kind> = {
  [Each in Of]: { readonly kind: Each } & Readonly<z.output<Schemas[Each]>>;
}[Of];

/** What a declaration file holds. @param env where `${NAME}` in headers and tokens is looked up */
export function declarationSchema(env: Environment) {
  const schemas = schemasOf(env);
  return z.strictObject({
    sources: z
      .array(z.unknown().transform((given, context) => declaredOf(schemas, given, context)))
      .min(1, "must name at least one source")
      .superRefine(refuseSameNames),
  });
}

function declaredOf(schemas: Schemas, given: unknown, context: z.RefinementCtx): Declared {
  const kinds = Object.keys(schemas) as Kind[];
  const named = kinds.filter((kind) => typeof given === "object" && given !== null && kind in given);
  const [kind] = named;
  if (kind === undefined || named.length > 1) {
    const message = `must have one of ${kinds.join(", ")}${named.length > 1 ? `, and has ${named.join(" and ")}` : ""}`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
  const parsed = schemas[kind].safeParse(given);
  if (parsed.success) return { kind, ...parsed.data } as Declared;
  for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: undefined } as never);
  return z.NEVER;
}

function refuseSameNames(sources: readonly (Declared | undefined)[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  sources.forEach((source, at) => {
    if (source && seen.has(source.name))
      context.addIssue({
        code: "custom",
        path: [at, "name"],
        message: `${source.name} is another source's name too`,
      });
    if (source) seen.add(source.name);
  });
}

/** An address is printed, logged and cited, so it holds no secret, and none is put into it. */
function isAddress(text: string, protocols: RegExp): boolean {
  if (text.includes("${") || !URL.canParse(text)) return false;
  const { protocol, password, username } = new URL(text);
  return protocols.test(protocol) && password === "" && (username === "" || protocol === "ssh:");
}

/** Git's short form of an ssh address, such as `git@github.com:acme/docs.git`. */
function isScp(text: string): boolean {
  return /^[\w.]+@[\w.-]+:(?!\/\/)[\w./~-]+$/.test(text);
}
