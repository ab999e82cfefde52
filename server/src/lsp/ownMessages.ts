import type { CancellationToken, Connection, Disposable } from "vscode-languageserver";
import type {
  ClientNotification,
  ClientNotifications,
  ServerNotification,
  ServerNotifications,
  ServerRequest,
  ServerRequests,
} from "../protocol";

/*
 * Our own messages beside LSP's: to the library a method is any string, here names, parameters and answers are those
 * of the protocol.
 */

export function onRequest<M extends ServerRequest>(
  connection: Connection,
  method: M,
  answer: (
    ...asked: [...ServerRequests[M]["params"], CancellationToken]
  ) => ServerRequests[M]["result"] | Promise<ServerRequests[M]["result"]>,
): Disposable {
  return connection.onRequest<unknown, unknown>(method, answer);
}

export function onNotification<M extends ServerNotification>(
  connection: Connection,
  method: M,
  take: (params: ServerNotifications[M]) => void,
): Disposable {
  return connection.onNotification(method, take);
}

export function notify<M extends ClientNotification>(
  connection: Connection,
  method: M,
  params: ClientNotifications[M],
): Promise<void> {
  return connection.sendNotification(method, params);
}
