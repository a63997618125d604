-- The words of deadlines became others, and with them the passages that a search
-- looks into: they are made anew.

DELETE FROM searched;
DELETE FROM passage;
