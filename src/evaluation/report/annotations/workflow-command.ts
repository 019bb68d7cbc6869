/** A line of a GitHub workflow's log that GitHub shows beside the code. */
export interface WorkflowCommand {
  readonly name: "error" | "warning" | "notice";
  readonly file?: string;
  readonly line?: number;
  readonly title: string;
  readonly message: string;
}

/**
 * Writes a command as actions/toolkit does (core/src/command.ts) and the runner reads it (ActionCommand.cs): one line, in
 * which the texts can neither end a property nor begin a command of their own.
 */
export function writtenCommand({ name, file, line, title, message }: WorkflowCommand): string {
  const properties = Object.entries({ file, line, title })
    .filter((entry) => entry[1] !== undefined)
    .map(([key, value]) => `${key}=${propertyText(String(value))}`);
  return `::${name} ${properties.join(",")}::${dataText(message)}\n`;
}

function propertyText(text: string): string {
  return dataText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** The percent sign first, or it would be taken for one of the others. */
function dataText(text: string): string {
  return text.toWellFormed().replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
