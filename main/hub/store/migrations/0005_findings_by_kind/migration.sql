-- A contradiction is told by its own kind, so that an order can show several.
UPDATE "finding" SET "kind" = CASE "evidence"->>'what'
    WHEN 'completed_and_closed' THEN 'completed_and_closed'
    WHEN 'completed_but_returning' THEN 'completed_but_returning'
    ELSE 'shipped_after_closed' END,
  "evidence" = "evidence" || CASE "evidence"->>'what'
    WHEN 'completed_and_closed' THEN jsonb_build_object('firstAt', "evidence"->'channelAt', 'completedFirst', true)
    ELSE jsonb_build_object('left', "evidence"->>'what' = 'outbound_after_closed') END
WHERE "kind" = 'contradiction';
