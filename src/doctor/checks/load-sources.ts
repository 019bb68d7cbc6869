import { openKnowledge } from "../../knowledge/live-knowledge.ts";
import type { KnowledgeProblem } from "../../knowledge/read-folder.ts";
import { counted } from "../../text/counted.ts";
import type { Finding } from "../check.ts";
import { faultFound } from "../fault-found.ts";
import type { Surroundings } from "../surroundings.ts";

/** Fetches every source that a file declares, as a bot would that has kept nothing of them. */
export async function loadSources(folder: string, env: Surroundings["env"]): Promise<Finding> {
  const looked = { did: `Fetched the sources of ${folder}`, wanted: "sources that load without a problem" };
  const problems: KnowledgeProblem[] = [];
  try {
    const opened = await openKnowledge({
      folder,
      env,
      whole: true,
      emit: (event) => {
        if (event.type === "knowledge_problem") problems.push(event);
      },
    });
    await opened.close();
    const { documents, degraded, sources = [] } = opened.status();
    const saw = `${counted(documents, "document")} of ${sources.map(({ name }) => name).join(", ")}`;
    const found = [
      ...(degraded ? [degraded] : []),
      ...problems.map(({ path, message }) => `${path} ${message}`),
    ];
    if (found.length === 0) return { state: "PASS", evidence: { ...looked, saw } };
    return {
      state: "WARN",
      evidence: { ...looked, saw: `${saw}, with problems:${found.map((each) => `\n  - ${each}`).join("")}` },
      remedy: [
        ...(degraded ? ["Look at the sources that failed from this machine."] : []),
        ...problems.map(({ path, remedy }) => `${path}: ${remedy}`),
      ].join("\n"),
    };
  } catch (error) {
    return faultFound(error, looked);
  }
}
