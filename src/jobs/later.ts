/** The same work is to come again after some seconds; that is no failure, and does not count as a try. */
export class Later extends Error {
  override name = 'Later';
  readonly seconds: number;
  constructor(seconds: number, message = 'This comes again later.') {
    super(message);
    this.seconds = seconds;
  }
}

/** Slack asked to wait, and nothing was done; `seconds` is its Retry-After. All work of that workspace waits as long. */
export class AskedToWait extends Later {
  override name = 'AskedToWait';
  constructor(seconds: number) {
    super(seconds, 'Slack asked to wait.');
  }
}
