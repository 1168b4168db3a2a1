"""What leaves the workspace for other tools, and what comes back from them."""
