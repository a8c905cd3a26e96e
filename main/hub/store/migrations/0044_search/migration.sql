-- What people remember of a thing finds it: the end of a number, words of the buyer, the receiver's name.
-- Pairs of neighbouring letters: the words of a language without blanks are found by them, and no extension is needed (decision 0023).
-- Its cost keeps the planner from reading a whole table by it.
CREATE FUNCTION search_pairs(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  SELECT coalesce(array_agg(p.a || p.b), '{}') FROM (SELECT string_to_array(translate(lower(normalize(words, NFKC)), E'\t\n\r', '   '), NULL) AS c) AS t,
    LATERAL unnest(t.c[:cardinality(t.c) - 1], t.c[2:]) AS p(a, b) WHERE p.a <> ' ' AND p.b <> ' '
$$;
-- A number turned round, letters and digits only: its end is found as a beginning, the whole by the same index.
CREATE FUNCTION search_tail(number text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT reverse(upper(regexp_replace(number, '[^0-9A-Za-z]', '', 'g')))
$$;

CREATE INDEX order_number_tail_idx ON "order" (search_tail(number) text_pattern_ops);
CREATE INDEX order_channel_order_id_tail_idx ON "order" (search_tail(channel_order_id) text_pattern_ops);
CREATE INDEX order_buyer_nick_idx ON "order" (lower(buyer_nick) text_pattern_ops);
CREATE INDEX parcel_waybill_tail_idx ON parcel (search_tail(waybill) text_pattern_ops);
CREATE INDEX case_file_number_tail_idx ON case_file (search_tail(number) text_pattern_ops);
CREATE INDEX case_file_channel_case_id_tail_idx ON case_file (search_tail(channel_case_id) text_pattern_ops);
CREATE INDEX case_file_words_idx ON case_file USING gin (search_pairs(buyer_words));
CREATE INDEX case_message_words_idx ON case_message USING gin (search_pairs(text)) WHERE author = 'buyer';

-- One product after the other, and its newest orders first.
CREATE INDEX order_line_sku_order_id_idx ON order_line (sku, order_id);

-- A receiver's name is found by its keyed hash; of rows from before it is made from what is sealed.
ALTER TABLE order_receiver ADD COLUMN name_hash text;
CREATE INDEX order_receiver_name_hash_idx ON order_receiver (name_hash);
