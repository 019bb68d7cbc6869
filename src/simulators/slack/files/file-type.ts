/** What Slack calls a type of file. */
export interface FileType {
  readonly filetype: string;
  readonly mimetype: string;
  readonly prettyType: string;
}

/** Documented in Slack's list of file types, as far as people share such files with an app; by extension. */
const TYPES: Readonly<Record<string, FileType>> = {
  csv: { filetype: "csv", mimetype: "text/csv", prettyType: "CSV" },
  css: { filetype: "css", mimetype: "text/css", prettyType: "CSS" },
  docx: {
    filetype: "docx",
    mimetype: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    prettyType: "Word Document",
  },
  gif: { filetype: "gif", mimetype: "image/gif", prettyType: "GIF" },
  go: { filetype: "go", mimetype: "text/plain", prettyType: "Go" },
  html: { filetype: "html", mimetype: "text/html", prettyType: "HTML" },
  java: { filetype: "java", mimetype: "text/plain", prettyType: "Java" },
  jpeg: { filetype: "jpg", mimetype: "image/jpeg", prettyType: "JPEG" },
  jpg: { filetype: "jpg", mimetype: "image/jpeg", prettyType: "JPEG" },
  js: { filetype: "javascript", mimetype: "text/javascript", prettyType: "JavaScript" },
  json: { filetype: "json", mimetype: "text/plain", prettyType: "JSON" },
  log: { filetype: "text", mimetype: "text/plain", prettyType: "Plain Text" },
  md: { filetype: "markdown", mimetype: "text/markdown", prettyType: "Markdown (raw)" },
  mp3: { filetype: "mp3", mimetype: "audio/mpeg", prettyType: "MP3" },
  mp4: { filetype: "mp4", mimetype: "video/mp4", prettyType: "MPEG 4 Video" },
  pdf: { filetype: "pdf", mimetype: "application/pdf", prettyType: "PDF" },
  png: { filetype: "png", mimetype: "image/png", prettyType: "PNG" },
  pptx: {
    filetype: "pptx",
    mimetype: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    prettyType: "PowerPoint Presentation",
  },
  py: { filetype: "python", mimetype: "text/x-python", prettyType: "Python" },
  sh: { filetype: "shell", mimetype: "text/plain", prettyType: "Shell" },
  sql: { filetype: "sql", mimetype: "text/plain", prettyType: "SQL" },
  svg: { filetype: "svg", mimetype: "image/svg+xml", prettyType: "SVG" },
  ts: { filetype: "typescript", mimetype: "text/plain", prettyType: "TypeScript" },
  txt: { filetype: "text", mimetype: "text/plain", prettyType: "Plain Text" },
  xlsx: {
    filetype: "xlsx",
    mimetype: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    prettyType: "Excel Spreadsheet",
  },
  xml: { filetype: "xml", mimetype: "application/xml", prettyType: "XML" },
  yaml: { filetype: "yaml", mimetype: "text/yaml", prettyType: "YAML" },
  yml: { filetype: "yaml", mimetype: "text/yaml", prettyType: "YAML" },
  zip: { filetype: "zip", mimetype: "application/zip", prettyType: "Zip" },
};

const UNKNOWN: FileType = {
  filetype: "binary",
  mimetype: "application/octet-stream",
  prettyType: "Binary",
};

/** Assumed: told by the name's extension alone, where Slack also looks into the bytes. */
export function fileTypeOf(name: string): FileType {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(TYPES, extension) ? (TYPES[extension] ?? UNKNOWN) : UNKNOWN;
}
