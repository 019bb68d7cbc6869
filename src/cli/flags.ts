import { Errors, Flags } from "@oclif/core";

/** Flags that mean the same in every command that has them. */
export const knowledgeFlag = Flags.string({
  char: "k",
  summary: "Folder of Markdown to answer from, or a YAML file that declares sources",
  description: "Without it KNOWLEDGE_FILE or KNOWLEDGE_DIR, and without those the bundled knowledge.",
  helpValue: "PATH",
});

export const jsonFlag = Flags.boolean({ summary: "Print one JSON line for each answer" });

export const portFlag = Flags.integer({
  summary: "Port of /health, /ready and /metrics (0 takes a free one)",
  min: 0,
  max: 65_535,
});

export const dataDirFlag = Flags.string({
  summary: "Folder that keeps the database and the logs",
  helpValue: "DIR",
  default: ".ledger",
});

/** An empty one is most likely a variable of a script that is not set. */
export const personFlag = Flags.custom<string>({
  summary: "The channel's id of the person",
  helpValue: "ID",
  async parse(id) {
    if (id.trim() === "") throw new Errors.CLIError("--person needs the id of a person, and it is empty.");
    return id;
  },
});
