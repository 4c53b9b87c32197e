"""What needs more than one stage: reading a document, adding it to a case, verifying a case."""
