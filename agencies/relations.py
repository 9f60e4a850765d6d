"""The names of the relations between two records, in the order in which the statuses they give are tried."""

RELATIONS = ("duplicate", "possible_duplicate", "joint", "sequenced", "complementary", "parallel")
DUPLICATE, POSSIBLE, JOINT, SEQUENCED, COMPLEMENTARY, PARALLEL = range(6)
