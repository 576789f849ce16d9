import type { WebClient } from '@slack/web-api';

/** A file as it goes to Slack. */
export interface FileToSend {
  name: string;
  title: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** For those who do not see it, up to 1,000 characters. */
  altText?: string;
}

/**
 * Puts a file into Slack in its three steps. By hand: the SDK's `uploadV2` sends the words for those who do not see it as
 * `alt_text`, and Slack's reference says `alt_txt`. https://docs.slack.dev/messaging/working-with-files
 *
 * @param share where it is shared, with what beside it; nowhere by default
 * @returns its id; undefined where Slack's store did not take it
 * @throws what the Web API throws; the error of the network
 */
export async function uploadFile(
  client: WebClient,
  { name, title, bytes, altText }: FileToSend,
  share: { channel_id?: string; initial_comment?: string } = {},
): Promise<string | undefined> {
  const { upload_url: address, file_id: file } = (await client.apiCall('files.getUploadURLExternal', {
    filename: name,
    length: bytes.length,
    ...(altText && { alt_txt: altText }),
  })) as { upload_url?: string; file_id?: string };
  if (!address || !file) return undefined;
  const sent = await fetch(address, { method: 'POST', body: bytes, signal: AbortSignal.timeout(10_000) });
  if (!sent.ok) return undefined;
  await client.files.completeUploadExternal({ files: [{ id: file, title }], ...share });
  return file;
}
