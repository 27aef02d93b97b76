-- What belongs to one act, what took it back, and what happened on a day are looked up in the log.
CREATE INDEX change_act_idx ON change (studio_id, act_id) WHERE act_id IS NOT NULL;
CREATE INDEX change_undoes_idx ON change (studio_id, undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_at_idx ON change (studio_id, at);
