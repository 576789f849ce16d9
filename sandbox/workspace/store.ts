/**
 * The sandbox's one store. Everything is read from memory; with a folder every write also goes to a SQLite file there
 * before the call returns, so that what was answered survives a killed process.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type {
  Conversation,
  OauthCode,
  Person,
  Singletons,
  StoredFile,
  StoredMessage,
  StoredView,
  Token,
} from './records.ts';

/** Records of one kind by id, in the order they were first set. */
export interface Collection<T> {
  get(id: string): T | undefined;
  /** Adds or replaces; also needed after a record was changed in place. */
  set(id: string, record: T): void;
  delete(id: string): void;
  values(): IterableIterator<T>;
}

export interface Store {
  people: Collection<Person>;
  conversations: Collection<Conversation>;
  /** By `channel:ts`, ephemeral ones included. */
  messages: Collection<StoredMessage>;
  /** Messages of one conversation, oldest first, ephemeral ones included; a list of its own. */
  messagesIn(channel: string): StoredMessage[];
  views: Collection<StoredView>;
  /** Home views by user id. */
  homes: Collection<StoredView>;
  files: Collection<StoredFile>;
  tokens: Collection<Token>;
  codes: Collection<OauthCode>;
  one<K extends keyof Singletons>(name: K): Singletons[K] | undefined;
  setOne<K extends keyof Singletons>(name: K, value: Singletons[K]): void;
  readBytes(id: string): Uint8Array | undefined;
  writeBytes(id: string, bytes: Uint8Array): void;
  close(): void;
}

interface Disk {
  put(kind: string, id: string, record: unknown): void;
  remove(kind: string, id: string): void;
  load(kind: string): { id: string; record: unknown }[];
  readBytes(id: string): Uint8Array | undefined;
  writeBytes(id: string, bytes: Uint8Array): void;
  close(): void;
}

/** Said when another process has the folder open. */
export class StoreInUse extends Error {}

/**
 * Opens the store, in memory when no folder is given.
 * @throws StoreInUse when another process has the folder open.
 */
export function openStore(dataDir?: string): Store {
  const disk = dataDir === undefined ? undefined : openDisk(dataDir);
  const bytes = new Map<string, Uint8Array>();
  const singletons = collection<unknown>('one', disk);
  const { messages, messagesIn } = byChannel(collection<StoredMessage>('message', disk));
  return {
    people: collection('person', disk),
    conversations: collection('conversation', disk),
    messages,
    messagesIn,
    views: collection('view', disk),
    homes: collection('home', disk),
    files: collection('file', disk),
    tokens: collection('token', disk),
    codes: collection('code', disk),
    one: <K extends keyof Singletons>(name: K) => singletons.get(name) as Singletons[K] | undefined,
    setOne: (name, value) => singletons.set(name, value),
    readBytes: (id) => disk?.readBytes(id) ?? bytes.get(id),
    writeBytes: (id, content) => (disk ? disk.writeBytes(id, content) : void bytes.set(id, content)),
    close: () => disk?.close(),
  };
}

function collection<T>(kind: string, disk: Disk | undefined): Collection<T> {
  const records = new Map<string, T>();
  for (const { id, record } of disk?.load(kind) ?? []) records.set(id, record as T);
  return {
    get: (id) => records.get(id),
    set(id, record) {
      records.set(id, record);
      disk?.put(kind, id, record);
    },
    delete(id) {
      if (records.delete(id)) disk?.remove(kind, id);
    },
    values: () => records.values(),
  };
}

/** Keeps the ids of each conversation's messages, so that nobody goes through all messages to find those of one. */
function byChannel(all: Collection<StoredMessage>): Pick<Store, 'messages' | 'messagesIn'> {
  const ids = new Map<string, Set<string>>();
  const add = (id: string, { channel }: StoredMessage) => {
    const known = ids.get(channel);
    if (known) known.add(id);
    else ids.set(channel, new Set([id]));
  };
  for (const message of all.values()) add(`${message.channel}:${message.ts}`, message);
  const messages: Collection<StoredMessage> = {
    ...all,
    set(id, message) {
      add(id, message);
      all.set(id, message);
    },
    delete(id) {
      const message = all.get(id);
      if (message) ids.get(message.channel)?.delete(id);
      all.delete(id);
    },
  };
  // Time stamps only ever grow, so the order of posting is the order of time.
  const messagesIn = (channel: string) => [...(ids.get(channel) ?? [])].flatMap((id) => all.get(id) ?? []);
  return { messages, messagesIn };
}

function openDisk(dataDir: string): Disk {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'sandbox.sqlite'));
  try {
    // The exclusive lock is the operating system's: free at once when the process is killed.
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal;');
    database.exec(`
      create table if not exists records (
        place integer primary key autoincrement, kind text not null, id text not null, body text not null,
        unique (kind, id));
      create table if not exists bytes (id text primary key, body blob not null);`);
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/.test(error.message)) {
      throw new StoreInUse(`Another sandbox has ${dataDir} open. Stop it, or choose another folder.`);
    }
    throw error;
  }
  const put = database.prepare(
    'insert into records (kind, id, body) values (?, ?, ?) on conflict (kind, id) do update set body = excluded.body',
  );
  const remove = database.prepare('delete from records where kind = ? and id = ?');
  const load = database.prepare('select id, body from records where kind = ? order by place');
  const writeBytes = database.prepare('insert or replace into bytes (id, body) values (?, ?)');
  const readBytes = database.prepare('select body from bytes where id = ?');
  return {
    put: (kind, id, record) => void put.run(kind, id, JSON.stringify(record)),
    remove: (kind, id) => void remove.run(kind, id),
    load: (kind) =>
      load.all(kind).map((row) => ({ id: String(row.id), record: JSON.parse(String(row.body)) as unknown })),
    readBytes: (id) => readBytes.get(id)?.body as Uint8Array | undefined,
    writeBytes: (id, content) => void writeBytes.run(id, content),
    close: () => database.close(),
  };
}
