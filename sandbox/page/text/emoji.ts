import { nameToEmoji } from 'gemoji';

/** Where Slack's name of an emoji is another than the one GitHub gives it. */
const SLACK_NAMES: Record<string, string> = {
  simple_smile: '🙂',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  large_purple_circle: '🟣',
  large_brown_circle: '🟤',
  large_red_square: '🟥',
  large_orange_square: '🟧',
  large_yellow_square: '🟨',
  large_green_square: '🟩',
  large_blue_square: '🟦',
  large_purple_square: '🟪',
  speech_left: '🗨️',
  left_speech_bubble: '🗨️',
  spiral_calendar_pad: '🗓️',
  spiral_note_pad: '🗒️',
  lower_left_ballpoint_pen: '🖊️',
  lower_left_fountain_pen: '🖋️',
  linked_paperclips: '🖇️',
  knife_fork_plate: '🍽️',
  admission_tickets: '🎟️',
  shaking_hands: '🤝',
  face_with_cowboy_hat: '🤠',
  hugging_face: '🤗',
  thinking_face: '🤔',
  face_with_rolling_eyes: '🙄',
  white_frowning_face: '☹️',
  star_struck: '🤩',
  'star-struck': '🤩',
  male_doctor: '👨‍⚕️',
  'male-doctor': '👨‍⚕️',
  'female-doctor': '👩‍⚕️',
  'male-student': '👨‍🎓',
  'female-student': '👩‍🎓',
  'male-teacher': '👨‍🏫',
  'female-teacher': '👩‍🏫',
  keycap_star: '*️⃣',
  heavy_heart_exclamation_mark_ornament: '❣️',
  rain_cloud: '🌧️',
  barely_sunny: '🌥️',
  partly_sunny_rain: '🌦️',
  mostly_sunny: '🌤️',
};

const TONES = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];

/**
 * The character of a shortcode without its colons, such as `tada`, `flag-us` or `wave` with skin tone 2 to 6;
 * undefined where there is no such emoji, and the shortcode stays as typed.
 */
export function emoji(name: string, tone?: number): string | undefined {
  const flag = /^flag-([a-z]{2})$/.exec(name)?.[1];
  if (flag) return String.fromCodePoint(...[...flag].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 97));
  const found = SLACK_NAMES[name] ?? nameToEmoji[name] ?? nameToEmoji[name.replaceAll('-', '_')];
  return found && tone ? found + (TONES[tone - 1] ?? '') : found;
}

/** A plain text with its `:shortcodes:` turned into characters. */
export const withEmoji = (text: string): string =>
  text.replace(/:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/g, (whole, name: string, tone?: string) => {
    return emoji(name, tone ? Number(tone) : undefined) ?? whole;
  });
