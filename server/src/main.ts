import { setFlagsFromString } from "node:v8";
import { serve } from "./server/serve";

// V8 first interprets a regular expression and compiles it when it comes again. The parser's are large and come again
// at once: compiling each only once halves the time to the first outline.
setFlagsFromString("--no-regexp-tier-up");

serve();
