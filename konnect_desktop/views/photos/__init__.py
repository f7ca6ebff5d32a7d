"""Photos and videos of years as a grid: justified rows under months and days."""
