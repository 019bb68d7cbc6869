import type { z } from "zod";
import type { SettingDefinition } from "../../src/config/settings/setting-definition.ts";

const HEAD = `# Settings

All are environment variables; \`ledger doctor\` and every start check them all at once. Nothing else is read: no file,
no remote place. An empty variable counts as a missing one. Secrets are never printed, logged or put into an error.
`;

/** The table of all settings, in Markdown. */
export function writeSettingsDocument(settings: Readonly<Record<string, SettingDefinition>>): string {
  const rows = Object.entries(settings).map(([name, definition]) => rowOf(name, definition));
  return `${HEAD}\n| setting | what it is | without it | what it may be |\n|---|---|---|---|\n${rows.join("\n")}\n`;
}

function rowOf(name: string, { schema, description, remedy, unit, secret }: SettingDefinition): string {
  const what = `${description}${unit === undefined ? "" : ` (${unit})`}${secret ? " (secret)" : ""}`;
  return `| ${[`\`${name}\``, what, defaultOf(schema), remedy].map(inCell).join(" | ")} |`;
}

function defaultOf(schema: z.ZodType): string {
  const { success, data } = schema.safeParse(undefined);
  if (!success || data === undefined) return "";
  return data === "" || (Array.isArray(data) && data.length === 0)
    ? ""
    : `\`${JSON.stringify(data).replaceAll('"', "")}\``;
}

function inCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
