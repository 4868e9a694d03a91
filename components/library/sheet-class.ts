/** The frames of a contact sheet: two in a row on a phone, as many as fit on a desk. */
export const sheetClass =
  "grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] sm:gap-x-6 sm:gap-y-10";
