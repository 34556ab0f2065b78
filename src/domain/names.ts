/** A name in every language that Tierwatch speaks. */
export interface Names {
  readonly en: string;
  readonly ja: string;
  readonly ko: string;
}
