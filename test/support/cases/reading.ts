import type { Case } from "./case";
import { DOCX_CASES } from "./readingDocx";
import { HTML_CASES } from "./readingHtml";
import { JSON_CASES } from "./readingJson";
import { TEXT_CASES } from "./readingText";

/** How files are read: documents of Word, pages, texts, our own small ones. */
export const READING_CASES: readonly Case[] = [...DOCX_CASES, ...HTML_CASES, ...TEXT_CASES, ...JSON_CASES];
