// Takes the lock of the one writer, or tells who has it and for how many milliseconds without a sign.
// Parameters: token. Columns: token, age.
MERGE (lock:WriterLock {id: 'writer'})
ON CREATE SET lock.token = $token, lock.at = timestamp()
RETURN lock.token AS token, timestamp() - lock.at AS age;
