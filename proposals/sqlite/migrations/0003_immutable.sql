-- A stored revision never changes: no row of it can be changed, taken away or
-- added. A revision and its seal are held by their keys, so that of two writers
-- of the same revision the primary key picks one.

CREATE TRIGGER case_revision_update BEFORE UPDATE ON case_revision BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER case_revision_delete BEFORE DELETE ON case_revision BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_seal_update BEFORE UPDATE ON case_seal BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER case_seal_delete BEFORE DELETE ON case_seal BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_intro_update BEFORE UPDATE ON case_intro BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER case_intro_delete BEFORE DELETE ON case_intro BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER case_intro_insert BEFORE INSERT ON case_intro WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_opening_update BEFORE UPDATE ON case_opening BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER case_opening_delete BEFORE DELETE ON case_opening BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER case_opening_insert BEFORE INSERT ON case_opening WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER actor_update BEFORE UPDATE ON actor BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER actor_delete BEFORE DELETE ON actor BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER actor_insert BEFORE INSERT ON actor WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER party_member_update BEFORE UPDATE ON party_member BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER party_member_delete BEFORE DELETE ON party_member BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER party_member_insert BEFORE INSERT ON party_member WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER event_insert BEFORE INSERT ON event WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER event_is_update BEFORE UPDATE ON event_is BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER event_is_delete BEFORE DELETE ON event_is BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER event_is_insert BEFORE INSERT ON event_is WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER topic_update BEFORE UPDATE ON topic BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER topic_delete BEFORE DELETE ON topic BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER topic_insert BEFORE INSERT ON topic WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_update BEFORE UPDATE ON issue BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_delete BEFORE DELETE ON issue BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_insert BEFORE INSERT ON issue WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_value_update BEFORE UPDATE ON issue_value BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_value_delete BEFORE DELETE ON issue_value BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_value_insert BEFORE INSERT ON issue_value WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_part_update BEFORE UPDATE ON issue_part BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_part_delete BEFORE DELETE ON issue_part BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_part_insert BEFORE INSERT ON issue_part WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_also_update BEFORE UPDATE ON issue_also BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_also_delete BEFORE DELETE ON issue_also BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_also_insert BEFORE INSERT ON issue_also WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_on_update BEFORE UPDATE ON issue_on BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_on_delete BEFORE DELETE ON issue_on BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_on_insert BEFORE INSERT ON issue_on WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_guidance_update BEFORE UPDATE ON issue_guidance BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_guidance_delete BEFORE DELETE ON issue_guidance BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER issue_guidance_insert BEFORE INSERT ON issue_guidance WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_update BEFORE UPDATE ON assumption BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER assumption_delete BEFORE DELETE ON assumption BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER assumption_insert BEFORE INSERT ON assumption WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_after_update BEFORE UPDATE ON assumption_after BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER assumption_after_delete BEFORE DELETE ON assumption_after BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER assumption_after_insert BEFORE INSERT ON assumption_after WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_reason_update BEFORE UPDATE ON assumption_reason BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER assumption_reason_delete BEFORE DELETE ON assumption_reason BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER assumption_reason_insert BEFORE INSERT ON assumption_reason WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER revision_update BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_delete BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_seal_update BEFORE UPDATE ON revision_seal BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_seal_delete BEFORE DELETE ON revision_seal BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_author_update BEFORE UPDATE ON revision_author BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_author_delete BEFORE DELETE ON revision_author BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_author_insert BEFORE INSERT ON revision_author WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_called_update BEFORE UPDATE ON revision_called BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_called_delete BEFORE DELETE ON revision_called BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_called_insert BEFORE INSERT ON revision_called WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_language_update BEFORE UPDATE ON revision_language BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_language_delete BEFORE DELETE ON revision_language BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_language_insert BEFORE INSERT ON revision_language WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_option_update BEFORE UPDATE ON revision_option BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_option_delete BEFORE DELETE ON revision_option BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_option_insert BEFORE INSERT ON revision_option WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_rest_after_update BEFORE UPDATE ON revision_rest_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_rest_after_delete BEFORE DELETE ON revision_rest_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_rest_after_insert BEFORE INSERT ON revision_rest_after WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_intro_update BEFORE UPDATE ON revision_intro BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_intro_delete BEFORE DELETE ON revision_intro BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER revision_intro_insert BEFORE INSERT ON revision_intro WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER source_update BEFORE UPDATE ON source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER source_delete BEFORE DELETE ON source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER source_insert BEFORE INSERT ON source WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_update BEFORE UPDATE ON term BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_delete BEFORE DELETE ON term BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_insert BEFORE INSERT ON term WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_value_update BEFORE UPDATE ON term_value BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_value_delete BEFORE DELETE ON term_value BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_value_insert BEFORE INSERT ON term_value WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_on_update BEFORE UPDATE ON term_on BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_on_delete BEFORE DELETE ON term_on BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_on_insert BEFORE INSERT ON term_on WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_scope_update BEFORE UPDATE ON term_scope BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_scope_delete BEFORE DELETE ON term_scope BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_scope_insert BEFORE INSERT ON term_scope WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_event_update BEFORE UPDATE ON term_event BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_event_delete BEFORE DELETE ON term_event BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_event_insert BEFORE INSERT ON term_event WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_deadline_update BEFORE UPDATE ON term_deadline BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_deadline_delete BEFORE DELETE ON term_deadline BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_deadline_insert BEFORE INSERT ON term_deadline WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_source_update BEFORE UPDATE ON term_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_source_delete BEFORE DELETE ON term_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_source_insert BEFORE INSERT ON term_source WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_quote_update BEFORE UPDATE ON term_quote BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_quote_delete BEFORE DELETE ON term_quote BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_quote_insert BEFORE INSERT ON term_quote WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_body_update BEFORE UPDATE ON term_body BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_body_delete BEFORE DELETE ON term_body BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER term_body_insert BEFORE INSERT ON term_body WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_update BEFORE UPDATE ON blank BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER blank_delete BEFORE DELETE ON blank BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER blank_insert BEFORE INSERT ON blank WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_after_update BEFORE UPDATE ON blank_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER blank_after_delete BEFORE DELETE ON blank_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER blank_after_insert BEFORE INSERT ON blank_after WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_source_update BEFORE UPDATE ON blank_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER blank_source_delete BEFORE DELETE ON blank_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER blank_source_insert BEFORE INSERT ON blank_source WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_search_update BEFORE UPDATE ON blank_search BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER blank_search_delete BEFORE DELETE ON blank_search BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER blank_search_insert BEFORE INSERT ON blank_search WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_update BEFORE UPDATE ON step BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER step_delete BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER step_insert BEFORE INSERT ON step WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_after_update BEFORE UPDATE ON step_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER step_after_delete BEFORE DELETE ON step_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER step_after_insert BEFORE INSERT ON step_after WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_source_update BEFORE UPDATE ON step_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER step_source_delete BEFORE DELETE ON step_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER step_source_insert BEFORE INSERT ON step_source WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_quote_update BEFORE UPDATE ON step_quote BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER step_quote_delete BEFORE DELETE ON step_quote BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER step_quote_insert BEFORE INSERT ON step_quote WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
