import { formulationOffers } from "../formulations";
import type { CompletionSource } from "../types";

/** Formulations of packs, exact and to their end. */
export const phrases: CompletionSource = { name: "phrases", provide: formulationOffers };
