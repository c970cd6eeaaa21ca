// Gives the lock back, if it is still the one that was taken.
// Parameters: token. Columns: none.
MATCH (lock:WriterLock {id: 'writer', token: $token})
DELETE lock;
