// Says that the writer is still at work; gives nothing where somebody else has the lock.
// Parameters: token. Columns: token.
MATCH (lock:WriterLock {id: 'writer', token: $token})
SET lock.at = timestamp()
RETURN lock.token AS token;
