"""The page of gaps: what ranks, the ranked table, the learning areas beside it, and awaited reports apart."""
