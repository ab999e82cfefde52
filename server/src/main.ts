import { serve } from "./server/serve";

serve();
