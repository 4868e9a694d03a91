/** What is to become of a recording once it is stored. */
export type Wish = {
  make: "notes" | "notes_and_reel" | "reel";
  /** Length of the reel, seconds. */
  reelSeconds: number;
  /** The project it belongs to, by its name; empty for none. */
  project: string;
};

export const makes: readonly { make: Wish["make"]; label: string }[] = [
  { make: "notes", label: "Notes on the pitch" },
  { make: "notes_and_reel", label: "Notes and a highlight reel" },
  { make: "reel", label: "A highlight reel only" },
];

/** Lengths that a reel may have here, seconds; the interface takes any. */
export const reelLengths = [15, 30, 60, 90, 180] as const;

export const plainWish: Wish = { make: "notes", reelSeconds: 60, project: "" };

export const wantsNotes = ({ make }: Wish): boolean => make !== "reel";
export const wantsReel = ({ make }: Wish): boolean => make !== "notes";
