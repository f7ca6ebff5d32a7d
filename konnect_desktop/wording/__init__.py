"""The words: every sentence a person reads, in Dutch and English, and how numbers are written."""
