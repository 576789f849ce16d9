/** Reads requests: raw bytes, and the arguments of a Web API call in each form that Slack takes. */
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';

/** Bytes above which a request is refused. */
const LIMIT = 20_000_000;

/** Thrown for a body that is too big; the connection is of no more use then. */
export class TooBig extends Error {}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT) throw new TooBig();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Arguments, or the error code that Slack gives for such a body; `warnings` are its words about the content type. */
export type Parsed = { args: Record<string, unknown>; warnings: string[] } | { error: string };

/**
 * Reads the arguments of a call from the address and the body.
 * @param takesJson whether the method reads a JSON body; where it does not, what stands in it is as if it were not given
 */
export async function readArguments(
  request: IncomingMessage,
  query: URLSearchParams,
  takesJson = true,
): Promise<Parsed> {
  const args: Record<string, unknown> = Object.fromEntries(query);
  const body = await readBytes(request);
  const header = request.headers['content-type'];
  if (body.length === 0) return { args, warnings: [] };
  if (header === undefined) return { error: 'missing_post_type' };
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((part) => part.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !['utf-8', 'utf8', 'iso-8859-1'].includes(charset)) return { error: 'invalid_charset' };
  switch (type) {
    case 'application/json': {
      const parsed = parseObject(body.toString('utf8'));
      if (!parsed) return { error: 'invalid_json' };
      const warnings = charset === undefined ? ['missing_charset'] : [];
      return { args: takesJson ? { ...args, ...parsed } : args, warnings };
    }
    case 'application/x-www-form-urlencoded':
    case 'text/plain':
      return { args: { ...args, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) }, warnings: [] };
    case 'multipart/form-data': {
      const fields = await readMultipart(header, body);
      return fields ? { args: { ...args, ...fields.values }, warnings: [] } : { error: 'invalid_form_data' };
    }
    default:
      return { error: 'invalid_post_type' };
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Fields and files of a multipart body, or undefined when it is broken. */
export function readMultipart(
  contentType: string,
  body: Buffer,
): Promise<{ values: Record<string, string>; files: Buffer[] } | undefined> {
  return new Promise((resolve) => {
    try {
      const parser = busboy({ headers: { 'content-type': contentType }, limits: { fieldSize: LIMIT } });
      const values: Record<string, string> = {};
      const files: Buffer[] = [];
      parser.on('field', (name, value) => {
        values[name] = value;
      });
      parser.on('file', (_name, stream) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => files.push(Buffer.concat(chunks)));
      });
      parser.on('error', () => resolve(undefined));
      parser.on('close', () => resolve({ values, files }));
      parser.end(body);
    } catch {
      resolve(undefined);
    }
  });
}
