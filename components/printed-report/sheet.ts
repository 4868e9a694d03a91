import PDFDocument from "pdfkit";
import type { Typefaces } from "#lib/printing/typefaces.ts";
import { chooseFaces } from "./choose-faces.ts";
import { type Ink, ink, type Style, type StyleName, styles } from "./ink.ts";

/** A4 in points, and its margins. */
const page = { top: 54, bottom: 64, left: 54, right: 54 };

type Place = {
  x?: number;
  y?: number;
  width?: number;
  align?: "left" | "right";
  colour?: Ink;
  link?: string;
};
/** What a piece of text is, for those who have it read to them. */
type Role = "H1" | "H2" | "H3" | "P" | "BlockQuote" | "Caption";

export type Sheet = ReturnType<typeof openSheet>;

/** A printed document that is written from top to bottom: text, lines and the place they stand at. */
export function openSheet(typefaces: Typefaces, about: { title: string; subject: string }) {
  const doc = new PDFDocument({
    size: "A4",
    margins: page,
    bufferPages: true,
    pdfVersion: "1.7",
    lang: "en",
    displayTitle: true,
    tagged: true,
    info: { Title: about.title, Subject: about.subject, Creator: "PitchQuest", Producer: "PitchQuest" },
  });
  const faces = new Map(
    Object.values(typefaces).flatMap((family) => family.map((face) => [face.name, face])),
  );
  for (const [name, { bytes }] of faces) doc.registerFont(name, bytes);
  const root = doc.struct("Document");
  doc.addStructure(root);
  const width = doc.page.width - page.left - page.right;
  const bottom = doc.page.height - page.bottom;

  function apply(style: Style, colour: Ink = style.colour) {
    const [face] = typefaces[style.family];
    if (face) doc.font(face.name);
    doc.fontSize(style.size).fillColor(ink[colour]);
  }
  const optionsOf = (style: Style, place: Place) => ({
    width: place.width ?? width - ((place.x ?? page.left) - page.left),
    align: place.align ?? "left",
    lineGap: style.lineGap ?? 0,
    characterSpacing: style.spacing ?? 0,
  });

  return {
    doc,
    left: page.left,
    right: page.left + width,
    width,
    /** Height that a text will take, points. */
    heightOf(name: StyleName, text: string, place: Place = {}): number {
      const style: Style = styles[name];
      apply(style);
      return doc.heightOfString(text, optionsOf(style, place));
    },
    widthOf(name: StyleName, text: string): number {
      const style: Style = styles[name];
      apply(style);
      return doc.widthOfString(text, { characterSpacing: style.spacing ?? 0 });
    },
    /** Begins a new page where what comes next would not fit on this one. */
    ensure(height: number): void {
      if (doc.y + height > bottom) doc.addPage();
    },
    gap(height: number): void {
      doc.y += height;
    },
    /** Sets text at a place, or below what was set last; the next text follows below it. */
    text(name: StyleName, text: string, place: Place = {}, role: Role = "P"): void {
      const style: Style = styles[name];
      const runs = chooseFaces(text, typefaces[style.family]);
      const x = place.x ?? page.left;
      const y = place.y ?? doc.y;
      doc.fontSize(style.size).fillColor(ink[place.colour ?? style.colour]);
      for (const [index, run] of runs.entries()) {
        doc.font(run.face.name);
        const options = {
          ...optionsOf(style, place),
          continued: index < runs.length - 1,
          structParent: root,
          structType: role,
          ...(place.link === undefined ? {} : { link: place.link, underline: false }),
        };
        if (index === 0) doc.text(run.text, x, y, options);
        else doc.text(run.text, options);
      }
    },
    /** A hairline across the page, or from one place to another. */
    line(y: number, from = page.left, to = page.left + width, colour: Ink = "line", weight = 0.5): void {
      doc.moveTo(from, y).lineTo(to, y).lineWidth(weight).stroke(ink[colour]);
    },
  };
}
