"""The versioned shapes of what the program prints. The tree and the facts may change freely; these may not."""
