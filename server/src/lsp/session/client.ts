import type { Connection } from "vscode-languageserver";
import type { Settings } from "../../features/settings/settings";
import type { Locale, Localized } from "../../text/localized";
import type { ClientAbilities } from "./clientAbilities";
import type { ClientInfo } from "./clientInfo";
import type { SettingsStore } from "./settingsStore";

/** Whom the session serves: what is known of it, and the way to its user. */
export class Client {
  readonly abilities: ClientAbilities;
  /** Those that code actions may name. */
  readonly commands: ReadonlySet<string>;

  constructor(
    readonly connection: Connection,
    readonly info: ClientInfo,
    private readonly settings: SettingsStore,
  ) {
    this.abilities = info.abilities;
    this.commands = new Set(info.commands);
  }

  /** Language of messages: the setting, else the client's. */
  locale(settings: Settings): Locale {
    return settings.locale === "auto" ? this.info.locale : settings.locale;
  }

  /** Says something to the user, in the window's language. */
  async tell(kind: "warning" | "error", message: Localized): Promise<void> {
    const text = message[this.locale(await this.settings.of())];
    if (kind === "warning") this.connection.window.showWarningMessage(text);
    else this.connection.window.showErrorMessage(text);
  }
}
