-- What is done about a group goes with it, and comes back with it: what was deleted at that instant and no other.
CREATE TRIGGER groups_take_cases AFTER UPDATE OF deletedAt ON groups WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  UPDATE cases SET deletedAt = NEW.deletedAt WHERE groupId = NEW.id AND deletedAt IS OLD.deletedAt;
  UPDATE case_actions SET deletedAt = NEW.deletedAt WHERE groupId = NEW.id AND deletedAt IS OLD.deletedAt;
  UPDATE overrides SET deletedAt = NEW.deletedAt WHERE groupId = NEW.id AND deletedAt IS OLD.deletedAt;
END;
