"""Years and days: what a sentence tells of time, and from when a figure holds."""
