import { opening } from "./xml.ts";

export type Properties = readonly (readonly [name: string, value: string | number])[];

/** The properties of a suite; nothing where there is none. */
export function propertiesElement(properties: Properties): string {
  if (properties.length === 0) return "";
  const written = properties.map(([name, value]) => `      ${opening("property", { name, value })}/>\n`);
  return `    <properties>\n${written.join("")}    </properties>\n`;
}
