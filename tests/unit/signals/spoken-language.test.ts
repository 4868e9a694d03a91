import { describe, expect, it } from "vitest";
import { findLanguage } from "#lib/signals/spoken-language.ts";

describe("findLanguage", () => {
  it.each([
    ["en", "We are raising four hundred thousand euros to reach three hundred bakeries by next spring"],
    ["de", "Wir suchen vierhunderttausend Euro, um bis zum Frühling dreihundert Bäckereien zu erreichen"],
    [
      "fr",
      "Nous cherchons quatre cent mille euros pour atteindre trois cents boulangeries avant le printemps",
    ],
    [
      "es",
      "Buscamos cuatrocientos mil euros para llegar a trescientas panaderías en la primavera y con los clientes",
    ],
    [
      "it",
      "Cerchiamo quattrocentomila euro per arrivare a trecento panetterie e abbiamo una squadra che non dorme",
    ],
    ["nl", "Wij zoeken vierhonderdduizend euro om in het voorjaar driehonderd bakkers van brood te voorzien"],
  ])("knows %s", (language, text) => {
    expect(findLanguage(text.split(" "))).toBe(language);
  });

  it.each([
    ["a language that it does not know", "Her gece küçük bir fırın ekmeklerinin yedide birini çöpe atıyor"],
    ["no sentences", "bread bread bread bread oven oven oven flour flour yeast"],
    ["too few words", "we are here"],
    ["nothing", ""],
  ])("does not guess at %s", (_, text) => {
    expect(findLanguage(text.split(" "))).toBeNull();
  });
});
