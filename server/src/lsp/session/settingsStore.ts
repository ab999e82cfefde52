import { Emitter, type Connection } from "vscode-languageserver";
import type { Settings, SettingsProblem } from "../../features/settings/settings";
import { documentKey } from "../../host/disk/fileIdentity";
import type { UriKey } from "../../text/fileKey";
import { parseSettings, withoutRestricted } from "../../features/settings/settingsParser";
import type { ClientInfo } from "./clientInfo";
import type { Folders } from "./folders";

/**
 * Settings per document, asked from the client once and kept until it says they changed. A client without
 * `workspace/configuration` gives them in `initializationOptions.settings` and `didChangeConfiguration`.
 */
export class SettingsStore {
  private readonly byScope = new Map<UriKey, Promise<Settings>>();
  private readonly told = new Set<string>();
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly asks: boolean;
  /** As the client gave them, where it cannot be asked. */
  private given: unknown;

  constructor(
    private readonly connection: Connection,
    private readonly info: ClientInfo,
    private readonly folders: Folders,
    private readonly tell: (problems: readonly SettingsProblem[]) => void,
  ) {
    this.asks = info.abilities.configuration;
    this.given = info.settings;
  }

  /** Settings for a document or folder; without a URI those of the window. */
  of(uri?: string): Promise<Settings> {
    const scope = documentKey(this.asks ? (uri ?? "") : "");
    let settings = this.byScope.get(scope);
    if (!settings) this.byScope.set(scope, (settings = this.read(uri)));
    return settings;
  }

  /** Called on `workspace/didChangeConfiguration`. */
  change(given: unknown): void {
    if (!this.asks) this.given = sectionOf(given) ?? this.given;
    this.byScope.clear();
    this.told.clear();
    this.changed.fire();
  }

  /** The workspace is trusted now: what it sets counts from the next question on. */
  trust(): void {
    this.byScope.clear();
  }

  forget(uri: string): void {
    this.byScope.delete(documentKey(uri));
  }

  private async read(uri: string | undefined): Promise<Settings> {
    const raw: unknown = this.asks ? await this.ask(uri) : this.given;
    const { settings, problems } = parseSettings(raw);
    // Every document of a folder has the same wrong values: say them once.
    const untold = problems.filter(({ key }) => !this.told.has(key));
    for (const { key } of untold) this.told.add(key);
    if (untold.length > 0) this.tell(untold);
    return this.isRestricted ? withoutRestricted(settings) : settings;
  }

  /** Whether the values may be those of a workspace that nobody trusts. */
  private get isRestricted(): boolean {
    return !this.folders.trusted && !this.info.restrictsSettings;
  }

  private async ask(uri: string | undefined): Promise<unknown> {
    try {
      return await this.connection.workspace.getConfiguration({
        section: "speechDrafter",
        ...(uri !== undefined && { scopeUri: uri }),
      });
    } catch (error) {
      this.connection.console.error(`workspace/configuration failed: ${String(error)}`);
      return this.given;
    }
  }
}

/** Clients send either the section itself or an object that holds it. */
function sectionOf(given: unknown): unknown {
  if (typeof given !== "object" || given === null) return undefined;
  return "speechDrafter" in given ? given.speechDrafter : given;
}
