import { html, type Markup, type Part } from "../../../html-page/markup.ts";

export interface Column<Row> {
  readonly head: string;
  readonly isNumber?: boolean;
  cell(row: Row): Part;
}

const MOST = 200;

/** A table of at most 200 rows, the first column of which names its row. */
export function dataTable<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Markup {
  const left = rows.length - MOST;
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ head, isNumber }) => html`<th scope="col"${isNumber === true && html` class="number"`}>${head}</th>`)}</tr></thead>
<tbody>
${rows.slice(0, MOST).map((row) => rowOf(columns, row))}</tbody></table></div>${left > 0 && html`<p class="note">And ${left} more.</p>`}`;
}

function rowOf<Row>(columns: readonly Column<Row>[], row: Row): Markup {
  return html`<tr>${columns.map(({ cell, isNumber }, at) => cellOf(cell(row), at === 0, isNumber === true))}</tr>
`;
}

function cellOf(content: Part, isFirst: boolean, isNumber: boolean): Markup {
  const number = isNumber && html` class="number"`;
  return isFirst ? html`<th scope="row"${number}>${content}</th>` : html`<td${number}>${content}</td>`;
}
