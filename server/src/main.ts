import { setFlagsFromString } from "node:v8";
import { serve } from "./lsp/serve";

// V8 first interprets a regular expression and compiles it when it comes again. The parser's are large and come again
// at once: compiling each only once halves the time to the first outline.
setFlagsFromString("--no-regexp-tier-up");
// V8 lets a heap of this size grow to several times what is in use before it looks for what is not, and most of what
// was allocated meanwhile is never given back to the system: a server that stays open all day looks sooner.
setFlagsFromString("--heap-growing-percent=30");

serve();
