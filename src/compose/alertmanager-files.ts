import { isMap, isSeq, parseDocument } from "yaml";
import { ALERT_RECEIVERS, type AlertReceiver, choiceOf } from "../stack/services/alert-receivers.ts";

const HEAD = "# Generated from alertmanager.yml by `npm run generate`. Do not edit.\n";

/** Every choice of who is told. */
const CHOICES: readonly (readonly AlertReceiver[])[] = [
  [],
  ...ALERT_RECEIVERS.map((receiver) => [receiver]),
  ALERT_RECEIVERS,
];

/**
 * Alertmanager's configurations, by the names of their files: one for each choice of receivers. A receiver without its
 * secret has nothing to tell with, so that it fails at nothing: the routes stay as they are, and some lead nowhere.
 * @param source the text of alertmanager.yml, which tells all
 */
export function alertmanagerFiles(source: string): ReadonlyMap<string, string> {
  return new Map(
    CHOICES.map((told) => [
      `to-${choiceOf(told.map(({ name }) => name))}.yml`,
      `${HEAD}${withOnly(told, source)}`,
    ]),
  );
}

function withOnly(told: readonly AlertReceiver[], source: string): string {
  const document = parseDocument(source);
  const receivers = document.get("receivers");
  if (!isSeq(receivers)) throw new Error("alertmanager.yml has no list of receivers.");
  for (const receiver of receivers.items)
    for (const other of ALERT_RECEIVERS)
      if (isMap(receiver) && !told.includes(other)) receiver.delete(other.key);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
