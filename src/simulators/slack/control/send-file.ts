import type { ServerResponse } from "node:http";
import type { PeopleDoor } from "../people/people-door.ts";
import { Refusal } from "./refusal.ts";

/** Pictures that a browser may show in the page; all else is only saved. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** Sends a file so that whatever is in it runs nowhere: it was made by somebody else than the page. */
export function sendFile(
  response: ServerResponse,
  people: PeopleDoor,
  { user, file: id }: { readonly user: string; readonly file: string },
): void {
  const file = people.filesOf(user).find((each) => each.id === id);
  const bytes = people.fileBytes(user, id);
  if (file === undefined || bytes === undefined) throw new Refusal(404, "file_not_found", `No file ${id}.`);
  const shown = SHOWN.has(file.mimetype);
  const name = `filename*=UTF-8''${encodeURIComponent(file.name)}`;
  response
    .writeHead(200, {
      "content-type": shown ? file.mimetype : "application/octet-stream",
      "content-length": bytes.byteLength,
      "content-disposition": `${shown ? "inline" : "attachment"}; ${name}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, max-age=3600",
    })
    .end(bytes);
}
