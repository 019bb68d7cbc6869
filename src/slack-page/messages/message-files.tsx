import type { SlackFile } from "../../simulators/slack/files/file.ts";
import { usePage } from "../state/page-context.ts";

/** Files to download; pictures are shown. */
export function MessageFiles({ files = [] }: { readonly files?: readonly SlackFile[] | undefined }) {
  const { me } = usePage();
  if (files.length === 0) return null;
  return (
    <ul className="files" aria-label="Files">
      {files.map((file) => {
        const address = `/simulator/file?${new URLSearchParams({ user: me, file: file.id })}`;
        return (
          <li key={file.id} className="file">
            {file.mimetype.startsWith("image/") && <img src={address} alt={file.altText ?? file.title} />}
            <a href={address} download={file.name} className="link">
              {file.title || file.name}
            </a>
            <span className="file-about">
              {file.prettyType}, {sizeOf(file.size)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const SIZE = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${SIZE.format(bytes / 1000)} kB` : `${SIZE.format(bytes / 1_000_000)} MB`;
}
