import { html, type Markup } from "./html.ts";

export interface Column {
  title: string;
  isNumber?: boolean;
}

type Cell = Markup | string | number | null;

/** A table; on a narrow screen each row becomes a block in which every cell says its column. */
export function drawTable(columns: Column[], rows: Cell[][]): Markup {
  const kind = (column: Column | undefined) => (column?.isNumber ? html` class="number"` : null);
  return html`<table>
<thead><tr>${columns.map((column) => html`<th scope="col"${kind(column)}>${column.title}</th>`)}</tr></thead>
<tbody>${rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, index) => html`<td data-column="${columns[index]?.title}"${kind(columns[index])}>${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
}
