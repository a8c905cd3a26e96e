/** How much there may be of something: figures that a form needs, too. No shapes, so that the console carries none for their sake. */

/** As many of the newest lines and actions a screen names as read; older ones are held to be. */
export const MOST_SEEN = 100;

/** So many tellings of one text without an answer can be named. */
export const MOST_TRIED = 64;

/** Pictures that stay with words which were not sent; no channel takes as many with one message. */
export const MOST_PICTURES_KEPT = 20;

/** Letters that are said to a buyer at once; and that are kept while they are written, so that what is too long can be shortened. */
export const MOST_SAID = 2_000;
export const MOST_WRITTEN = 20_000;

/** Bytes of UTF-8, about 130 characters: the shortest limit a channel sets on a message, and as much as a buyer reads. */
export const LONGEST_REPLY = 390;

/** Length as channels count it, bytes of UTF-8. */
export const replyLength = (text: string): number => new TextEncoder().encode(text).length;

/** Letters of a macro's name and text, and tags that may follow. */
export const MACRO_NAME_LETTERS = 30;
export const MACRO_LETTERS = 1_000;
export const MOST_FOLLOWING_TAGS = 3;
/** A case rests thirty days at most. */
export const LONGEST_REST_HOURS = 720;

/** A reason that is written down has so many letters at least. */
export const SHORTEST_REASON = 4;

/** Letters of a note. */
export const MOST_NOTE_LETTERS = 1_000;

/** Letters of a tag, tags of one case, and of a shop. */
export const TAG_LETTERS = 20;
export const MOST_TAGS = 10;
export const MOST_SHOP_TAGS = 300;

/** Largest file of the desk, and how much of it is sent at a time. */
export const MOST_ATTACHMENT_BYTES = 20 * 1024 * 1024;
/** Pictures in one message to a buyer, whatever its channel takes. */
export const MOST_MESSAGE_PICTURES = 9;
export const PART_BYTES = 512 * 1024;

/** Largest table that is taken in. */
export const MOST_IMPORT_BYTES = 512 * 1024 * 1024;

/** Cases one may take in hand at once, and cases of one call: a console goes on with the next and shows how far it is. */
export const MOST_AT_ONCE = 500;
export const BULK_PART = 25;

/** Letters of what is said to a hand-over. */
export const HANDED_LETTERS = 300;

/** Letters of why cases are linked or split; cases one may be linked with, and parts of one. */
export const LINK_LETTERS = 200;
export const MOST_LINKS = 20;
export const MOST_PARTS = 9;

/** Most cases of one comparison. */
export const MOST_COMPARED = 200;

/**
 * From this score on an example was asked the same thing: of real buyers' questions 92 to 95 in a hundred then want the same, with the built-in embedder and with
 * a sentence model alike; below it, down to two in ten. The number itself is no probability and is shown to nobody. Source: decision 0015.
 */
export const ASKED_ALIKE = 0.6;

/** Limits that keep a person from waiting long: the answer cards step in after them. */
export const usualLimits = { connectMs: 5_000, firstMs: 8_000, silenceMs: 8_000, totalMs: 30_000 };
