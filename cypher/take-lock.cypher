// Takes the lock of the one writer, or tells who has it.
// Parameters: token, now. Columns: token, at.
MERGE (lock:WriterLock {id: 'writer'})
ON CREATE SET lock.token = $token, lock.at = $now
RETURN lock.token AS token, lock.at AS at;
