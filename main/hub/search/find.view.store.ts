/** What is found in orders, parcels, cases and words. Each question is answered by an index; none reads a table as a whole. */
import type { Found, FoundAccount, FoundCase, FoundOrder } from "../contract/search.ts";
import type { Store } from "../store/index.ts";

/** Something that was found, before it is shown. */
export interface Hit {
  id: string;
  by: Found["by"];
  text: string;
}

/** Hits of one question at most: an end of four digits is that of many. */
const MOST_ENDS = 200;
/** So many of the newest are read through before the index of words is asked: a word that many say is found among them at once. */
const NEWEST = 4_000;
/** So many that have all pairs of letters are looked at. */
export const MOST_WORDED = 2_000;

/** Beginnings of turned numbers lie between these two; letters and digits come before the small letters. */
const BETWEEN = (column: string): string => `search_tail(${column}) ~>=~ $1 AND search_tail(${column}) ~<~ ($1 || 'z')`;

/** Orders and parcels whose number ends so; `turned` is its end turned round. */
export function ordersByEnd(store: Store, turned: string): Promise<Hit[]> {
  return store.rows(
    `SELECT hit.id, hit.by, hit.text FROM (
       SELECT id, 'number' AS by, number AS text FROM "order" WHERE ${BETWEEN("number")}
       UNION ALL SELECT id, 'channel_number', channel_order_id FROM "order" WHERE ${BETWEEN("channel_order_id")}
       UNION ALL SELECT order_id, 'waybill', waybill FROM parcel WHERE ${BETWEEN("waybill")}) hit ORDER BY length(hit.text), hit.id DESC LIMIT ${MOST_ENDS}`,
    [turned],
  );
}

/** Orders and parcels with one of these numbers, each turned round. */
export function ordersNumbered(store: Store, turned: readonly string[]): Promise<Hit[]> {
  return store.rows(
    `SELECT id, 'number' AS by, number AS text FROM "order" WHERE search_tail(number) = ANY($1)
     UNION ALL SELECT id, 'channel_number', channel_order_id FROM "order" WHERE search_tail(channel_order_id) = ANY($1)
     UNION ALL SELECT order_id, 'waybill', waybill FROM parcel WHERE search_tail(waybill) = ANY($1) LIMIT ${MOST_ENDS}`,
    [turned],
  );
}

/** Orders whose unified number begins so: a day, and a part of its sequence. */
export function ordersBeginning(store: Store, digits: string): Promise<Hit[]> {
  return store.rows(
    `SELECT id, 'number' AS by, number AS text FROM "order" WHERE number >= $1 AND number < $1 || ':' ORDER BY number DESC LIMIT ${MOST_ENDS}`,
    [digits],
  );
}

/** Orders by the keyed hash of the receiver's whole phone (or one of several), of its last four digits, or of the name. */
export function ordersOfReceiver(store: Store, of: { phones: readonly string[]; tail: string | null; name: string | null }): Promise<Hit[]> {
  return store.rows(
    `SELECT order_id AS id, 'phone' AS by, '' AS text FROM order_receiver WHERE phone_hash = ANY($1)
     UNION ALL (SELECT order_id, 'phone', '' FROM order_receiver WHERE tail_hash = $2 ORDER BY order_id DESC LIMIT ${MOST_ENDS})
     UNION ALL (SELECT order_id, 'name', '' FROM order_receiver WHERE name_hash = $3 ORDER BY order_id DESC LIMIT ${MOST_ENDS})`,
    [of.phones, of.tail, of.name],
  );
}

/** Orders whose buyer's nick begins so, of all time; and those of the newest where it stands anywhere. */
export function ordersByNick(store: Store, nick: string): Promise<Hit[]> {
  return store.rows(
    `(SELECT id, 'nick' AS by, buyer_nick AS text FROM "order" WHERE lower(buyer_nick) ~>=~ $1 AND lower(buyer_nick) ~<~ ($1 || U&'\\+10FFFF') LIMIT ${MOST_ENDS})
     UNION (SELECT id, 'nick', buyer_nick FROM (SELECT id, buyer_nick FROM "order" ORDER BY id DESC LIMIT ${NEWEST}) newest WHERE position($1 IN lower(buyer_nick)) > 0)`,
    [nick],
  );
}

/** The newest orders of some products. */
export function ordersOfProducts(store: Store, skus: readonly string[], most: number): Promise<Hit[]> {
  return store.rows(
    `SELECT line.order_id AS id, 'product' AS by, line.title AS text FROM unnest($1::text[]) AS wanted(sku)
     CROSS JOIN LATERAL (SELECT order_id, title FROM order_line WHERE sku = wanted.sku ORDER BY order_id DESC LIMIT $2) line ORDER BY line.order_id DESC LIMIT $2`,
    [skus, most],
  );
}

/** Products sold, each SKU with its newest name, from one to the next by the index over them. */
export function productsSold(store: Store, most: number): Promise<{ sku: string; title: string; spec: string }[]> {
  return store.rows(
    `WITH RECURSIVE product AS ((SELECT sku FROM order_line ORDER BY sku LIMIT 1)
       UNION ALL SELECT (SELECT l.sku FROM order_line l WHERE l.sku > product.sku ORDER BY l.sku LIMIT 1) FROM product WHERE product.sku IS NOT NULL)
     SELECT product.sku, newest.title, newest.spec FROM product
     CROSS JOIN LATERAL (SELECT title, spec FROM order_line WHERE order_line.sku = product.sku ORDER BY order_id DESC LIMIT 1) newest
     WHERE product.sku IS NOT NULL LIMIT $1`,
    [most],
  );
}

/** Cases whose number ends so. */
export function casesByEnd(store: Store, turned: string): Promise<Hit[]> {
  return store.rows(
    `SELECT hit.id, hit.by, hit.text FROM (
       SELECT id, 'number' AS by, number AS text FROM case_file WHERE ${BETWEEN("number")}
       UNION ALL SELECT id, 'channel_number', channel_case_id FROM case_file WHERE ${BETWEEN("channel_case_id")}) hit ORDER BY length(hit.text), hit.id DESC LIMIT ${MOST_ENDS}`,
    [turned],
  );
}

/** Cases with one of these numbers, each turned round. */
export function casesNumbered(store: Store, turned: readonly string[]): Promise<Hit[]> {
  return store.rows(
    `SELECT id, 'number' AS by, number AS text FROM case_file WHERE search_tail(number) = ANY($1)
     UNION ALL SELECT id, 'channel_number', channel_case_id FROM case_file WHERE search_tail(channel_case_id) = ANY($1) LIMIT ${MOST_ENDS}`,
    [turned],
  );
}

/** Cases about these orders, newest first. */
export function casesOfOrders(store: Store, orderIds: readonly string[], most: number): Promise<Hit[]> {
  return store.rows(
    `SELECT c.id, 'order' AS by, coalesce(o.number, '') AS text FROM case_file c JOIN "order" o ON o.id = c.order_id WHERE c.order_id = ANY($1) ORDER BY c.id DESC LIMIT $2`,
    [orderIds, most],
  );
}

/** `patterns`: each must be in the text, as LIKE writes it. */
interface Worded {
  words: string;
  patterns: readonly string[];
}

/** Cases among the newest in which the buyer said so, newest first. */
export function newestSaying(store: Store, { patterns }: Pick<Worded, "patterns">, most: number): Promise<Hit[]> {
  return store.rows(
    `SELECT said.id, 'words' AS by, max(said.text) AS text FROM (
       (SELECT case_id AS id, text, m.id AS at FROM (SELECT id, case_id, author, text FROM case_message ORDER BY id DESC LIMIT ${NEWEST}) m
         WHERE m.author = 'buyer' AND lower(m.text) LIKE ALL($1))
       UNION ALL (SELECT id, buyer_words, id FROM (SELECT id, buyer_words FROM case_file ORDER BY id DESC LIMIT ${NEWEST}) c WHERE lower(c.buyer_words) LIKE ALL($1))) said
     GROUP BY said.id ORDER BY max(said.at) DESC LIMIT $2`,
    [patterns, most],
  );
}

/** Cases of all time in which the buyer said so, by the index over pairs of letters, newest first; `looked` = how many texts had all pairs. */
export async function everSaying(store: Store, { words, patterns }: Worded, most: number): Promise<{ hits: Hit[]; looked: number }> {
  const rows = await store.rows<Hit & { looked: number }>(
    `WITH paired AS MATERIALIZED (
       (SELECT case_id AS id, text, id AS at FROM case_message WHERE author = 'buyer' AND search_pairs(text) @> search_pairs($1) LIMIT ${MOST_WORDED})
       UNION ALL (SELECT id, buyer_words, id FROM case_file WHERE search_pairs(buyer_words) @> search_pairs($1) LIMIT ${MOST_WORDED}))
     SELECT said.id, 'words' AS by, max(said.text) AS text, (SELECT count(*)::int FROM paired) AS looked FROM paired said
     WHERE lower(normalize(said.text, NFKC)) LIKE ALL($2) GROUP BY said.id ORDER BY max(said.at) DESC LIMIT $3`,
    [words, patterns, most],
  );
  return { hits: rows.map(({ id, by, text }) => ({ id, by, text })), looked: rows[0]?.looked ?? 0 };
}

/** Orders as they are shown, in the order of `ids`. */
export function foundOrders(store: Store, ids: readonly string[]): Promise<(Omit<FoundOrder, "found"> & { accountId: string | null })[]> {
  return store.rows(
    `SELECT o.id, o.number, o.channel, s.name AS "shopName", o.state, o.paid_fen AS "paidFen", o.buyer_nick AS "buyerNick", o.created_at AS "createdAt", o.account_id AS "accountId",
       coalesce((SELECT l.title FROM order_line l WHERE l.order_id = o.id ORDER BY l.taken_out, l.paid_fen DESC, l.channel_line_id LIMIT 1), '') AS title
     FROM unnest($1::text[]) WITH ORDINALITY AS wanted(id, place) JOIN "order" o ON o.id = wanted.id JOIN shop s ON s.id = o.shop_id ORDER BY wanted.place`,
    [ids],
  );
}

/** Cases as they are shown, in the order of `ids`. */
export function foundCases(store: Store, ids: readonly string[]): Promise<Omit<FoundCase, "found">[]> {
  return store.rows(
    `SELECT c.id, c.number, c.channel, s.name AS "shopName", c.kind, c.found_kind AS "foundKind", c.state, c.status, coalesce(o.buyer_nick, c.buyer_nick) AS "buyerNick",
       left(c.buyer_words, 300) AS "buyerWords", c.opened_at AS "openedAt"
     FROM unnest($1::text[]) WITH ORDINALITY AS wanted(id, place) JOIN case_file c ON c.id = wanted.id JOIN shop s ON s.id = c.shop_id
     LEFT JOIN "order" o ON o.id = c.order_id ORDER BY wanted.place`,
    [ids],
  );
}

/** Accounts as they are shown, in the order of `ids`: nick of their newest order, and how many orders they have. */
export function foundAccounts(store: Store, ids: readonly string[]): Promise<Omit<FoundAccount, "found">[]> {
  return store.rows(
    `SELECT a.id, a.level, newest.buyer_nick AS nick, newest.orders FROM unnest($1::text[]) WITH ORDINALITY AS wanted(id, place) JOIN account a ON a.id = wanted.id
     JOIN LATERAL (SELECT buyer_nick, count(*) OVER ()::int AS orders FROM "order" o WHERE o.account_id = a.id ORDER BY o.created_at DESC LIMIT 1) newest ON true ORDER BY wanted.place`,
    [ids],
  );
}
