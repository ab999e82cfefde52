export function copyEngines(to: string): Promise<readonly ("nodejieba" | "node-rs")[]>;
